"""The chain itself, without a database: every alteration is found, and what was not altered is let be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from frankpledge.ledger.rules.chain import (
    BEGINNING,
    Anchor,
    Fault,
    Found,
    Link,
    chained,
    digest_of,
    faults_of,
    gone_back,
    mark_of_place,
)
from frankpledge.ledger.tests.lines import NOON, sealed

MOST = 12
FIELDS = {
    "at": NOON - timedelta(days=1),
    "partnership": 2,
    "user": None,
    "process": "reader",
    "origin": "command",
    "seen_from": "",
    "verb": "opened",
    "table": "meetings.paper",
    "row": None,
    "outcome": "refused",
}


def chain(many: int, start: int = 1) -> list[Link]:
    lines = [sealed(number) for number in range(start, start + many)]
    return [Link(place, line.number, digest, line) for place, line, digest in chained(BEGINNING, 0, lines)]


def head_of(links: list[Link]) -> tuple[int, str]:
    return (links[-1].place, links[-1].digest) if links else (0, BEGINNING)


def anchor_at(link: Link) -> Anchor:
    return Anchor(NOON, link.place, link.digest)


def faults(links: list[Link], anchors: list[Anchor], head: tuple[int, str]) -> list[Found]:
    return list(faults_of(links, anchors, head))


def test_the_digest_is_of_a_line_of_json_that_anybody_can_work_out() -> None:
    from hashlib import sha256

    held = (
        f'[1,"{BEGINNING}",1,1,"2026-03-04T12:01:00.000000+00:00",1,41,"","web","0123456789","closed",'
        '"meetings.action",10,"done"]'
    )
    assert digest_of(BEGINNING, 1, sealed(1)) == sha256(held.encode()).hexdigest()


@given(many=some.integers(0, MOST), anchored=some.sets(some.integers(1, MOST)))
def test_a_chain_that_nobody_altered_has_no_fault(many: int, anchored: set[int]) -> None:
    links = chain(many)
    anchors = [anchor_at(link) for link in links if link.place in anchored]
    assert faults(links, [Anchor(NOON, 0, BEGINNING), *anchors], head_of(links)) == []


@given(place=some.integers(1, MOST), field=some.sampled_from(sorted(FIELDS)))
def test_a_line_altered_in_any_of_its_parts_is_found_at_its_place(place: int, field: str) -> None:
    links = chain(MOST)
    line = links[place - 1].line
    assert line is not None
    links[place - 1] = replace(links[place - 1], line=replace(line, **{field: FIELDS[field]}))
    assert faults(links, [], head_of(links)) == [Found(Fault.EDITED, place, place)]


@given(place=some.integers(1, MOST - 1))
def test_a_line_altered_with_its_seal_is_found_at_the_next(place: int) -> None:
    links = chain(MOST)
    line, before = replace(sealed(place), verb="opened"), links[place - 2].digest if place > 1 else BEGINNING
    links[place - 1] = Link(place, place, digest_of(before, place, line), line)
    assert faults(links, [], head_of(chain(MOST))) == [Found(Fault.EDITED, place + 1, place + 1)]


@given(place=some.integers(1, MOST))
def test_a_line_or_a_seal_that_is_gone_is_found(place: int) -> None:
    links = chain(MOST)
    without_line = [replace(link, line=None) if link.place == place else link for link in links]
    assert faults(without_line, [], head_of(links)) == [Found(Fault.REMOVED, place, place)]
    without_seal = [link for link in links if link.place != place]
    found = faults(without_seal, [], head_of(links))
    assert found == [Found(Fault.CUT if place == MOST else Fault.MISSING, place)]


@given(places=some.lists(some.integers(1, MOST), min_size=2, max_size=2, unique=True))
def test_two_lines_that_change_places_are_found(places: list[int]) -> None:
    one, other = places
    links = chain(MOST)
    links[one - 1], links[other - 1] = (
        replace(links[one - 1], number=other, line=links[other - 1].line),
        replace(links[other - 1], number=one, line=links[one - 1].line),
    )
    assert {found.place for found in faults(links, [], head_of(links))} == {one, other}


@given(kept=some.integers(0, MOST - 1))
def test_an_end_cut_off_is_found_by_its_head_and_with_its_head_by_an_anchor(kept: int) -> None:
    whole = chain(MOST)
    links = whole[:kept]
    assert faults(links, [], head_of(whole)) == [Found(Fault.CUT, MOST)]
    assert faults(links, [anchor_at(whole[-1])], head_of(links)) == [Found(Fault.CUT, MOST)]
    assert faults(links, [], head_of(links)) == [], "without an anchor nobody can tell"


@given(place=some.integers(1, MOST), anchored=some.integers(1, MOST))
def test_a_chain_written_anew_from_some_place_is_found_by_any_anchor_from_there_on(place: int, anchored: int) -> None:
    whole = chain(MOST)
    lines = [replace(sealed(n), user=7) if n == place else sealed(n) for n in range(1, MOST + 1)]
    links = [Link(p, line.number, digest, line) for p, line, digest in chained(BEGINNING, 0, lines)]
    found = faults(links, [anchor_at(whole[anchored - 1])], head_of(links))
    assert found == ([Found(Fault.ANOTHER, anchored)] if anchored >= place else [])


def test_a_head_that_was_set_back_or_altered_is_found() -> None:
    links = chain(3)
    assert faults(links, [], (2, links[1].digest)) == [Found(Fault.HEAD, 3)]
    assert faults(links, [], (3, "f" * 64)) == [Found(Fault.HEAD, 3)]


def test_two_anchors_of_one_place_that_differ_cannot_both_be_right() -> None:
    links = chain(2)
    anchors = [anchor_at(links[0]), Anchor(NOON, 1, "f" * 64)]
    assert faults(links, anchors, head_of(links)) == [Found(Fault.ANOTHER, 1)]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [((0, 1, 2), []), ((0, 10, 4, 3, 11), [2, 3]), ((0, 10, 6), []), ((), [])],
    ids=["forward", "put back by six minutes for two lines", "by less than machines differ", "none"],
)
def test_a_clock_that_was_put_back_is_told_of_and_is_no_fault(minutes: tuple[int, ...], expected: list[int]) -> None:
    lines = [sealed(place, at=NOON + timedelta(minutes=minute)) for place, minute in enumerate(minutes)]
    assert [line.number for line in gone_back(lines)] == expected


def test_an_address_has_one_mark_in_an_installation_and_another_elsewhere() -> None:
    mark: Callable[[str, str], str] = mark_of_place
    assert mark("secret", "192.0.2.7") == mark("secret", "192.0.2.7") != mark("secret", "192.0.2.8")
    assert mark("secret", "192.0.2.7") != mark("another", "192.0.2.7")
    assert len(mark("secret", "2001:db8::7")) == 10
    assert mark("secret", "") == ""
