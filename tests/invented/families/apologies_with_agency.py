"""Apologies are an initial, a surname and the agency in brackets; the money item is bullets within bullets whose
glyphs broke; actions stand in bold behind an arrow or a label."""

from collections.abc import Sequence

from tests.invented.attending import lines, run
from tests.invented.minutes import Minutes
from tests.invented.sums import funds
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """A fund's name closes with a colon and is no heading."""

    def choose(self) -> None:
        self.glyph = self.rng.choice(["\uf0b7", "Ø", "¾", "\uf0a7", "q"])
        self.inner = self.rng.choice(["o", "–", "\uf02d"])
        self.label = self.rng.choice(["Action – ", "ACTION: ", "Action: "])

    def top(self) -> None:
        self.front("{body}", "Minutes of a meeting held at {venue}", "on {date} at {started}", "")

    def lists(self) -> None:
        self.sheet.line("Present:")
        lines(
            self.sheet,
            self.meeting.those("present", "officer"),
            self.rng.choice(["{name}{chair} ({short})", "{name}{chair}\t{short}"]),
        )
        self.sheet.gap()
        if people := self.meeting.those("in_attendance", "invitee"):
            self.sheet.say("In attendance: ")
            run(self.sheet, people)
            self.sheet.say("\n\n")
        self.sheet.say("Apologies: ")
        away = self.meeting.those("apologies")
        lines(self.sheet, away[:-1], "{surname} ({short})", end=", ")
        lines(self.sheet, away[-1:], "{surname} ({short})", end="\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def under(self, item: Item) -> None:
        if item.kind == "finance":
            self.paragraph(item.paragraphs[0])
            for fund in funds(self.rng, self.rng.randrange(1, 4)):
                self.sheet.line(f"{self.glyph} {fund.name}:")
                for label, money in fund.lines:
                    self.sheet.line(f"    {self.inner} {label} ", money)
            self.sheet.gap()
            self.decide(item.decisions, item)
            if item.actions:
                self.act(item.actions, item)
        else:
            super().under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if self.rng.random() < 0.5:
            self.told(decisions)
        else:
            self.that("It was agreed that ", decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label)
            self.task(action)
            self.sheet.say("\n\n")
