"""What facts are made of, what a newer reading changes, how facts read, where words stand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.rules import labels, places, standing, states, sureness, wording
from frankpledge.intake.rules.facts import LISTS, PARTS, SINGLES, BadValue, Form, cleaned, says, to_fact
from frankpledge.intake.rules.rereading import Found, Held, Outcome, compare
from frankpledge.intake.rules.states import FactState, Offer
from minutes_reader import reading
from minutes_reader.confidence import SURE

ACTION = {"text": "Mend the lamps", "owners": ["Rosa Lind"], "due": "2024-04-30", "item": "3"}
ATTENDANCE = {"name": "Rosa Lind", "capacity": "present"}
FIGURE = {"measure": "Burglaries", "value": 41, "role": "latest"}
MONEY = {"amount": "1178", "line": "grant"}


# ---- what a fact is made of


def test_every_list_of_a_reading_has_its_parts() -> None:
    made = reading.Reading(source=reading.Source(name="", sha256="", characters=0), text="", kind="minutes").to_json()
    told_of_the_whole = {"notes", "short_forms"}  # kept with the reading, not reviewed one by one
    assert {name for name, value in made.items() if value == []} - told_of_the_whole == set(LISTS)
    assert set(SINGLES) <= set(made)


def test_only_the_parts_of_a_fact_are_kept() -> None:
    assert cleaned("follow_ups", {"what": " A report ", "due": "", "doubt": "none", "nonsense": 1}) == {
        "what": "A report",
        "due": None,
        "item": None,
    }


@pytest.mark.parametrize(
    ("name", "values", "part", "said"),
    [
        ("actions", ACTION | {"text": "  "}, "text", "Fill in"),
        ("actions", ACTION | {"due": "2024-02-30"}, "due", "or a month such as"),
        ("actions", ACTION | {"due": "2024-13"}, "due", "or a month such as"),
        ("date", {"value": "30 February"}, "value", "a date that exists"),
        ("started", {"value": "24:10"}, "value", "a time such as"),
        ("attendance", ATTENDANCE | {"capacity": "king"}, "capacity", "Choose one of those offered"),
        ("figures", FIGURE | {"value": "many"}, "value", "a number such as"),
        ("figures", FIGURE | {"value": "1e15"}, "value", "a number such as"),
        ("figures", FIGURE | {"value": "Infinity"}, "value", "a number such as"),
        ("money", MONEY | {"amount": "11.785"}, "amount", "a sum such as"),
        ("money", MONEY | {"amount": "NaN"}, "amount", "a sum such as"),
        ("money", MONEY | {"amount": "1e400"}, "amount", "a sum such as"),
        ("references", {"item": "3"}, "to_number", "number"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_part(name: str, values: dict[str, Any], part: str, said: str) -> None:
    with pytest.raises(BadValue, match=said) as refused:
        cleaned(name, values)
    assert refused.value.part.name == part


@pytest.mark.parametrize(("typed", "kept"), [("12", 12), ("1,200", 1200), ("8.29", 8.29), ("-3", -3), (8.0, 8)])
def test_a_number_is_kept_as_a_number(typed: object, kept: float) -> None:
    found = cleaned("figures", FIGURE | {"value": typed})["value"]
    assert found == kept
    assert isinstance(found, type(kept))


@pytest.mark.parametrize(("typed", "kept"), [("£1,178", "1178"), ("1178.50", "1178.50"), ("1E+3", "1000")])
def test_a_sum_is_kept_in_pounds(typed: str, kept: str) -> None:
    assert cleaned("money", MONEY | {"amount": typed})["amount"] == kept


def test_owners_are_kept_one_by_one() -> None:
    assert cleaned("actions", ACTION | {"owners": [" Rosa Lind ", "", "Westmarch Police"]})["owners"] == [
        "Rosa Lind",
        "Westmarch Police",
    ]
    assert cleaned("actions", ACTION | {"owners": None})["owners"] == []


def test_the_chair_is_in_the_chair_or_not() -> None:
    assert cleaned("attendance", ATTENDANCE)["chair"] is False
    assert cleaned("attendance", ATTENDANCE | {"chair": True})["chair"] is True


def test_values_become_the_fact_that_meetings_enter() -> None:
    made = to_fact("actions", ACTION | {"confidence": 0.4}, (5, 19))
    assert made == reading.Action(
        span=(5, 19), text="Mend the lamps", owners=("Rosa Lind",), due="2024-04-30", item="3"
    )
    assert to_fact("references", {"to_number": "12"}, (0, 2)) == reading.Reference(
        span=(0, 2), item=None, to_number="12"
    )


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30).filter(str.strip)
TYPED: dict[Form, st.SearchStrategy[Any]] = {
    Form.YES_NO: st.booleans(),
    Form.NAMES: st.lists(WORDS, max_size=3),
    Form.DAY: st.dates().map(str),
    Form.DUE: st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]),
    Form.CLOCK: st.times().map(lambda at: f"{at:%H:%M}"),
    Form.NUMBER: st.integers(-(10**8), 10**8) | st.decimals(-1000, 1000, places=3).map(str),
    Form.POUNDS: st.decimals(0, 10**12, places=2).map(str),
}


@st.composite
def facts(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A fact of any list, every part of it typed well."""
    name = draw(st.sampled_from(sorted(PARTS)))
    values = {}
    for part in PARTS[name]:
        values[part.name] = draw(st.sampled_from(part.choices) if part.choices else TYPED.get(part.form, WORDS))
    return name, values


