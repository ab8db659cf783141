"""Items with numbered paragraphs inside them; the notes of the last meeting are resolved as correct; RESOLVED stands
before its words on the same line, numbered like any other paragraph."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes, upper
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """A numbered paragraph is no item, whatever it begins with."""

    def choose(self) -> None:
        self.at = 0
        self.number_now = "1"
        self.label = self.rng.choice(["RESOLVED: That ", "RESOLVED that ", "Resolved: that "])
        self.capitals = self.rng.random() < 0.6

    def top(self) -> None:
        self.front("{body}", "{title:[group] – Notes of Meeting}", "{date}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{post}\t{org}", "{name}{chair}\t{org}"])
        for label, those in (
            ("In attendance", ("present", "officer", "in_attendance", "invitee")),
            ("Apologies", ("apologies",)),
        ):
            over = {} if label == "Apologies" else {"capacity": "present"}
            self.sheet.line(label)
            lines(self.sheet, self.meeting.those(*those), form, **over)
            self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.at, self.number_now = 0, number or ""
        self.sheet.heading("{number}. {title}", number, upper(item.title) if self.capitals else item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (paragraph {old} of the previous minutes)")
        self.sheet.gap(2)
        self.under(item)

    def lead(self) -> str:
        """The number of the next paragraph."""
        self.at += 1
        return f"{self.number_now}.{self.at}\t" if self.rng.random() < 0.9 else f"{self.number_now}.{self.at} "

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.paragraph(paragraph, self.lead())
        self.bullets(item)
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.sheet.say(self.lead())
        self.that(self.label, decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.lead(), "ACTION: ")
            self.task(action)
            self.sheet.say("\n\n")
