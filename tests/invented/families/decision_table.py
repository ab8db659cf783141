"""A table of item, description and decision that lost its borders: the committee's code and the number stand on lines
of their own, then the title, the talk, and what was decided as the last cell."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Decisions stand in their own column, without AGREED that."""

    first = None

    def choose(self) -> None:
        self.code = self.rng.choice([self.meeting.body_short[:3], "CSP", "SP"])
        self.cell = self.rng.choice(["\t", "\n"])
        self.title = self.rng.choice(["Decision", "Decisions", "Outcome"])

    def top(self) -> None:
        self.front("{body}", "", self.rng.choice(["{title:Record of Decisions}", "{title:MINUTES}"]), "",
                   "{date}", self.rng.choice(["{venue}, {started}", "{started}, {venue}"]), "")  # fmt: skip

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{org}", "{name}{chair}\t{short}"])
        for label, those in (("Present", ("present",)), ("In attendance", ("officer", "in_attendance", "invitee")),
                             ("Apologies", ("apologies",))):  # fmt: skip
            if people := self.meeting.those(*those):
                self.sheet.line(label)
                lines(self.sheet, people, form)
                self.sheet.gap()
        self.sheet.line(f"Item\tDescription\t{self.title}")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{self.code}\n{{number}}{self.cell}{{title}}", number, item.title)
        self.sheet.gap()

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old} refers)")
        self.sheet.gap()
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        for decision in decisions:
            self.sheet.say("\t" if self.cell == "\t" else "")
            self.decision(decision, "was")
            self.sheet.line(".")
        self.sheet.gap()

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("\t" if self.cell == "\t" else "", self.rng.choice(["Action: ", "ACTION – "]))
            self.task(action)
            self.sheet.line(".")
        self.sheet.gap()
