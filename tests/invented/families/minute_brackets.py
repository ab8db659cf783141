"""Matters arising with (Minute 8/09), one bracket of them never closed; what is noted is told in a short sentence that
stands alone."""

from collections.abc import Sequence

from tests.invented.attending import names, run
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The unclosed bracket takes in nothing more than the minute's number."""

    first = None

    def habits(self) -> dict[str, object]:
        return {"old": "{number}/{year}"}

    def choose(self) -> None:
        self.left_open = self.rng.randrange(0, 3)

    def number(self, at: int) -> str | None:
        return f"{at}/{self.meeting.on.year % 100:02}"

    def top(self) -> None:
        self.front("{BODY}", "", "{date}", "")

    def lists(self) -> None:
        def write(people: Sequence) -> None:
            run(self.sheet, people, between=", ", last=" and ", full=self.rng.random() < 0.5)
            self.sheet.gap()

        self.blocks(
            write, ("PRESENT: ", "present"), ("OFFICERS: ", "officer"), ("ALSO PRESENT: ", "in_attendance observer")
        )
        self.sheet.say("APOLOGIES: ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number} {title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old}" if at == self.left_open else " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        plain = [decision for decision in decisions if decision.verb == "noted"]
        rest = [decision for decision in decisions if decision.verb != "noted"]
        if rest:
            self.that(self.rng.choice(["AGREED that ", "RESOLVED that "]), rest)
        if plain:
            self.told(plain)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION – ")
            self.task(action)
            self.sheet.say(".\n\n")
