"""Working days, the timetable, and what goes into which pack: no database."""

from datetime import date

import pytest

from frankpledge.meetings.rules.packs import (
    Audience,
    Entry,
    ItemFacts,
    News,
    PaperFacts,
    Shown,
    chosen,
    left_out_words,
    news,
)
from frankpledge.meetings.rules.timetable import (
    DEFAULT_DAYS,
    Chase,
    Due,
    Standing,
    Step,
    day_of,
    how_late,
    timetable,
    to_chase,
)
from frankpledge.meetings.rules.working_days import (
    clear_days_before,
    is_working,
    working_days_between,
    working_days_from,
)

MEETING = date(2026, 4, 15)  # a Wednesday, nine days after Easter Monday
FROM_THE_BODY = {Step.CALL: 15}


@pytest.mark.parametrize(
    ("day", "many", "found"),
    [
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, a weekend and Easter Monday lie between
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day of 2026 is a Saturday: the Monday is off for it
        (date(2026, 4, 5), 0, date(2026, 4, 7)),
        (date(2026, 4, 8), 0, date(2026, 4, 8)),
        (date(2020, 5, 7), 1, date(2020, 5, 11)),  # the bank holiday of May 2020 was moved to a Friday
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(day: date, many: int, found: date) -> None:
    assert working_days_from(day, many) == found


def test_days_between_are_those_that_one_counts_on_a_calendar() -> None:
    assert working_days_between(date(2026, 4, 2), MEETING) == 7
    assert working_days_between(MEETING, date(2026, 4, 2)) == -7
    assert not is_working(date(2026, 4, 20), off={date(2026, 4, 20)})


def test_neither_the_day_of_dispatch_nor_that_of_the_meeting_is_a_clear_day() -> None:
    sent = clear_days_before(MEETING, 5)
    assert sent == date(2026, 4, 7)  # 8, 9, 10, 13 and 14 April are clear


def test_a_timetable_goes_back_from_the_meeting_by_the_days_of_its_body() -> None:
    rows = {due.step: due for due in timetable(MEETING, FROM_THE_BODY, {Step.BRIEFING: date(2026, 4, 9)})}
    assert list(rows) == [Step.CALL, Step.PAPERS_DUE, Step.DISPATCH, Step.BRIEFING, Step.DRAFT_MINUTES]
    assert rows[Step.CALL].day == working_days_from(MEETING, -15) == date(2026, 3, 23)
    assert rows[Step.PAPERS_DUE].day == day_of(Step.PAPERS_DUE, MEETING, DEFAULT_DAYS) == date(2026, 3, 30)
    assert rows[Step.BRIEFING].chosen
    assert rows[Step.DRAFT_MINUTES].day == date(2026, 4, 29)


def test_a_step_is_late_only_until_it_is_done() -> None:
    due = Due(Step.CALL, date(2026, 3, 23))
    assert due.standing(date(2026, 3, 24)) is Standing.LATE
    assert due.standing(date(2026, 3, 18)) is Standing.SOON
    assert due.standing(date(2026, 3, 17)) is Standing.WAITING
    assert Due(Step.CALL, due.day, done_on=date(2026, 3, 30)).standing(date(2026, 4, 1)) is Standing.DONE
    assert {step.label for step in Step}
    assert {step.counted for step in Step}
    assert Standing.LATE.label


def test_a_paper_is_late_after_its_day_and_supplementary_after_the_pack() -> None:
    due = date(2026, 3, 30)
    assert how_late(due, due, went_out=False) == (False, False)
    assert how_late(date(2026, 3, 31), due, went_out=False) == (True, False)
    assert how_late(date(2026, 3, 31), due, went_out=True) == (True, True)
    assert how_late(date(2026, 3, 1), due, went_out=True) == (False, True)


def test_an_author_is_reminded_once_before_and_once_after_the_day() -> None:
    due = date(2026, 4, 8)
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2), due, date(2026, 4, 9), date(2026, 4, 20)]
    sent: list[Chase] = []
    told = []
    for day in days:
        what = to_chase(due, day, sent)
        told.append(what)
        sent += [what] if what else []
    assert told == [None, Chase.SOON, None, None, Chase.OVERDUE, None]
    assert to_chase(due, date(2026, 4, 9), []) is Chase.OVERDUE, "and not that it is due soon"


