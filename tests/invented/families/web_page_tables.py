"""A web page: three tables of people, numbers as No 1. and then 1.1, a line with Action, a dash and a name behind the
task, matters arising that cite the old paragraph."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The task is the paragraph above the line that names its owner."""

    def habits(self) -> dict[str, object]:
        return {"old": "{number}.3"}

    def choose(self) -> None:
        self.count, self.now = 0, "1"
        self.dash = self.rng.choice([" - ", " – ", ": "])

    def top(self) -> None:
        self.front("{body}", "", "{title:[group] minutes}", "", "{date}", "", "{started}, {venue}", "")

    def lists(self) -> None:
        for label, those in (
            ("Present", "present"),
            ("In attendance", "officer in_attendance invitee"),
            ("Apologies", "apologies"),
        ):
            if people := self.meeting.those(*those.split()):
                self.sheet.say(label, "\n\n", "Name\tTitle\tOrganisation\n")
                lines(self.sheet, people, "{name}{chair}\t{post}\t{org}")
                self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.count, self.now = 0, number or ""
        self.sheet.heading("No {number}. {title}", number, item.title)
        self.sheet.gap(2)

    def lead(self) -> str:
        """The number of the next paragraph."""
        self.count += 1
        return f"{self.now}.{self.count} "

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.paragraph(paragraph, self.lead())
        self.bullets(item)
        if item.decisions:
            self.sheet.say(self.lead())
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.rng.choice(["It was agreed that ", "The group agreed that ", "Agreed: "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.lead())
            self.task(action, "To {words}")
            self.sheet.say(f".\n\nAction{self.dash}{' and '.join(self.owners(action))}\n\n")
