"""What a minute that is typed in the meeting means, and which of its passages are restricted.  No database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.rules.minuting import (
    AtMeeting,
    There,
    has_stray_end,
    is_unclosed,
    passages,
    read_minute,
    without_restricted,
)

AT = AtMeeting(date(2026, 11, 27), "The Board", date(2027, 2, 2), [There("Gill Carter", "Westmarch Police")])
FENCED = "Before.\nRESTRICTED\nACTION: GC to call the victim by 4 January\nEND RESTRICTED\nAGREED: the plan."


def parts(text: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end], one.restricted) for one in passages(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("RESTRICTED", "END RESTRICTED"), ("Restricted:", "end  restricted:"), ("  restricted ", "End Restricted\r")],
)
def test_words_between_the_fences_are_a_restricted_passage(opening: str, closing: str) -> None:
    assert parts(f"One.\n{opening}\nTwo.\n\nThree.\n{closing}\nFour.") == [
        ("One.", False),
        ("Two.\n\nThree.", True),
        ("Four.", False),
    ]


def test_a_fence_that_nothing_closes_runs_to_the_end() -> None:
    text = "One.\nRESTRICTED\nTwo.\nRESTRICTED\nThree."
    assert parts(text) == [("One.", False), ("Two.", True), ("Three.", True)]
    assert [is_unclosed(one) for one in (text, FENCED, "One.")] == [True, False, False]
    assert [one.closed for one in passages(text)] == [True, True, False]


def test_the_word_within_a_line_is_no_fence() -> None:
    text = "The RESTRICTED list was read.\nRESTRICTED access to the yard\nEND RESTRICTED parking"
    assert parts(text) == [(text, False)]
    assert (is_unclosed(text), has_stray_end(text)) == (False, False)


def test_an_end_without_a_beginning_is_told_and_restricts_nothing() -> None:
    text = "One.\nEND RESTRICTED\nTwo."
    assert parts(text) == [("One.", False), ("Two.", False)]
    assert [has_stray_end(one) for one in (text, FENCED)] == [True, False]


def test_a_minute_is_shown_without_its_restricted_passages() -> None:
    assert without_restricted(FENCED, "[Restricted.]") == "Before.\n\n[Restricted.]\n\nAGREED: the plan."


def test_facts_stand_at_their_place_in_the_whole_text_and_know_whether_they_are_restricted() -> None:
    action, decision = read_minute(FENCED, AT)
    assert (FENCED[slice(*action.fact.span)], action.restricted) == ("GC to call the victim by 4 January", True)
    assert (FENCED[slice(*decision.fact.span)], decision.restricted) == ("the plan", False)


def test_nothing_is_made_of_words_on_both_sides_of_a_fence() -> None:
    told = read_minute("AGREED:\nRESTRICTED\n- that the victim be moved\nEND RESTRICTED\nACTION:\nRESTRICTED\nGC", AT)
    assert not any("victim" in str(one.fact) and not one.restricted for one in told)
    assert not any("GC" in str(one.fact) for one in told)


@given(
    st.lists(st.sampled_from(["RESTRICTED", "END RESTRICTED", "AGREED: to go", "ACTION: GC to do it", "", "Words."]))
)
def test_no_word_is_lost_and_no_fact_stands_outside_of_its_passage(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = passages(text)
    words = [line for line in lines if line and "RESTRICTED" not in line]
    assert "\n".join(text[one.start : one.end] for one in found).split() == "\n".join(words).split()
    for told in read_minute(text, AT):
        start, end = told.fact.span
        assert any(one.start <= start <= end <= one.end and one.restricted is told.restricted for one in found)
