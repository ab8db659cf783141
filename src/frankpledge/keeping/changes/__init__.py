"""Every write of keeping: rules, holds, and destruction by two people."""

from frankpledge.keeping.changes.asking import (
    approve_destruction,
    ask_by_hand,
    ask_by_rule,
    destroy_again,
    queue_destruction,
    refuse_destruction,
    withdraw_destruction,
)
from frankpledge.keeping.changes.destroying import destroy_rows, end_destruction, note_outside, remove_files
from frankpledge.keeping.changes.holding import lay_hold, lift_hold, one_at_a_time
from frankpledge.keeping.changes.ruling import add_rule, change_rule

__all__ = [
    "add_rule",
    "approve_destruction",
    "ask_by_hand",
    "ask_by_rule",
    "change_rule",
    "destroy_again",
    "destroy_rows",
    "end_destruction",
    "lay_hold",
    "lift_hold",
    "note_outside",
    "one_at_a_time",
    "queue_destruction",
    "refuse_destruction",
    "remove_files",
    "withdraw_destruction",
]
