"""A paper ten times as long costs about ten times as much, counted in calls and not in seconds."""

import sys

import pytest

from minutes_reader import read_text

HEAD = (
    "Aldermere Community Safety Partnership\nMinutes of the meeting held on 4 December 2024\n"
    "Present: Ann Poe (Chair), Ben Hill (Police)\n\n1. Welcome\nMembers were welcomed.\n\n"
)
PIECES = {
    "tiny actions": "Action: Ann Poe to write.\n\n",
    "actions with their owner below": "Action\nWrite to all.\nAnn Poe\n\n",
    "verdicts": "AGREED: that the report be noted.\n\n",
    "promises": "A further report would be brought back to the next meeting.\n\n",
    "apologies": "Apologies were received from Cat Low.\n",
    "sums in a list": "Committed to date £900\n",
    "rows": "Burglary\t12\t34\n",
    "one line of words": "the fox said that 12 people were there ",
    "one line of sums": "£900 ",
    "one line of one word": "anything",
}


def calls(text: str) -> int:
    """How many calls, of our own functions and of Python's, a reading takes."""
    counted = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read_text(text)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_ten_times_the_text_takes_at_most_fifteen_times_the_calls(piece: str) -> None:
    short, long = (calls(HEAD + piece * (length // len(piece))) for length in (4_000, 40_000))
    assert long <= 15 * short