@given(facts())
def test_cleaning_what_is_clean_changes_nothing(fact: tuple[str, dict[str, Any]]) -> None:
    name, values = fact
    clean = cleaned(name, values)
    assert cleaned(name, clean) == clean
    assert says(name, clean, clean)


@given(facts())
def test_every_fact_reads_as_words(fact: tuple[str, dict[str, Any]]) -> None:
    name, values = fact
    words = wording.said(name, cleaned(name, values))
    assert words.main
    assert all(label and said for label, said in words.rest)


# ---- how a fact reads


def test_a_fact_reads_as_people_write() -> None:
    said = wording.said("actions", ACTION)
    assert said.main == "Mend the lamps"
    assert said.rest == (("Owners", "Rosa Lind"), ("Due", "30 April 2024"), ("Under item", "3"))
    assert wording.said("follow_ups", {"what": "A report", "due": "2024-01"}).rest == (("Due", "January 2024"),)
    assert wording.said("started", {"value": "14:50"}).main == "2:50 pm"
    assert wording.said("money", MONEY | {"fund": "Lighting fund"}).main == "£1,178 Lighting fund"
    assert wording.said("attendance", ATTENDANCE | {"chair": True}).rest == (
        ("Attending as", "Present"),
        ("In the chair", "Yes"),
    )


def test_what_cannot_be_read_as_its_form_is_shown_as_it_stands() -> None:
    assert wording.said("date", {"value": "31 June"}).main == "31 June"
    assert wording.said("money", MONEY | {"amount": "lots"}).main == "lots"


def test_every_kind_of_fact_has_a_name_in_a_sentence() -> None:
    assert set(wording.NOUNS) == set(PARTS)


def test_states_have_words_of_their_own() -> None:
    assert states.UploadState.KNOWN.label == "In the record already"
    assert states.ReviewState.ENTERED.label == "Entered"
    assert states.FactState.UNREVIEWED.label == "Not reviewed"


# ---- what a newer reading changes

SPAN = (10, 30)


def held(values: dict[str, Any], state: FactState = FactState.UNREVIEWED, **over: Any) -> Held:
    about = {"id": 1, "list": "decisions", "span": SPAN, "read": values, "values": values, "in_record": False}
    return Held(**about | over, state=state)


def found(values: dict[str, Any], span: tuple[int, int] = SPAN, name: str = "decisions") -> Found:
    return Found(name, span, values)


AGREED = {"text": "The lamps are mended", "verb": "agreed", "item": "3"}
NOTED = AGREED | {"verb": "noted"}


def test_a_fact_that_nobody_reviewed_takes_the_newer_reading() -> None:
    newer = found(NOTED, (12, 30))
    assert compare([held(AGREED)], [newer]) == Outcome({1: newer}, {}, [])


@pytest.mark.parametrize("state", [FactState.ACCEPTED, FactState.CORRECTED, FactState.REJECTED])
def test_what_a_person_decided_is_offered_the_newer_reading_and_keeps_its_own(state: FactState) -> None:
    newer = found(NOTED)
    assert compare([held(AGREED, state)], [newer]) == Outcome({}, {1: (Offer.CHANGED, newer)}, [])


