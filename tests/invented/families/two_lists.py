"""Two numbered lists close an item, what was resolved and then what is to be done; in most papers their labels were
lost on the way, and some tasks name nobody."""

from collections.abc import Sequence

from tests.invented.attending import run
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """A task without an owner is no action, with a number or without."""

    def choose(self) -> None:
        self.labels = self.rng.random() < 0.5

    def top(self) -> None:
        self.front("{body}", "", "Minutes of the meeting held on {date}", "")

    def lists(self) -> None:
        def write(people: Sequence) -> None:
            run(self.sheet, people, between="; ")
            self.sheet.gap()

        self.blocks(
            write, ("Present: ", "present"), ("In attendance: ", "officer in_attendance"), ("Apologies: ", "apologies")
        )

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        label = "Resolutions\n\n" if self.labels else ""
        self.listed(label, decisions, lambda at: f"{at + 1}. That ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        self.sheet.say("Actions\n\n" if self.labels else "")
        for at, action in enumerate(actions):
            self.sheet.say(f"{at + 1}. ")
            self.task(action)
            self.sheet.line(".")
        if self.rng.random() < 0.4:
            self.sheet.line(f"{len(actions) + 1}. Copies of the leaflet to be made available.")
        self.sheet.gap()
