"""Numbers made of the body's letters, a serial and the year, SSP/1/25; what was put to the meeting closes with a lone
AGREED and a stop."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The letters are glued to the number and belong to it."""

    def habits(self) -> dict[str, object]:
        return {"old": self.meeting.body_short[:3] + "/{number}/{year}"}

    def choose(self) -> None:
        self.apart = self.rng.choice([" ", "\t", "\n", " – "])

    def number(self, at: int) -> str | None:
        return f"{self.meeting.body_short[:3]}/{at}/{self.meeting.on.year % 100:02}"

    def top(self) -> None:
        self.front("{body}", "{title:Minutes}", "Date: {date}", "Time: {started}", "Venue: {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{org}", "{name}{chair} – {post}, {org}", "{name}{chair} - {short}"])
        self.blocks(
            lambda people: lines(self.sheet, people, form),
            ("Attendees\n", "present"),
            ("Also in attendance\n", "officer in_attendance observer"),
            ("Apologies\n", "apologies"),
        )

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}{self.apart}{{title}}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " ({old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1 and decisions[0].verb == "agreed":
            self.sheet.say("It was recommended that ")
            self.decision(decisions[0])
            self.sheet.say(".\n\nAGREED.\n\n")
        else:
            self.that("AGREED that ", decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION: ")
            self.task(action)
            self.sheet.say(".\n\n")
