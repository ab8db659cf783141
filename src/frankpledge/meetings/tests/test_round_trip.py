"""Minutes written out as a file and read in again, from what stands in it to be seen, state what they were made of.

A few invented meetings in every run; `make bench` tries 500 in each format (FRANKPLEDGE_ROUND_TRIP).
"""

import os
from typing import Any

import pytest

from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.meetings.rules.writing_out.formats import Format, file_of, of_kind
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.tests.inventing import Invented, invented
from minutes_reader import Reading, read_bytes

MEETINGS = int(os.environ.get("FRANKPLEDGE_ROUND_TRIP", "6"))
READ_AS = {"officer": "in_attendance"}  # they stand in one list
LISTS = ((Capacity.PRESENT,), (Capacity.OFFICER, Capacity.IN_ATTENDANCE), (Capacity.APOLOGIES,))


@pytest.mark.parametrize("ending", of_kind("minutes"))
def test_every_fact_of_minutes_is_read_again_in_the_file_that_they_are_written_to(ending: Format) -> None:
    wrong = []
    for seed in range(MEETINGS):
        meeting = invented(seed)
        read = facts_of(
            read_bytes(file_of(meeting.written, ending, built_in(meeting.written.kind)), f"minutes.{ending}")
        )
        for name, told in told_in(meeting).items():
            if read[name] != told:
                wrong.append(f"meeting {seed}, {name}: {told} was read as {read[name]}")
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:5])


def told_in(meeting: Invented) -> dict[str, Any]:
    """What went into the minutes of a meeting."""
    meant = meeting.meant
    listed = [
        (
            one.name,
            one.post,
            one.organisation,
            "in_attendance" if one.capacity == "officer" else one.capacity,
            one.chair,
        )
        for capacities in LISTS
        for one in sorted((one for one in meeting.sitters if one.capacity in capacities), key=lambda one: not one.chair)
    ]
    return {
        "body": meant.body,
        "date": meant.held_on.isoformat(),
        "venue": meant.venue,
        "started": f"{meant.started:%H:%M}",
        "closed": f"{meant.closed:%H:%M}" if meant.closed else "",
        "next meeting": meant.next_on.isoformat() if meant.next_on else "",
        "attendance": listed,
        "items": meeting.items,
        "decisions": meeting.decisions,
        "actions": meeting.actions,
        "follow-ups": meeting.follow_ups,
    }


def facts_of(read: Reading) -> dict[str, Any]:
    """The same, as the reader found it."""
    return {
        "body": read.body.name if read.body else "",
        "date": read.date.value if read.date else "",
        "venue": read.venue.text if read.venue else "",
        "started": read.started.value if read.started else "",
        "closed": read.closed.value if read.closed else "",
        "next meeting": read.next_meeting.value if read.next_meeting else "",
        "attendance": [
            (one.name, one.post or "", one.organisation or "", one.capacity, one.chair) for one in read.attendance
        ],
        "items": [(one.number or "", one.title, one.parent or "", one.presenter or "") for one in read.items],
        "decisions": [(one.item, one.verb, one.text) for one in read.decisions],
        "actions": [(one.item, one.text, one.owners, one.due or "") for one in read.actions],
        "follow-ups": [(one.item, one.what, one.due or "") for one in read.follow_ups],
    }
