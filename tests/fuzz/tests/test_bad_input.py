"""Whatever is brought, there is a clear answer within 5 seconds of the processor and 500 MB of memory."""

from collections.abc import Callable

import pytest

from minutes_reader import read_text
from tests.fuzz import inputs, promises
from tests.fuzz.bounds import STATUS, outcome

pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="this system does not say how much memory a process has")


@pytest.mark.parametrize("text", inputs.READ.values(), ids=inputs.READ)
def test_it_is_read_within_bounds_and_every_fact_yields_its_words(text: Callable[[], str]) -> None:
    came = outcome(text())
    assert came.wrong == ""
    assert came.refused == ""


@pytest.mark.parametrize(("why", "text"), inputs.REFUSED.values(), ids=inputs.REFUSED)
def test_it_is_refused_within_bounds_in_words(why: str, text: Callable[[], str]) -> None:
    came = outcome(text())
    assert came.wrong == ""
    assert why in came.refused


def test_a_process_that_takes_too_long_or_too_much_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_text: str) -> None:
        while True:
            pass

    monkeypatch.setattr("tests.fuzz.bounds.MOST_SECONDS", 1)
    monkeypatch.setattr("tests.fuzz.bounds.read_text", endless)
    assert "more than" in outcome("a").wrong
    monkeypatch.setattr("tests.fuzz.bounds.read_text", lambda _text: bytearray(2_000_000_000))
    assert "MemoryError" in outcome("a").wrong


def test_every_heading_printed_twice_is_one_item() -> None:
    numbers = [item.number for item in read_text(inputs.READ["every heading twice"]()).items]
    assert len(numbers) >= len(inputs.HEADINGS) - 1
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("paper", [inputs.ARABIC, inputs.HEBREW, inputs.CHINESE, inputs.CYRILLIC, inputs.POLISH])
def test_a_paper_in_another_language_is_not_guessed_at(paper: str) -> None:
    reading = read_text(paper)
    assert [reading.attendance, reading.decisions, reading.actions, reading.date] == [(), (), (), None]


def test_digits_of_other_scripts_are_no_sums() -> None:
    assert not read_text(inputs.TOP + "A grant of £٣٤ was given.").money


@pytest.mark.parametrize("printed", ["31 December 9999", "31/12/9999"])
def test_at_the_end_of_the_calendar_no_date_is_made_up_beyond_it(printed: str) -> None:
    paper = f"{inputs.TITLE}{inputs.PRESENT}".replace("4 December 2024", printed)
    reading = read_text(f"{paper}1. Gates\nAction: Ann Poe to go by 4 January.\n\nAction: Ben Hill to go in March.\n")
    assert list(promises.broken(reading)) == []
    assert len(reading.actions) == 2


def test_a_date_that_never_was_is_said() -> None:
    reading = read_text(f"{inputs.TOP}The gate was shut on 31 June 2014.")
    assert any("31 June 2014" in note.message for note in reading.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Present: Tosz Lamr - Cross Aid);\x1cLaura\x1cIbekwe",
        "That would\nreport be brought to a future meeting\x1c.",
        "Present: Ann Poe (Chair)\u3000, Ben Hill\u2005(Police)\u1680",
    ],
)
def test_white_space_that_is_not_on_any_keyboard_ends_no_fact(text: str) -> None:
    assert list(promises.broken(read_text(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Action: Rhian Lambert//** Any Other Business//9.1 There were further items of business",
        "Apologies:\nDECISION:\tY\nd  n\to",
        f"{inputs.TOP}Decision\t, \tUp 2% \n" + "Dr \t2013/14\tDecision\n" * 3,
        "Present:\tPresent:",
        "ACTION\tSH9/8\t(a)",
    ],
)
def test_what_broke_a_promise_once_breaks_none(text: str) -> None:
    assert list(promises.broken(read_text(text))) == []