def test_what_is_in_the_record_is_offered_the_newer_reading_too() -> None:
    newer = found(NOTED)
    assert compare([held(AGREED, in_record=True)], [newer]).offer == {1: (Offer.CHANGED, newer)}


def test_how_sure_the_reader_is_makes_no_difference() -> None:
    newer = found(AGREED | {"confidence": 0.4, "doubt": "two verbs"})
    assert compare([held(AGREED, FactState.ACCEPTED)], [newer]) == Outcome({}, {}, [])


def test_what_a_person_corrected_already_is_not_asked_again() -> None:
    mine = held(AGREED | {"text": "All lamps"}, FactState.CORRECTED, read=AGREED)
    assert compare([mine], [found(AGREED)]) == Outcome({}, {}, [])
    assert compare([mine], [found(AGREED | {"text": "All lamps"})]) == Outcome({}, {}, [])
    assert compare([mine], [found(NOTED)]).offer


def test_what_the_newer_reader_no_longer_finds_stays_and_is_said() -> None:
    assert compare([held(AGREED)], []) == Outcome({}, {1: (Offer.GONE, None)}, [])
    assert compare([held(AGREED, FactState.REJECTED)], []) == Outcome({}, {}, [])


def test_what_a_person_added_is_not_missed() -> None:
    assert compare([held(AGREED, FactState.CORRECTED, read={})], []) == Outcome({}, {}, [])


def test_what_only_the_newer_reader_finds_is_new() -> None:
    other = found(AGREED, (200, 220))
    assert compare([held(AGREED)], [found(AGREED), other]).new == [other]
    assert compare([], [found(AGREED, SPAN, "actions")]).new == [found(AGREED, SPAN, "actions")]


def test_two_sums_in_one_sentence_are_told_apart_by_their_amount() -> None:
    first = held(MONEY, FactState.ACCEPTED, list="money")
    second = held(MONEY | {"amount": "40"}, FactState.ACCEPTED, id=2, list="money")
    newer = [found(MONEY | {"amount": "40"}, SPAN, "money"), found(MONEY, SPAN, "money")]
    assert compare([first, second], newer) == Outcome({}, {}, [])


def test_words_that_hardly_overlap_are_two_facts() -> None:
    outcome = compare([held(AGREED)], [found(AGREED, (29, 60))])
    assert outcome.offer == {1: (Offer.GONE, None)}
    assert outcome.new


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda at: (at[0], at[0] + at[1]))
VALUES = st.fixed_dictionaries({"text": st.sampled_from("abc"), "verb": st.sampled_from(["agreed", "noted"])})


@given(
    st.lists(st.tuples(SPANS, VALUES, st.sampled_from(FactState), st.booleans()), max_size=8),
    st.lists(st.tuples(SPANS, VALUES), max_size=8),
)
def test_a_newer_reading_overwrites_only_what_is_free_and_loses_nothing(
    mine: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]
) -> None:
    before = [
        held(values, state, id=number, span=span, in_record=there)
        for number, (span, values, state, there) in enumerate(mine)
    ]
    newer = [found(values, span) for span, values in theirs]
    outcome = compare(before, newer)
    for fact in before:
        if fact.state is not FactState.UNREVIEWED or fact.in_record:
            assert fact.id not in outcome.replace
    assert not set(outcome.replace) & set(outcome.offer)
    used = [*outcome.replace.values(), *(one for _, one in outcome.offer.values() if one), *outcome.new]
    assert len(used) <= len(newer)
    assert all(one in newer for one in used)


@given(st.lists(st.tuples(SPANS, VALUES), max_size=8, unique_by=lambda fact: fact[0]))
def test_the_same_reading_again_changes_nothing_that_was_accepted(read: list[tuple[Any, ...]]) -> None:
    before = [held(values, FactState.ACCEPTED, id=n, span=span) for n, (span, values) in enumerate(read)]
    outcome = compare(before, [found(values, span) for span, values in read])
    assert not outcome.replace
    assert not outcome.new
    assert not any(offer is Offer.GONE for offer, _ in outcome.offer.values())


# ---- items whose number was corrected


