"""What a search finds: whatever has all of the words, and nothing that is withdrawn, merely named or elsewhere."""

from datetime import date

import pytest

from frankpledge.home.queries import searching
from frankpledge.home.queries.searching import Kind
from frankpledge.meetings.changes import close_action, withdraw_paper
from frankpledge.meetings.models import Action, Item
from frankpledge.meetings.tests import make
from frankpledge.people.changes import merge_people, rename_person
from frankpledge.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.actor(make.partnership())


def found(by, *words: str) -> dict[str, list[str]]:
    """What is found, kind by kind, in words."""
    return {group.kind.value: [said(row) for row in group.rows] for group in searching.found(by, list(words))}


def said(row) -> str:
    for name in ("text", "name", "title", "to_number"):
        if value := getattr(row, name, ""):
            return value
    return str(row)


def lighting(by, **over):
    return make.minutes(
        by,
        make.attendance("Graham Carter", "Westmarch Police"),
        make.attendance("Una Guest", "Mere Homes", capacity="observer"),
        make.item("318/07", "Lighting in Mere Lane", presenter="Gita Cole"),
        make.decision("The residents’ lamps are mended first"),
        make.action("Ask the highways team for a date", "Graham Carter"),
        make.item("319/07", "Money"),
        **{"venue": "The Guildhall", "title": "Minutes of the board"} | over,
    )


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (["lighting"], {"items": ["Lighting in Mere Lane"]}),
        (["LIGHTING", "mere"], {"items": ["Lighting in Mere Lane"]}),
        (["mere lane"], {"items": ["Lighting in Mere Lane"]}),
        (["lane mere"], {}),
        (["lighting", "money"], {}),
        (["gita"], {"items": ["Lighting in Mere Lane"]}),
        (["residents'"], {"decisions": ["The residents’ lamps are mended first"]}),
        (["residents’"], {"decisions": ["The residents’ lamps are mended first"]}),
        (["highways"], {"actions": ["Ask the highways team for a date"]}),
        (["carter"], {"actions": ["Ask the highways team for a date"], "people": ["Graham Carter"]}),
        (["highways", "carter"], {"actions": ["Ask the highways team for a date"]}),
        (["westmarch"], {"agencies": ["Westmarch Police"]}),
        (["guildhall"], {"papers": ["Minutes of the board"]}),
        (["guest"], {}),
        (["%"], {}),
        (["_"], {}),
    ],
)
def test_what_has_every_word_is_found(by, words: list[str], kinds: dict[str, list[str]]) -> None:
    lighting(by)
    assert found(by, *words) == kinds


def test_no_words_find_nothing(by) -> None:
    lighting(by)
    assert searching.found(by, []) == []


@pytest.mark.parametrize("number", ["318/07", "318"])
def test_a_number_finds_its_item_what_stands_under_it_and_what_points_to_it(by, number: str) -> None:
    lighting(by)
    make.minutes(by, make.item("5/08", "Matters arising"), make.reference("318/07"), dated=date(2024, 6, 1))
    assert found(by, number) == {
        "items": ["Lighting in Mere Lane"],
        "decisions": ["The residents’ lamps are mended first"],
        "actions": ["Ask the highways team for a date"],
        "pointers": ["318/07"],
    }


def test_a_part_of_a_number_finds_nothing(by) -> None:
    lighting(by)
    for part in ("18/07", "31"):
        assert set(found(by, part)) <= {"papers"}, "a file may have it in its name"


def test_an_action_is_found_by_what_came_of_it_and_by_an_owners_new_name(by) -> None:
    lighting(by)
    close_action(by, Action.objects.get(), outcome="They were galvanised")
    assert found(by, "galvanised") == {"actions": ["Ask the highways team for a date"]}
    rename_person(by, Person.objects.get(name="Graham Carter"), "Graham Bell")
    assert found(by, "bell")["actions"] == ["Ask the highways team for a date"]


def test_withdrawn_papers_are_never_found(by) -> None:
    paper = lighting(by)
    withdraw_paper(by, paper)
    for word in ("lighting", "318/07", "residents'", "highways", "guildhall", "carter"):
        assert found(by, word) == {}, word
    assert found(by, "westmarch") == {"agencies": ["Westmarch Police"]}


def test_another_partnership_finds_nothing_of_it(by) -> None:
    lighting(by)
    stranger = make.actor(make.partnership("elsewhere", "Elsewhere"))
    for word in ("lighting", "318/07", "residents'", "highways", "guildhall", "carter", "westmarch"):
        assert found(stranger, word) == {}, word


def test_somebody_merged_is_found_once_by_either_name_with_every_agency(by) -> None:
    make.minutes(
        by, make.attendance("Graham Carter", "Westmarch Police"), make.attendance("Grahame Kart", "Mere Homes")
    )
    merge_people(by, *Person.objects.order_by("name"))
    (group,) = searching.found(by, ["kart"])
    assert [(row.name, row.agencies) for row in group.rows] == [("Graham Carter", ["Mere Homes", "Westmarch Police"])]


def test_the_first_of_many_are_shown_with_how_many_there_are(by) -> None:
    make.minutes(by, *[make.item(str(n), f"Lamp {n}") for n in range(60)])
    (group,) = searching.found(by, ["lamp"])
    assert (len(group.rows), group.count) == (searching.OF_EACH, 60)
    first = searching.found_of(by, ["lamp"], Kind.ITEMS, "1")
    last = searching.found_of(by, ["lamp"], Kind.ITEMS, "2")
    assert (len(first.rows), len(last.rows), last.count) == (50, 10, 60)
    assert not set(first.rows) & set(last.rows)
    assert searching.found_of(by, ["lamp"], Kind.PEOPLE, "x").count == 0


def test_the_latest_papers_come_first(by) -> None:
    for year in (2021, 2023, 2022):
        make.minutes(by, make.item("1", f"Lamps of {year}"), dated=date(year, 1, 1))
    assert found(by, "lamps")["items"] == ["Lamps of 2023", "Lamps of 2022", "Lamps of 2021"]
    assert Item.objects.count() == 3


@pytest.mark.parametrize("asked", ["gŵyl", "GŴYL", "Gŵyl", "ÉLODIE", "élodie", "Gŵyl yr Haf", "gŵyl yr haf"])
def test_words_are_found_in_capitals_or_not_beyond_the_english_letters(by, asked: str) -> None:
    make.minutes(by, make.item("1", "Gŵyl yr Haf", presenter="Élodie Marsh"), make.item("2", "GŴYL YR HAF ÉLODIE"))
    assert len(found(by, asked)["items"]) == 2


def test_an_action_is_found_by_its_owner_in_capitals_or_not(by) -> None:
    make.minutes(by, make.item("1"), make.action("Mend the gate", "Ŵyn Ỳ"))
    assert found(by, "ŵyn")["actions"] == ["Mend the gate"]
