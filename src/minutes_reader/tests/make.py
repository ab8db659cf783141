"""Plain builders: a reading of an invented text, and its facts as short tuples."""

from minutes_reader import read_text
from minutes_reader.paper import Paper
from minutes_reader.read import found_in
from minutes_reader.reading import Reading, Source


def read(text: str) -> Reading:
    """Read a text written in a test: the first line feed, which only eases the writing, is dropped."""
    return read_text(text.removeprefix("\n"), "test.txt")


PRESENT = "Present: Ann Poe (Police); Ben Hill (Mere Homes)."


def minutes(below: str, present: str = PRESENT) -> Reading:
    """Read minutes with a usual top and the given text below it."""
    return read(with_top(below, present))


def with_top(below: str, present: str = PRESENT) -> str:
    """The text of minutes with a usual top."""
    top = "Eastmere Safety Partnership\n\nA meeting was held on Tuesday, 4 March 2014 at the Corn Hall.\n\n"
    return f"{top}{present}\n\n{below}"


def found(text: str) -> tuple[Paper, Reading]:
    """The paper and what finders find in it, their own doubts as they have them."""
    return found_in(text.removeprefix("\n"), Source(name="test.txt", sha256="", characters=len(text)), [])


def people(reading: Reading) -> list[tuple[str, str | None, str]]:
    """(name, organisation, capacity) of each person."""
    return [(person.name, person.organisation, person.capacity) for person in reading.attendance]


def headings(reading: Reading) -> list[tuple[str | None, str, str | None]]:
    """(number, title, parent) of each item."""
    return [(item.number, item.title, item.parent) for item in reading.items]


def pointers(reading: Reading) -> list[tuple[str | None, str | None]]:
    """(number, date) of each reference."""
    return [(reference.to_number, reference.to_date) for reference in reading.references]
