"""What stands in published minutes, and what is left out."""

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.rules.publishing import stretches
from frankpledge.people.rules.marking import Level
from frankpledge.public.rules.making import names_to_look_at
from frankpledge.public.rules.minutes import ItemFacts, chosen, rows_of, walk
from frankpledge.public.templatetags.public import blocks


def item(key: int, level: int = Level.OFFICIAL, above: int | None = None, **over: object) -> ItemFacts:
    values = {"stub": True, "paragraph": "", "passage": False, "number": str(key), "said": {"title": f"word{key}"}}
    return ItemFacts(key, above, level, **(values | over))


def test_what_is_restricted_leaves_its_place_or_nothing() -> None:
    found = chosen([item(1), item(2, Level.SENSITIVE, paragraph="7"), item(3, Level.SENSITIVE, stub=False)])
    assert [one["number"] for one in found.items] == ["1", "2"]
    assert found.items[1]["left_out"].startswith("This item is not published: it is exempt under paragraph 7 of")
    assert found.shown == [1]


def test_no_text_begins_with_the_colon_of_its_heading() -> None:
    assert blocks(": Tuesday 4 March\nat 10:00") == blocks("Tuesday 4 March\nat 10:00")
    assert [block["text"] for block in blocks("Noted: so\n: as it was")] == ["Noted: so", ": as it was"]


def test_what_stands_under_a_hidden_item_is_not_told_of() -> None:
    found = chosen([item(1, Level.SENSITIVE), item(2, above=1), item(3, Level.PUBLIC, above=2)])
    assert len(found.items) == 1
    assert found.shown == []


@given(
    st.lists(st.tuples(st.sampled_from(Level), st.integers(0, 6), st.booleans(), st.booleans()), min_size=1, max_size=7)
)
def test_no_word_of_what_is_above_official_ever_goes_out(rows: list[tuple[Level, int, bool, bool]]) -> None:
    items = [
        item(at, level, above if 0 < above < at else None, stub=stub, passage=passage)
        for at, (level, above, stub, passage) in enumerate(rows, 1)
    ]
    found = chosen(items)
    hidden = {one.key for one in items if one.level > Level.OFFICIAL}
    for one in items:  # whatever is under what is hidden, is
        hidden |= {one.key} if one.above in hidden else set()
    titles = {one["title"] for one in walk(found.items) if "title" in one}
    assert titles == {f"word{one.key}" for one in items if one.key not in hidden}
    assert set(found.shown) == {one.key for one in items} - hidden


def test_a_text_is_cut_at_its_headings() -> None:
    text = "1 Lamps\nMended.\n2 Bins\nEmptied."
    starts = [(7, 0, 7), (9, 16, 22)]
    assert {key: text[slice(*span)].strip() for key, span in stretches(starts, len(text)).items()} == {
        7: "Mended.",
        9: "Emptied.",
    }


def test_a_register_has_the_rows_of_every_item_and_of_none() -> None:
    part = {"number": "1.1", "title": "Bulbs", "decisions": [{"text": "b"}], "parts": []}
    whole = {
        "decisions": [{"text": "loose"}],
        "items": [{"number": "1", "title": "Lamps", "parts": [part]}, {"number": "2", "left_out": "x"}],
    }
    assert [(row["text"], row["item_number"]) for row in rows_of(whole, "decisions")] == [("loose", ""), ("b", "1.1")]


def test_names_to_look_at_are_those_that_stand_in_the_text() -> None:
    names = [("Ann Alder", "a resident"), ("Bea Birch", "a resident"), ("Ann Alder", "again")]
    assert [(one.name, one.why, one.times) for one in names_to_look_at("Ann Alder spoke to ANN ALDER", names)] == [
        ("Ann Alder", "a resident", 2)
    ]
