"""Name and agency run together with nothing between; the word Action stands as a column's header over nothing; ACTION:
begins a task inside a paragraph; things are noted more than agreed."""

from collections.abc import Sequence

from tests.invented.attending import lines, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Only the words tell where a name ends and an agency begins."""

    def choose(self) -> None:
        self.inline = self.rng.random() < 0.6

    def top(self) -> None:
        self.front("{body} Meeting", "{date}", "{venue}", "")

    def lists(self) -> None:
        self.blocks(lambda people: lines(self.sheet, people, "{name}{chair} {org}"), ("Present\n", "present officer"),
                    ("In Attendance\n", "in_attendance invitee"))  # fmt: skip
        self.sheet.say("Apologies\n")
        names(self.sheet, self.meeting.those("apologies"), between=", ")
        self.sheet.say("\n\nAction\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap()

    def under(self, item: Item) -> None:
        # A task begins where the last paragraph ends.
        inline = self.inline and item.actions and item.paragraphs
        for at, paragraph in enumerate(item.paragraphs):
            last = at == len(item.paragraphs) - 1
            self.paragraph(paragraph, end=" " if inline and last else "\n\n")
        if inline:
            self.act(item.actions, item)
        self.bullets(item)
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions and not inline:
            self.act(item.actions, item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.told(decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION: ")
            self.task(action)
            self.sheet.say(".\n\n")
