"""Paragraphs numbered 3.1, 3.2 that point to one another, once with a slip; initials for everybody; AGREED inside a
sentence; numbered actions, and the old ones closed in bulk."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """A paragraph of these same minutes pointed to is no reference."""

    def habits(self) -> dict[str, object]:
        return {"people": "initials", "old": "{number}.2"}

    def choose(self) -> None:
        self.at = 0
        self.under_number = "1"
        self.next_action = self.rng.randrange(1, 40)
        self.label = self.rng.choice(["ACTION {n}: ", "Action {n}: ", "Action {n} – "])
        self.pointed = False

    def top(self) -> None:
        self.front("{BODY}", "", "Minutes of meeting held on {date} at {started} in {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair} ({initials})\t{org}", "{name}{chair}, {org} ({initials})"])
        for label, those in (("Present:", ("present", "officer")), ("In attendance:", ("in_attendance", "invitee")),
                             ("Apologies:", ("apologies",))):  # fmt: skip
            if people := self.meeting.those(*those):
                self.sheet.line(label)
                lines(self.sheet, people, form)
                self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.at, self.under_number = 0, number or ""
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)
        if item.kind == "matters" and self.next_action > 4:
            done = self.next_action - self.rng.randrange(2, 4)
            self.numbered()
            self.sheet.say(
                f"Actions {done - 2}, {done - 1} and {done} {self.rng.choice(['completed', 'were complete'])}.\n\n"
            )

    def numbered(self) -> None:
        """The number of the next paragraph."""
        self.at += 1
        self.sheet.say(f"{self.under_number}.{self.at} ")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.numbered()
            if self.at > 2 and self.rng.random() < 0.3:
                wrong = "" if self.pointed else ".."
                self.sheet.say(
                    f"Further to paragraph {self.under_number}{wrong}.{self.at - 1} above, more had been learnt. "
                )
                self.pointed = True
            self.paragraph(paragraph)
        self.bullets(item)
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.numbered()
        self.that(
            self.rng.choice(["It was AGREED that ", "The Board AGREED that ", "After discussion it was AGREED that "]),
            decisions,
        )

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label.format(n=self.next_action))
            self.next_action += 1
            self.task(action)
            self.sheet.say("\n\n")
