"""Every address by every role, partnership and marking, against the verdicts that stand in verdicts.txt."""

import pytest
from django.db import connection

from frankpledge.people.rules.roles import Role
from tests.access.actors import COLUMNS as ROLE_COLUMNS
from tests.access.actors import Asker, who_asks
from tests.access.asking import TRIED, Answer, ask
from tests.access.reading import column_of, leaks
from tests.access.sent import NOTHING
from tests.access.table import COLUMNS, Row, addresses, letter, verdicts, walked
from tests.access.things import MARKINGS, RESTRICTED, SHARED_WITH, Thing, World
from tests.access.walks import OF_NO_PARTNERSHIP, WALKS, address, asked, kind_of

pytestmark = pytest.mark.django_db
TABLE = verdicts()
ROWS = sorted(TABLE)
WALKED = walked(ROWS, connection.vendor)
SAMPLED = walked(ROWS, "either")


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    rows = {row.page for row in ROWS}
    assert addresses() - rows == set(), "give each of these addresses a row in verdicts.txt"
    assert rows - addresses() == set(), "these rows are of no address"
    assert {(row.page, row.method, row.of) for row in ROWS} == set(WALKS), "each row has its way of asking in walks.py"


def test_every_role_stands_in_a_column() -> None:
    assert set(ROLE_COLUMNS) == set(Role), "say in actors.py in which column of verdicts.txt the new role stands"
    assert set(ROLE_COLUMNS.values()) - {"region"} <= set(COLUMNS)


@pytest.mark.parametrize("row", WALKED, ids=str)
def test_nobody_is_answered_otherwise_than_the_table_says(
    row: Row, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, elsewhere = worlds
    wrong: list[str] = []
    before = TRIED["cell"]
    asking = [(one, here, one.here) for one in who_asks(row, everybody)]
    if row.page not in OF_NO_PARTNERSHIP:
        asking += [(one, elsewhere, one.elsewhere) for one in who_asks(row, everybody, elsewhere=True)]
    for asker, world, column in asking:
        found = [thing for thing in things_of(world, row) if is_walked(asker, world, thing, row)]
        for things in [found] if row.of == "in" else [[thing] for thing in found]:
            wrong += differences(row, asker, world, column, things, worlds)
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:40])
    assert TRIED["cell"] - before >= len(who_asks(row, everybody))
    assert TRIED["leak"] == 0


