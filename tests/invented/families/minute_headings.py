"""Each heading begins with the word Minute, its number and a dash; short verdicts begin Agreed that; a task follows the
word Action, with its owner before or behind it."""

from collections.abc import Sequence

from tests.invented.attending import lines, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """The word Minute is the numbering's, and no part of the number."""

    first = None

    def habits(self) -> dict[str, object]:
        return {"people": self.rng.choice(["full", "initials"])}

    def choose(self) -> None:
        self.dash = self.rng.choice([" – ", " - ", ": "])
        self.owner_behind = self.rng.random() < 0.5
        self.verdict = self.rng.choice(["Agreed that ", "Agreed: That ", "AGREED that "])

    def top(self) -> None:
        self.front("{body} – {group}", "", "Meeting held at {venue} on {date}", "")

    def lists(self) -> None:
        self.sheet.line("Present")
        lines(
            self.sheet,
            self.meeting.those("present", "officer"),
            self.rng.choice(["{name}{chair}, {org}", "{name}{chair} – {post}, {org}"]),
        )
        self.sheet.gap()
        if people := self.meeting.those("in_attendance", "invitee", "observer"):
            self.sheet.line("Also in attendance")
            lines(self.sheet, people, "{name}, {org}")
            self.sheet.gap()
        self.sheet.line("Apologies")
        names(self.sheet, self.meeting.those("apologies"), between=", ")
        self.sheet.gap(2)

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"Minute {{number}}{self.dash}{{title}}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.verdict, decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("Action: ")
            if self.owner_behind:
                self.task(action, "{words}")
                self.sheet.say(f" ({' and '.join(self.owners(action))})\n\n")
            else:
                self.task(action)
                self.sheet.say("\n\n")
