"""Scotland: officers intimate and advise, tasks are told as ACTION: somebody would do something, with their dates in
prose; times in hours."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes, upper
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The owner stands before "would"."""

    nation = "scotland"

    def habits(self) -> dict[str, object]:
        return {"people": self.rng.choice(["formal", "full"]), "clock": self.rng.choice(["1000 hours", "10.00am"])}

    def choose(self) -> None:
        self.label = self.rng.choice(["ACTION: ", "Action: ", "ACTION – "])
        self.verb = self.rng.choice(["would", "would", "agreed to"])

    def top(self) -> None:
        self.front("{BODY}", "", "{title:MINUTE OF MEETING}", "", "held in {venue} on {date} at {started}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}, {post}, {org}", "{name}{chair}, {org}"])
        self.blocks(lambda people: lines(self.sheet, people, form), ("Present:\n", "present"),
                    ("In attendance:\n", "officer in_attendance"), ("Apologies:\n", "apologies"))  # fmt: skip

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, upper(item.title))
        self.sheet.gap(2)

    def paragraph(self, sentences: Sequence, lead: str = "", end: str = "\n\n") -> None:
        if len(sentences) > 2 and self.rng.random() < 0.5:
            lead += self.rng.choice(["The Chair intimated that the papers had been issued late. ",
                                     "It was intimated that the vacancy had been filled. ",
                                     "Apologies for the delay were intimated. "])  # fmt: skip
        super().paragraph(sentences, lead, end)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(
            self.rng.choice(["The Partnership agreed that ", "Following discussion it was agreed that "]), decisions
        )

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label)
            self.task(action, f"{{owner}} {self.verb} {{words}}")
            self.sheet.say(".\n\n")
