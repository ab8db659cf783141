"""The figures of actions: counted on a day, by agency and by quarter, each out of what it is out of."""

from datetime import date

from frankpledge.meetings.rules.figures import NOBODY, Done, by_agency, by_quarter, quarter_name, tally

TODAY = date(2026, 2, 10)
LOG = [
    Done(date(2025, 11, 1), date(2025, 12, 1), "done", date(2025, 11, 30), ("Police",)),
    Done(date(2025, 11, 1), date(2025, 12, 1), "done", date(2026, 1, 5), ("Council", "Police")),
    Done(date(2025, 11, 1), None, "done", date(2026, 1, 5)),
    Done(date(2025, 12, 1), date(2026, 2, 9), "open", None, ("Council",)),
    Done(date(2026, 1, 7), date(2026, 2, 10), "open", None, ("Council",)),
    Done(date(2026, 1, 7), date(2026, 1, 8), "dropped", date(2026, 1, 9), ("Council",)),
]


def test_the_day_it_is_due_is_in_time_and_what_was_dropped_is_neither_done_nor_late():
    whole = tally("All", LOG, TODAY)
    assert (whole.raised, whole.open, whole.late, whole.done, whole.timed, whole.in_time) == (6, 2, 1, 3, 2, 1)
    assert whole.share == 0.5
    assert tally("None", [], TODAY).share is None


def test_what_was_put_off_and_then_met_was_not_done_by_its_first_date():
    put_off = Done(date(2025, 1, 1), date(2025, 12, 1), "done", date(2025, 11, 30), first_due=date(2025, 3, 1))
    for whole in (tally("All", [put_off, LOG[0]], TODAY), by_quarter([put_off, LOG[0]], TODAY)[1]):
        assert (whole.timed, whole.in_time, whole.in_time_put_off) == (2, 1, 2)
        assert (whole.share, whole.share_put_off) == (0.5, 1.0)


def test_an_action_of_two_agencies_counts_for_each_and_one_of_none_is_said_to_be_so():
    rows = by_agency(LOG, TODAY)
    assert [(row.name, row.raised) for row in rows] == [("Council", 4), ("Police", 2), (NOBODY, 1)]


def test_a_quarter_counts_what_stood_at_its_end():
    this, last, *_ = by_quarter(LOG, TODAY)
    assert (this.name, this.raised, this.done, this.in_time, this.timed) == ("January to March 2026", 2, 2, 0, 1)
    assert (this.open, this.late) == (2, 1)
    assert (last.name, last.raised, last.done, last.open, last.late) == ("October to December 2025", 4, 1, 3, 1)


def test_eight_quarters_go_back_over_new_year():
    names = [row.name for row in by_quarter([], TODAY)]
    assert names[-1] == "April to June 2024"
    assert quarter_name(date(2025, 10, 1)) == "October to December 2025"
