"""A word processor's tables turned to a web page's text: name with initials and post in one table, then number,
discussion and action in another, the initials of whoever acts in the last column; deputies are X for Y."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The owner stands in the last cell of the task's own row."""

    joins = ("/", " & ")

    def habits(self) -> dict[str, object]:
        return {"people": "initials"}

    def choose(self) -> None:
        self.dot = self.rng.choice([".", ""])

    def top(self) -> None:
        self.front("{body}", "{title:[group] Meeting Notes}", "", "{date} {started}, {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name} ({initials}){chair}\t{post}, {org}", "{name} ({initials}){chair}\t{org}"])
        self.blocks(
            lambda people: lines(self.sheet, people, form, deputy=self.rng.choice([" for {for}", " (for {for})"])),
            ("Present\n", "present officer"),
            ("In attendance\n", "in_attendance invitee"),
            ("Apologies\n", "apologies"),
        )
        self.sheet.line("No.\tDiscussion\tAction")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}{self.dot}\t{{title}}", number, item.title)
        self.sheet.line("\t")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.say("\t")
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (item {old})")
        self.sheet.line("\t")
        self.under(item)

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.paragraph(paragraph, "\t", "\t\n")
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        for decision in decisions:
            self.sheet.say("\t")
            self.decision(decision, "was")
            self.sheet.line(".\t")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("\t")
            self.task(action, self.rng.choice(["To {words}", "{words}"]))
            self.sheet.line(".\t", self.rng.choice(self.joins).join(self.owners(action)))

    def coming(self) -> None:
        self.sheet.say("\t")
        self.dated(self.meeting.next_meeting, "next_meeting")
        self.sheet.line("\t")
