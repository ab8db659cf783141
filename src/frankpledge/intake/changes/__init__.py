"""Every write of intake: files received and read, facts decided, documents entered, withdrawn, read again."""

from frankpledge.intake.changes.deciding import (
    accept_all,
    accept_fact,
    accept_sure,
    add_fact,
    choose_body,
    correct_fact,
    reject_fact,
)
from frankpledge.intake.changes.destroying import destroy_review, destroy_upload, waits_for_file
from frankpledge.intake.changes.entering import (
    enter_later,
    enter_review,
    leave_to_review,
    put_back,
    queue_again,
    reject_review,
    withdraw,
)
from frankpledge.intake.changes.receiving import give_up, read_upload, receive, refuse, wait_again
from frankpledge.intake.changes.redacting import redact_review
from frankpledge.intake.changes.rereading import keep_mine, read_again, take_offer

__all__ = [
    "accept_all",
    "accept_fact",
    "accept_sure",
    "add_fact",
    "choose_body",
    "correct_fact",
    "destroy_review",
    "destroy_upload",
    "enter_later",
    "enter_review",
    "give_up",
    "keep_mine",
    "leave_to_review",
    "put_back",
    "queue_again",
    "read_again",
    "read_upload",
    "receive",
    "redact_review",
    "refuse",
    "reject_fact",
    "reject_review",
    "take_offer",
    "wait_again",
    "waits_for_file",
    "withdraw",
]
