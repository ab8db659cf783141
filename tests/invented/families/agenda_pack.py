"""One file for the whole agenda: the list of business first, then the minutes; members parted into responsible
authorities and others; items under items as 4.1."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The lines of the agenda's own list are no items: the minutes below have them again."""

    def choose(self) -> None:
        self.listing = self.rng.random() < 0.5
        self.half = len(self.meeting.those("present")) // 2

    def top(self) -> None:
        self.front("{body}", "", "{title:Minutes of the [group]}", "", "{date}", "{started}", "{venue}", "")
        if self.listing:
            self.sheet.line("AGENDA")
            for item in self.meeting.items[:6]:
                self.sheet.line(
                    f"{self.sheet.manner.bullet} ", item.title, "\t", self.rng.choice(["Chair", "All", "Paper A"])
                )
            self.sheet.gap()

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{org}", "{name}{chair}, {org}", "{name}{chair} – {org}"])
        people = self.meeting.those("present")
        for label, those in (
            ("Responsible Authority Members Present:", people[: self.half]),
            ("Other Members Present:", people[self.half :]),
            ("Officers:", self.meeting.those("officer")),
            ("Apologies:", self.meeting.those("apologies")),
        ):
            if those:
                self.sheet.line(label)
                lines(self.sheet, those, form)
                self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{number} {title}", f"{parent}.{at + 1}", item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.rng.choice(["AGREED: That ", "DECISION: That "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION: ")
            self.task(action)
            self.sheet.say(".\n\n")