@pytest.mark.parametrize("row", [row for row in SAMPLED if kind_of(row).which is not NOTHING], ids=str)
def test_a_number_of_another_partnership_is_as_good_as_none(
    row: Row, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, elsewhere = worlds
    wrong = []
    asking = [(one, here, elsewhere, one.here) for one in who_asks(row, everybody)]
    asking += [(one, elsewhere, here, one.elsewhere) for one in who_asks(row, everybody, elsewhere=True)]
    for asker, world, other, column in asking:
        for thing in things_of(other, row):
            if thing.family == "B" or thing.marking not in "POS"[: 3 if row.of == "account" else 1] + "S":
                continue
            answer = asked(row, asker, world, thing, other)
            cell = TABLE[row][column_of(column, asker, thing)]
            expected = "-" + "".join(set(cell.split("/")) & set("rmi"))
            TRIED["number elsewhere"] += 1
            if not set(expected) & set(answer.letters(row.method)) or answer.wrote:
                wrong.append(f"{row}: {asker.name} at {world.place.slug}: {expected}, was {answer.status}")
            wrong += leaks(row, asker, answer, worlds)
    assert not wrong, "\n".join(wrong[:40])


READ_ALONE = [row for row in SAMPLED if not any(r.page == row.page and r.method == "POST" for r in ROWS)]


@pytest.mark.parametrize("row", READ_ALONE, ids=str)
def test_a_page_without_a_row_for_what_is_sent_to_it_takes_nothing(
    row: Row, worlds: tuple[World, World], everybody: dict[str, Asker]
) -> None:
    here, _ = worlds
    thing, walk = things_of(here, row)[0], kind_of(row)
    for who in ("coordinator", "member", "region"):
        answer = ask(everybody[who].browser, "POST", address(here, row, walk.which(thing)), {"doing": "change"})
        assert answer.wrote == set(), f"give {row.page} a row for POST"
        assert leaks(row, everybody[who], answer, worlds) == []


def things_of(world: World, row: Row) -> list[Thing]:
    """The things that a row is asked about."""
    families = {"item": "I", "review": "R", "-": "U", "account": "U"}.get(row.of, "".join(SHARED_WITH))
    found = [thing for (family, _), thing in world.things.items() if family in families]
    return found[:1] if row.of == "-" else found


def is_walked(asker: Asker, world: World, thing: Thing, row: Row) -> bool:
    """Whether somebody asks for a thing: the second family differs from the first by whom it is shared with."""
    return thing.family != "B" or asker.here == "region" or row.of == "in"


def differences(
    row: Row, asker: Asker, world: World, column: str, things: list[Thing], worlds: tuple[World, World]
) -> list[str]:
    """What is otherwise than the table says, in words; a list is asked for once for everything in it."""
    markings = RESTRICTED if row.of == "item" else MARKINGS
    answer, found = asked(row, asker, world, things[0]), []
    for thing in things:
        expected = letter(TABLE[row][column_of(column, asker, thing)], thing.marking, markings)
        TRIED["cell"] += 1
        if problem := otherwise(row, expected, answer, thing):
            said = f"{row}: {asker.name} at {world.place.slug}, {thing.family}{thing.marking}"
            found.append(f"{said}: should be {expected}, {problem}")
    return found + leaks(row, asker, answer, worlds)


def otherwise(row: Row, expected: str, answer: Answer, thing: Thing) -> str:
    """Why an answer is not the one expected; nothing where it is."""
    if answer.status >= 500:
        return f"was {answer.status}"
    walk = kind_of(row)
    if (row.of == "item" or walk.which is NOTHING) and row.method == "GET" and walk.shows and expected in "st-":
        return _in_a_list(row, expected, answer, thing)
    letters = answer.letters(row.method)
    if expected == "t" and answer.status == 200:
        return (
            "" if thing.word(walk.tells) in answer.said and thing.word(walk.shows) not in answer.said else "tells not"
        )
    if not set(expected.split("/")) & set(letters) and not (expected == "t" and answer.status == 403):
        return f"was {answer.status} {answer.location} {sorted(answer.wrote)}"
    if expected == "s" and walk.shows and thing.word(walk.shows) not in answer.said:
        return f"shows no {walk.shows}"
    if expected in "rtemopsi-" and answer.wrote:
        return f"changed {sorted(answer.wrote)}"
    if expected == "r" and row.method == "POST" and (answer.refusals, len(answer.lines)) != (1, 1):
        return f"left {len(answer.lines)} lines, {answer.refusals} of them refusals"
    if expected == "d" and not any(line.outcome == "done" for line in answer.lines):
        return "left no line"
    return ""


def _in_a_list(row: Row, expected: str, answer: Answer, thing: Thing) -> str:
    """The same where the thing may stand in a page that opens whatever stands in it."""
    walk = kind_of(row)
    there = thing.word(walk.shows) in answer.said
    if expected == "s":
        return "" if answer.status == 200 and there else f"was {answer.status}, there: {there}"
    if expected == "t" and walk.tells == walk.shows:
        return "" if answer.status == 200 and there else f"was {answer.status}, told: {there}"
    if expected == "t":
        told = {"number": f"77{thing.marking}", "state": "restricted"}.get(walk.tells) or thing.word(walk.tells)
        return "" if told in answer.said and not there else f"was {answer.status}, there: {there}"
    return f"was {answer.status}, there: {there}" if there or answer.status not in {200, 404} else ""
