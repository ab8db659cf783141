"""The pages of intake: files coming in, their review, and what a person decides about them."""

from frankpledge.intake.views.correcting import add_fact, fact
from frankpledge.intake.views.deciding import (
    accept_rest,
    accept_sure,
    choose_body,
    decide_fact,
    keep_mine,
    take_offer,
)
from frankpledge.intake.views.entering import enter, enter_unchecked, put_back, read_again, reject, withdraw
from frankpledge.intake.views.receiving import batch, documents, upload
from frankpledge.intake.views.reviewing import review
from frankpledge.intake.views.sheets import sheet, sheets

__all__ = [
    "accept_rest",
    "accept_sure",
    "add_fact",
    "batch",
    "choose_body",
    "decide_fact",
    "documents",
    "enter",
    "enter_unchecked",
    "fact",
    "keep_mine",
    "put_back",
    "read_again",
    "reject",
    "review",
    "sheet",
    "sheets",
    "take_offer",
    "upload",
    "withdraw",
]
