"""A note at the top says why the meeting was a short one; the matters arising are a paper of their own and get one
line; few items, few people."""

from collections.abc import Sequence
from dataclasses import replace

from tests.invented.attending import lines, names
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item

WHY = (
    "Note: owing to the weather several members could not travel, and only urgent business was taken.",
    "Note: the meeting was not quorate and what follows is a record of discussion.",
    "Note: this was a shortened meeting, held online because the building was closed.",
    "Note: as the election had been called, the agenda was reduced to essential items.",
)


class Family(Minutes):
    """The note states nothing."""

    def choose(self) -> None:
        kept = [item for item in self.meeting.items if item.kind not in ("declarations", "finance")]
        self.meeting = replace(self.meeting, items=tuple(kept[:4] + kept[-3:]))

    def top(self) -> None:
        self.front("{body}", "{title:Notes of reduced meeting}", "{date} – {venue}", "", self.rng.choice(WHY), "")

    def lists(self) -> None:
        self.blocks(
            lambda people: lines(
                self.sheet, people, self.rng.choice(["{name}{chair}, {org}", "{name}{chair} ({org})"])
            ),
            ("Present\n\n", "present"),
            ("In attendance\n\n", "officer in_attendance"),
        )
        self.sheet.say("Apologies\n\n")
        names(self.sheet, self.meeting.those("apologies"), between=", ")
        self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number} {title}", number, item.title)
        self.sheet.gap(2)

    def item(self, item: Item, number: str | None) -> None:
        if item.kind == "matters":
            self.heading(item, number)
            self.sheet.say("These were set out in Paper B, which was taken as read.\n\n")
        else:
            super().item(item, number)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if self.rng.random() < 0.4:
            self.told(decisions)
        else:
            self.that("It was agreed that ", decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("Action: ")
            self.task(action)
            self.sheet.say(".\n\n")
