"""Paragraphs 3.1 and on; Action: somebody is to do something, at times behind the number of a paragraph that holds
nothing else."""

from collections.abc import Sequence

from tests.invented.attending import lines, run
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The owner before "is to" is printed without its article in gold."""

    def choose(self) -> None:
        self.count, self.now = 0, "1"
        self.chance = self.rng.choice([0.2, 0.6])
        self.apart = self.rng.choice([" ", "\t", "  "])

    def top(self) -> None:
        self.front("{BODY}", "{title:[GROUP]}", "", "Minutes of the meeting held on {date} at {venue}", "")

    def lists(self) -> None:
        self.sheet.say("Present:\n")
        lines(
            self.sheet,
            self.meeting.those("present", "officer"),
            self.rng.choice(["{name}, {org}{chair}", "{name}{chair}, {post}, {org}"]),
        )
        self.sheet.gap()
        self.blocks(
            lambda people: (run(self.sheet, people), self.sheet.gap()),
            ("In attendance: ", "in_attendance invitee observer"),
            ("Apologies: ", "apologies"),
        )

    def heading(self, item: Item, number: str | None) -> None:
        self.count, self.now = 0, number or ""
        self.sheet.heading(f"{{number}}.{self.apart}{{title}}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def lead(self) -> str:
        """The number of the next paragraph."""
        self.count += 1
        return f"{self.now}.{self.count}{self.apart}"

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
        self.that(self.rng.choice(["It was agreed that ", "AGREED: that ", "The Partnership agreed that "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            if self.rng.random() < self.chance:
                self.sheet.line(self.lead().rstrip())
            self.sheet.say("Action: ")
            article = "the " if action.owners[0] == "Chair" else ""
            are = "are" if len(action.owners) > 1 or str(action.owners[0]).startswith("All") else "is"
            self.task(action, f"{article}{{owner}} {are} to {{words}}")
            self.sheet.say(".\n\n")
