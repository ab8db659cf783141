"""Every write of keeping: rules, holds, and destruction by two people."""

from frankpledge.keeping.changes.holding import lay_hold, lift_hold, one_at_a_time
from frankpledge.keeping.changes.ruling import add_rule, change_rule

__all__ = ["add_rule", "change_rule", "lay_hold", "lift_hold", "one_at_a_time"]
