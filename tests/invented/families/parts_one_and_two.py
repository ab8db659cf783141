"""Numbers with the forum's letters and the year, CSF 14/1; the paper is in two parts, the second one restricted, and
groups what goes on to another body under a line of its own."""

from collections.abc import Sequence

from tests.invented.attending import by_agency, run
from tests.invented.minutes import Minutes, upper
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The lines that part the paper stand over items, not over text, and are no items themselves."""

    first = None

    def choose(self) -> None:
        self.code = self.rng.choice(["CSF", "CSB", "SCF", "CSP"])
        self.placed = 0
        self.label = self.rng.choice(["RESOLVED: that ", "RESOLVED that ", "AGREED: that "])

    def number(self, at: int) -> str | None:
        return f"{self.meeting.on.year % 100:02}/{at}"

    def top(self) -> None:
        self.front("{BODY}", "", "{date}", "", "Meeting commenced: {started}", "Meeting ended: {closed}", "")

    def lists(self) -> None:
        for label, those in (
            ("PRESENT:", ("present",)),
            ("OFFICERS:", ("officer", "in_attendance")),
            ("APOLOGIES:", ("apologies",)),
        ):
            if people := self.meeting.those(*those):
                over = {"full": self.rng.random() < 0.5, "shared": self.rng.random() < 0.5}
                self.sheet.line(label)
                run(self.sheet, by_agency(people), between="; ", **over)
                self.sheet.gap(2)

    def heading(self, item: Item, number: str | None) -> None:
        total = len(self.meeting.items)
        if self.placed == 0:
            self.sheet.line("PART 1 – OPEN TO THE PUBLIC")
        elif self.placed == total - 3:
            self.sheet.say(self.rng.choice(["PART 2 – NOT FOR PUBLICATION\n\n", "Matters for Recommendation\n\n"]))
        self.placed += 1
        self.sheet.gap()
        self.sheet.heading(f"{self.code} {{number}}  {{title}}", number, upper(item.title))
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that(self.label, decisions)
        else:
            self.listed("RESOLVED:\n\n", decisions, lambda at: f"{at + 1}. That ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("Action: ")
            self.task(action)
            self.sheet.say(".\n\n")
