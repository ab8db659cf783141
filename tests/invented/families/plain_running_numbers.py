"""Plain running numbers, 173 and on, from meeting to meeting; Agreed that; the matters arising under bare sub-heads."""

from collections.abc import Sequence

from tests.invented.attending import lines, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Sub-heads have no number, and stand under the last that has one."""

    first = None

    def choose(self) -> None:
        self.mark = self.rng.choice([".", "", ")"])
        self.verdict = self.rng.choice(["Agreed that ", "Agreed – that ", "Agreed: that "])
        self.label = self.rng.choice(["Action: ", "ACTION: ", "Action – "])

    def top(self) -> None:
        self.front("{body}", "", "Minutes of the Meeting held on {date}", "at {started} in {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair} - {org}", "{name}{chair}, {org}", "{name}{chair} ({org})"])
        self.blocks(lambda people: lines(self.sheet, people, form), ("Present:\n", "present"),
                    ("Officers:\n", "officer"), ("In attendance:\n", "in_attendance invitee"))  # fmt: skip
        self.sheet.say("Apologies: ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say(".\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}{self.mark} {{title}}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        if self.rng.random() < 0.7:
            self.pointer(item, " (Minute {old} refers)")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.verdict, decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label)
            self.task(action)
            self.sheet.say(".\n\n")