PUBLIC, OFFICIAL, SENSITIVE, SEALED = range(4)
ITEMS = [
    ItemFacts(1, PUBLIC, papers=(PaperFacts(10, PUBLIC), PaperFacts(11, OFFICIAL), PaperFacts(12, SENSITIVE, False))),
    ItemFacts(2, OFFICIAL, papers=(PaperFacts(20, OFFICIAL, received=False),)),
    ItemFacts(3, SENSITIVE, papers=(PaperFacts(30, SENSITIVE),)),
    ItemFacts(4, SENSITIVE, stub=False),
    ItemFacts(5, SEALED),
    ItemFacts(6, PUBLIC, papers=(PaperFacts(60, PUBLIC, withdrawn=True),)),
    ItemFacts(7, PUBLIC, withdrawn=True, papers=(PaperFacts(70, PUBLIC),)),
]


def said(entries: list[Entry]) -> list[str]:
    return [f"{entry.item}{f'.{entry.paper}' if entry.paper else ''} {entry.shown}" for entry in entries]


@pytest.mark.parametrize(
    ("audience", "found"),
    [
        (Audience.PUBLIC, ["1 whole", "1.10 whole", "1.11 stub", "2 stub", "3 stub", "6 whole", "7 withdrawn"]),
        (
            Audience.MEMBER,
            ["1 whole", "1.10 whole", "1.11 whole", "2 whole", "2.20 awaited", "3 stub", "6 whole", "7 withdrawn"],
        ),
        (
            Audience.RESTRICTED,
            ["1 whole", "1.10 whole", "1.11 whole", "1.12 whole", "2 whole", "2.20 awaited", "3 whole", "3.30 whole",
             "4 whole", "6 whole", "7 withdrawn"],
        ),
    ],
)  # fmt: skip
def test_a_pack_has_what_its_audience_may_read_and_says_what_is_left_out(audience: Audience, found: list[str]) -> None:
    assert said(chosen(audience, ITEMS)) == found
    assert audience.label
    assert audience.level < SEALED


def test_a_paper_withdrawn_after_a_pack_went_out_keeps_its_place_in_the_next() -> None:
    assert said(chosen(Audience.PUBLIC, ITEMS, sent_before={60, 70}))[-4:] == [
        "6 whole",
        "6.60 withdrawn",
        "7 withdrawn",
        "7.70 withdrawn",
    ]


def test_what_is_new_is_told_from_what_came_again() -> None:
    before = [Entry(1, 10, Shown.WHOLE), Entry(1, 11, Shown.WHOLE), Entry(2, None, Shown.WHOLE)]
    now = [
        Entry(1, 10, Shown.WITHDRAWN), Entry(1, 13, Shown.WHOLE), Entry(2, 20, Shown.WHOLE), Entry(2, 21, Shown.STUB),
    ]  # fmt: skip
    assert news(now, before, {13: 12, 12: 11}) == News(came=[20], replaced=[13], withdrawn=[10])
    assert news(now, None, {}).came == [13, 20]
    assert not news(before, before, {})


def test_an_entry_is_kept_without_words_and_comes_back_as_it_was() -> None:
    entry = Entry(3, 30, Shown.WHOLE, page=12, pages=4)
    assert Entry.of(entry.plain()) == entry


def test_what_is_left_out_names_its_paragraph_where_it_has_one() -> None:
    assert "paragraph 7 of Schedule 12A" in left_out_words("7")
    assert left_out_words("") == "Not in this pack: it is restricted."
