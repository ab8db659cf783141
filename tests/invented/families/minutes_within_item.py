"""Inside one item stands a whole set of another group's minutes, with its own people and verdicts; the rest is plain
lettered and numbered business."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.stock import stock
from tests.invented.truth import Action, Day, Decision, Item, Reference


class Family(Minutes):
    """What the other group decided, and who was there, is not this meeting's."""

    def choose(self) -> None:
        topics = [item for item in self.meeting.items if item.kind == "topic"]
        self.host = self.rng.choice(topics)
        self.guest = self.rng.choice(stock("agencies")["group"])

    def top(self) -> None:
        self.front("{body}", "Minutes of the meeting held at {venue} on {date}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}, {org}", "{name}{chair}\t{org}"])
        self.blocks(lambda people: lines(self.sheet, people, form), ("Present:\n", "present"),
                    ("In attendance:\n", "officer in_attendance"), ("Apologies:\n", "apologies"))  # fmt: skip

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def item(self, item: Item, number: str | None) -> None:
        super().item(item, number)
        if item is self.host:
            self.other_minutes()

    def other_minutes(self) -> None:
        """The other group's minutes, whole, between a lead-in and a closing line."""
        on, names = self.meeting.previous, stock("names")
        people = ", ".join(f"{self.rng.choice(names['first'])} {self.rng.choice(names['last'])}" for _ in range(4))
        self.sheet.say(Reference((f"Minutes of the {self.guest} held on ", Day(on)), on=on), ":\n\n")
        self.sheet.say(f"Those there: {people}.\n\n")
        self.sheet.say("The sub-group looked at its work plan and heard from two providers. ")
        self.sheet.say("The sub-group agreed that the plan be published and that its membership be looked at again. ")
        self.sheet.say("The budget was noted by the sub-group.\n\n")
        self.sheet.say(f"End of the minutes of the {self.guest}.\n\n")

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.rng.choice(["AGREED that ", "AGREED: that "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say("ACTION: ")
            self.task(action)
            self.sheet.say(".\n\n")
