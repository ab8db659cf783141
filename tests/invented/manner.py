"""How one paper prints what every paper prints: dates, people in sentences, the numbers of old minutes, bullets."""

import random
from dataclasses import dataclass, field
from datetime import date, time

from tests.invented.truth import Old, Person

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
BULLETS = ("•", "·", "-", "–", "*", "o", "\uf0b7", "§", "?", "¾")


def ending(number: int) -> str:
    """The letters after a day's number."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@dataclass(frozen=True)
class Manner:
    """The habits of one writer of minutes, kept through one paper."""

    days: str = "4 December 2007"
    weekday: bool = False
    people: str = "full"
    old: str = "{number}"
    clock: str = "10.00am"
    bullet: str = "•"
    first_year: date = field(default=date(2007, 1, 1))

    def day(self, on: date, *, year: bool = True) -> str:
        """A date without its day of the week."""
        month = MONTHS[on.month - 1]
        last = str(on.year)
        match self.days:
            case "04/12/2007":
                return f"{on.day:02}/{on.month:02}/{on.year}"
            case "4.12.07":
                return f"{on.day}.{on.month}.{on.year % 100:02}"
            case "4th December 2007":
                text = f"{on.day}{ending(on.day)} {month}"
            case "4th December, 2007":
                text, last = f"{on.day}{ending(on.day)} {month}", f", {last}"
            case _:
                text = f"{on.day} {month}"
        return (text + ("" if last.startswith(",") else " ") + last) if year else text

    def weekday_of(self, on: date) -> str:
        """The day of the week, to stand before a date."""
        return DAYS[on.weekday()]

    def hour(self, at: time) -> str:
        """A time of day."""
        half = "am" if at.hour < 12 else "pm"
        hour = at.hour - 12 if at.hour > 12 else at.hour
        match self.clock:
            case "10:00":
                return f"{at.hour:02}:{at.minute:02}"
            case "10am":
                return f"{hour}{half}" if not at.minute else f"{hour}.{at.minute:02}{half}"
            case "10.00 a.m.":
                return f"{hour}.{at.minute:02} {half[0]}.m."
            case "1000 hours":
                return f"{at.hour:02}{at.minute:02} hours"
            case _:
                return f"{hour}.{at.minute:02}{half}"

    def person(self, person: Person) -> str:
        """A person in a sentence."""
        match self.people:
            case "initials":
                return person.initials
            case "(initials)":
                return f"({person.initials})"
            case "formal":
                return f"{'Councillor' if person.title == 'Cllr' else person.title} {person.last}"
            case "first":
                return person.first
            case _:
                return person.name

    def minute(self, old: Old) -> str:
        """The number of an earlier minute, as the paper prints numbers."""
        letter = f" ({old.letter})" if old.letter else ""
        return self.old.format(number=old.number, year=f"{self.first_year.year % 100:02}") + letter


def invented_manner(rng: random.Random, on: date, **fixed: object) -> Manner:
    """A manner at random for a meeting on this day, but for what a family always does."""
    habits: dict[str, object] = {
        "days": rng.choice(
            ["4 December 2007"] * 4 + ["4th December 2007"] * 4 + ["4th December, 2007", "04/12/2007", "4.12.07"]
        ),
        "weekday": rng.random() < 0.35,
        "people": rng.choice(["full", "full", "initials", "formal"]),
        "clock": rng.choice(["10.00am", "10.00am", "10:00", "10am", "10.00 a.m.", "1000 hours"]),
        "bullet": rng.choice(BULLETS),
        "first_year": on,
    }
    return Manner(**(habits | fixed))  # type: ignore[arg-type]
