"""Every write of letters to owners and of letters that came."""

from frankpledge.chasing.changes.answering import answer_by_link, note_refused_link
from frankpledge.chasing.changes.letting_go import forget_paper, let_go, redact_letters
from frankpledge.chasing.changes.receiving import NotOurs, take_in
from frankpledge.chasing.changes.settling import put_to_actions, set_aside
from frankpledge.chasing.changes.stopping import let_again, note_came_back, stop_letters
from frankpledge.chasing.changes.writing import begin_round, chase, end_round, note_sent, set_day, write_digest

__all__ = [
    "NotOurs",
    "answer_by_link",
    "begin_round",
    "chase",
    "end_round",
    "forget_paper",
    "let_again",
    "let_go",
    "note_came_back",
    "note_refused_link",
    "note_sent",
    "put_to_actions",
    "redact_letters",
    "set_aside",
    "set_day",
    "stop_letters",
    "take_in",
    "write_digest",
]
