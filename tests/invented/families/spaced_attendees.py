"""Attendees in columns kept apart with spaces, residents among them; short notes; Agreed and Action behind colons."""

from collections.abc import Sequence
from dataclasses import replace

from tests.invented.attending import aligned, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item, Organisation


class Family(Minutes):
    """A resident's agency is the word Resident."""

    def choose(self) -> None:
        self.posts = self.rng.random() < 0.5
        self.agreed = self.rng.choice(["Agreed: ", "AGREED: ", "Agreed that "])

    def top(self) -> None:
        self.front("{BODY}", "{date}", "{venue}", "")

    def lists(self) -> None:
        self.sheet.line(self.rng.choice(["Attendees:", "ATTENDANCE", "Present:"]))
        people = list(self.meeting.those("present", "officer"))
        if not self.posts:
            home = Organisation("Resident", "Resident")
            people[-2:] = [replace(person, organisation=home, capacity="present") for person in people[-2:]]
        aligned(self.sheet, [replace(person, capacity="present") for person in people], post=self.posts)
        self.sheet.say("\nApologies:  ")
        names(self.sheet, self.meeting.those("apologies"), last=", ")
        self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}.  {title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.agreed, decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("Action:  ")
            self.task(action)
            self.sheet.say("\n\n")