def test_facts_follow_an_item_whose_number_was_corrected() -> None:
    read, now = {"number": "3", "title": "Lighting"}, {"number": "4", "title": "Lighting"}
    renamed = labels.renames([(read, now), ({"number": "5"}, {"number": "5"})])
    assert renamed.under(ACTION, corrected=False)["item"] == "4"
    assert renamed.under(ACTION, corrected=True)["item"] == "4"
    assert renamed.under({"number": "3.1", "parent": "3"}, corrected=False)["parent"] == "4"
    assert renamed.under({"text": "no item", "item": None}, corrected=False) == {"text": "no item", "item": None}


def test_a_row_of_items_may_be_numbered_anew() -> None:
    first, second = {"number": "3", "title": "A"}, {"number": "4", "title": "B"}
    renamed = labels.renames([(first, first | {"number": "4"}), (second, second | {"number": "5"})])
    assert renamed.under({"item": "4"}, corrected=False) == {"item": "5"}
    assert renamed.under({"item": "4"}, corrected=True) == {"item": "4"}
    assert renamed.under({"item": "3"}, corrected=True) == {"item": "4"}


def test_a_label_that_two_items_bear_says_not_which_was_renamed() -> None:
    read = {"number": None, "title": "Any other business"}
    renamed = labels.renames([(read, read), (read, {"number": "9", "title": "Any other business"})])
    assert renamed.under({"item": "Any other business"}, corrected=False) == {"item": "Any other business"}


def test_an_item_that_a_person_added_was_never_called_otherwise() -> None:
    assert labels.renames([({}, {"number": "7", "title": "Added"})]).changed == {}


# ---- where words stand


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.data())
def test_words_copied_from_a_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    copied = text[start:end]
    found_at = places.places(text, copied)
    assert all(text[a:b].split() == copied.split() for a, b in found_at)
    if copied.strip() and len(found_at) < places.MOST:
        inner = (end - len(copied.lstrip()), start + len(copied.rstrip()))
        assert inner in found_at


def test_white_space_may_differ_in_words_that_were_copied() -> None:
    assert places.places("To mend\r\n  the lamps", "mend the lamps") == [(3, 20)]
    assert places.places("To mend the lamps", "mend lamps") == []
    assert places.places("anything", " \n ") == []


def test_words_that_stand_everywhere_are_found_up_to_a_limit() -> None:
    assert len(places.places("a" * 500, "a")) == places.MOST


# ---- where a review stands

REVIEWED = [("date", "accepted", True), ("body", "accepted", True), ("items", "rejected", False)]


def test_minutes_that_are_reviewed_may_enter() -> None:
    assert standing.standing("minutes", REVIEWED, False).may_enter


def test_what_is_left_is_counted() -> None:
    left = [("actions", "unreviewed", True), ("actions", "unreviewed", False), ("items", "unreviewed", False)]
    now = standing.standing("minutes", [*REVIEWED, *left], False)
    assert (now.total, now.left, now.done, now.may_enter) == (6, 3, 3, False)
    assert (now.waiting, now.sure) == (2, 1)


def test_minutes_without_a_date_or_a_body_say_so() -> None:
    now = standing.standing("minutes", [("date", "rejected", True)], False)
    assert len(now.missing) == 2
    assert not now.may_enter
    assert len(standing.standing("minutes", [("date", "accepted", True)], True).missing) == 0


def test_a_report_may_do_without_both() -> None:
    assert standing.standing("report", [], False).may_enter


@pytest.mark.parametrize(
    ("read", "offer", "sure"),
    [
        ({"confidence": 1.0, "doubt": None}, "", True),
        ({"confidence": SURE}, "", True),
        ({"confidence": 0.979}, "", False),
        ({"confidence": 1.0, "doubt": "no owner is named"}, "", False),
        ({"confidence": 1.0}, "changed", False),
        ({"confidence": 1.0}, "gone", False),
        ({"confidence": 1.0}, "new", False),
        ({"confidence": None}, "", False),
        ({}, "", False),
    ],
)
def test_only_what_is_sure_undoubted_and_undisputed_is_accepted_together(read: dict, offer: str, sure: bool) -> None:
    assert sureness.is_sure(read, offer) is sure


def test_a_rate_is_per_as_many_as_the_record_can_keep() -> None:
    values = {"measure": "Burglaries", "value": "8.29", "role": "latest", "per": "1000"}
    assert cleaned("figures", values)["per"] == 1000
    with pytest.raises(BadValue, match="a number such as"):
        cleaned("figures", values | {"per": "10000000000"})
