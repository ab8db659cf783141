"""The fuzzer spoils files of every kind by what they are built of, and finds a broken promise."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from minutes_reader.formats.canonical import Bookmark, Box, Canonical, PageSize, Run
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.tests.make_pdf import words_at, written
from minutes_reader.reading import Note
from tests.fuzz import file_promises, shapes
from tests.fuzz.reducing import what_breaks

SEEDS = shapes.seeds()


def test_every_seed_is_read_and_breaks_no_promise() -> None:
    kinds = set()
    for seed in SEEDS:
        file_promises.check(seed)
        kinds.add(canonical_of(seed, "seed").kind)
    assert kinds == {"docx", "odt", "html", "rtf", "pdf"}


@pytest.mark.parametrize("at", range(len(SEEDS)))
def test_a_file_is_spoilt_the_same_way_from_the_same_seed(at: int) -> None:
    spoilt = [shapes.spoilt(SEEDS[at], random.Random(seed), SEEDS) for seed in range(8)]
    assert any(data != SEEDS[at] for data in spoilt)
    assert spoilt[0] == shapes.spoilt(SEEDS[at], random.Random(0), SEEDS)


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_breaks_no_promise(seed: int) -> None:
    file_promises.check(shapes.spoilt(SEEDS[seed % len(SEEDS)], random.Random(seed), SEEDS))


def test_an_archive_that_is_none_any_more_is_left_as_it_is() -> None:
    assert shapes.spoilt(b"PK\x03\x04 and more", random.Random(1), SEEDS) == b"PK\x03\x04 and more"


def found() -> Canonical:
    return canonical_of(written(words_at((40, 300, "Minutes"))), "paper.pdf")


def test_a_sound_text_breaks_no_promise() -> None:
    assert list(file_promises.broken(found())) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: replace(one, text=" ", runs=()), "a text has words"),
        (lambda one: replace(one, text="Minut\x00s"), "neither NUL"),
        (lambda one: replace(one, text="Minut\ud800s"), "UTF-8"),
        (lambda one: replace(one, notes=(Note(kind="n", message="m", span=(0, 99)),)), "a note"),
        (lambda one: replace(one, kind="docx"), "only a PDF"),
        (lambda one: replace(one, pages=(PageSize(float("nan"), 9.0),)), "a page has a size"),
        (lambda one: replace(one, page_starts=()), "pages begin"),
        (lambda one: replace(one, runs=(Run(0, 99, 1, Box(1, 1, 2, 2)),)), "a run stands in the text"),
        (lambda one: replace(one, runs=(*one.runs, *one.runs)), "runs stand in order"),
        (lambda one: replace(one, runs=()), "every word"),
        (lambda one: replace(one, runs=(Run(0, 7, 2, Box(1, 1, 2, 2)),)), "a run stands on a page"),
        (lambda one: replace(one, runs=(Run(0, 7, 1, Box(3, 1, 2, 2)),)), "a box stands on its page"),
        (lambda one: replace(one, bookmarks=(Bookmark("b", 9, top=True),)), "is said of one that is there"),
        (lambda one: replace(one, left_out=((1, "\x00"),)), "beside the text"),
    ],
)
def test_a_broken_promise_is_found(change: Callable[[Canonical], Canonical], said: str) -> None:
    assert any(said in broken for broken in file_promises.broken(change(found())))


def test_what_breaks_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_promises, "broken", lambda _found: iter(["a promise"]))
    assert what_breaks(SEEDS[0], file_promises.check) == "a promise"
    assert what_breaks(b"", file_promises.check) == ""
