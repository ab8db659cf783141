"""A page of a council's committee system: the agenda's number, the title, what papers there are and how big, then
Minutes: and the text; the running number of the minute is kept apart."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """An item's number is the agenda's."""

    def choose(self) -> None:
        self.running = self.meeting.first_number
        self.label = self.rng.choice(["Decision:", "RESOLVED:", "Resolved:"])
        self.shows_running = self.rng.random() < 0.5

    def top(self) -> None:
        self.front("Agenda and minutes", "", "{body}", "{date}  {started}", "", "Venue: {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{post}", "{name}{chair} ({org})"])
        self.blocks(
            lambda people: lines(self.sheet, people, form),
            ("Attendance\n\n", "present officer"),
            ("Apologies\n\n", "apologies"),
        )
        self.sheet.say("Contact: Democratic Services\n\nItems\nNo.\tItem\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}.{self.rng.choice(['', chr(9)])}\n{{title}}", number, item.title)
        self.sheet.gap()
        if item.kind == "topic" and self.rng.random() < 0.7:
            self.sheet.say("Additional documents:\n", item.title, f" PDF {self.rng.randrange(60, 900)} KB\n")
        if self.shows_running:
            self.sheet.line(f"Minute number: {self.running}")
        self.running += 1
        self.sheet.say("\nMinutes:\n\n")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that(f"{self.label}\n\nThat ", decisions)
        else:
            self.listed(f"{self.label}\n\n", decisions, lambda at: f"{at + 1}. That ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("Action: ")
            self.task(action)
            self.sheet.say("\n\n")
