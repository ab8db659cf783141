"""Every write of intake: files received and read, facts decided, documents entered, withdrawn, read again;
spreadsheets brought in."""

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
from frankpledge.intake.changes.sheet_rows import (
    enter_rows,
    enter_rows_later,
    leave_rows,
    queue_rows_again,
)
from frankpledge.intake.changes.sheets import (
    answer_rows,
    bring_in,
    look_at,
    match_columns,
    put_back_sheet,
    reject_sheet,
    withdraw_sheet,
)

__all__ = [
    "accept_all",
    "accept_fact",
    "accept_sure",
    "add_fact",
    "answer_rows",
    "bring_in",
    "choose_body",
    "correct_fact",
    "destroy_review",
    "destroy_upload",
    "enter_later",
    "enter_review",
    "enter_rows",
    "enter_rows_later",
    "give_up",
    "keep_mine",
    "leave_rows",
    "leave_to_review",
    "look_at",
    "match_columns",
    "put_back",
    "put_back_sheet",
    "queue_again",
    "queue_rows_again",
    "read_again",
    "read_upload",
    "receive",
    "redact_review",
    "refuse",
    "reject_fact",
    "reject_review",
    "reject_sheet",
    "take_offer",
    "wait_again",
    "waits_for_file",
    "withdraw",
    "withdraw_sheet",
]
