"""A grid of item, date, comments, action and contact whose headers broke over lines; people carry the code of their
sector; whoever acts stands in the last cell."""

from collections.abc import Sequence

from tests.invented.attending import entry
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item, Person

SECTORS = ("LA", "POL", "HEA", "VCS", "FRS", "PRO")


class Family(Minutes):
    """The dates of the second column are when a matter was first raised, and point to nothing."""

    joins = ("/", " and ")

    def choose(self) -> None:
        self.header = self.rng.choice(
            ["Item\tDOI\tComments\tAction\tContact", "Item\nDOI\tComments\tAct\nion\tContact"]
        )

    def top(self) -> None:
        self.front("{body}", "{title:Notes and Actions}", "Meeting: {date}", "Where: {venue}", "")

    def lists(self) -> None:
        self.blocks(self.coded, ("Present\tOrganisation\tSector\n", "present officer"),
                    ("Visitors\n", "in_attendance invitee"), ("Apologies\n", "apologies"))  # fmt: skip
        self.sheet.line(self.header)

    def coded(self, people: Sequence[Person]) -> None:
        """Rows that end in the sector's code."""
        for person in people:
            over = {"capacity": "invitee"} if person.capacity == "in_attendance" else {}
            entry(self.sheet, person, "{name}{chair}\t{org}\t" + self.rng.choice(SECTORS), **over)
            self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}\t{title}", number, item.title)
        raised = self.sheet.manner.day(self.meeting.previous)
        self.sheet.say(f"\t{raised}" if item.kind == "topic" and self.rng.random() < 0.3 else "", "\n")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.sheet.gap()
        self.under(item)

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.paragraph(paragraph, "\t\t", "\n")
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        for decision in decisions:
            self.sheet.say("\t\t")
            self.decision(decision, "was")
            self.sheet.line(".")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("\t\t\t")
            self.task(action, "{words}")
            self.sheet.line("\t", self.rng.choice(self.joins).join(self.owners(action)))
