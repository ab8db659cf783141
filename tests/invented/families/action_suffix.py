"""Tasks end in the word Action in brackets; resolutions keep the numbers that the report before the meeting gave to
its own recommendations, 2.1 and on."""

from collections.abc import Sequence

from tests.invented.attending import lines, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Each numbered resolution is one decision; its number is the report's, and no item."""

    first = None

    def choose(self) -> None:
        self.suffix = self.rng.choice([" (Action)", " (ACTION)", " [Action]"])
        self.label = self.rng.choice(
            ["RESOLVED that:", "RESOLVED:", "RESOLVED that recommendations {a} be approved as follows:"]
        )
        self.report = self.rng.choice(["2", "2", "3", "1"])

    def top(self) -> None:
        self.front("{body}", "{title:Minutes of the [group]}", "Date: {date}", "Time: {started}", "Venue: {venue}", "")

    def lists(self) -> None:
        self.sheet.line("Members present:")
        lines(
            self.sheet,
            self.meeting.those("present"),
            self.rng.choice(["{name}{chair} – {org}", "{name}{chair}, {post}, {org}"]),
        )
        self.sheet.gap()
        if officers := self.meeting.those("officer", "in_attendance"):
            self.sheet.line("Officers in attendance:")
            lines(self.sheet, officers, "{name} – {org}")
            self.sheet.gap()
        self.sheet.say("Apologies: ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number} {title}", number, item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that("RESOLVED that ", decisions)
            return
        numbers = f"{self.report}.1 to {self.report}.{len(decisions)}"
        self.listed(f"{self.label.format(a=numbers)}\n", decisions, lambda at: f"{self.report}.{at + 1} ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.task(action)
            self.sheet.say(self.suffix, "\n\n")
