"""Committee style: RESOLVED, a dash and That; what people took on is told in a sentence that ends in the number of the
action in brackets, and in nothing else."""

from collections.abc import Sequence

from tests.invented.attending import names, run
from tests.invented.minutes import Minutes, upper
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """An action is known by its bracket alone; the bracket is no part of it."""

    first = None

    def habits(self) -> dict[str, object]:
        return {"people": self.rng.choice(["full", "formal"])}

    def choose(self) -> None:
        self.bracket = self.rng.choice(["({n})", "(Action {n})", "[Action {n}]", "(A{n})"])
        self.next_action = 1
        self.verb = self.rng.choice(["would", "undertook to", "was asked to", "agreed to"])
        self.capitals = self.rng.random() < 0.5

    def top(self) -> None:
        self.front("{BODY}", "", "{date:[day], }" if self.rng.random() < 0.5 else "{date}", "")

    def lists(self) -> None:
        present = self.meeting.those("present")
        self.sheet.say("PRESENT: ")
        run(self.sheet, present, between="; ", full=self.rng.random() < 0.6)
        self.sheet.say(".\n\n")
        if officers := self.meeting.those("officer", "in_attendance", "invitee"):
            self.sheet.say("IN ATTENDANCE: ")
            run(self.sheet, officers, between="; ")
            self.sheet.say(".\n\n")
        self.sheet.say("Apologies for absence were received from ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say(".\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, upper(item.title) if self.capitals else item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that(self.rng.choice(["RESOLVED – That ", "RESOLVED - That "]), decisions)
        else:
            self.listed("RESOLVED – That:\n\n", decisions, lambda at: f"({'i' * (at + 1)}) ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.task(action, f"{{owner}} {self.verb} {{words}}")
            self.sheet.say(" ", self.bracket.format(n=self.next_action), ".\n\n")
            self.next_action += 1
