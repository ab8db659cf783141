"""Northern Ireland: decisions are proposed by one member, seconded by another and then agreed; members go by
Councillor, Mr or Mrs; a head with the body and the date runs over every page."""

from collections.abc import Sequence

from tests.invented.attending import entry, names
from tests.invented.minutes import Minutes, upper
from tests.invented.noise import USUAL, Noise, feet
from tests.invented.truth import Action, Decision, Item, Person


class Family(Minutes):
    """Who proposed and who seconded are named, and own nothing."""

    nation = "northern_ireland"
    noises = (Noise(feet, 0.7), *(noise for noise in USUAL if noise.spoil is not feet))

    def habits(self) -> dict[str, object]:
        return {"people": "formal"}

    def choose(self) -> None:
        self.form = self.rng.choice([
            "Proposed by {a}\nSeconded by {b}\n\nAgreed: That ",
            "On the proposal of {a}, seconded by {b}, it was agreed that ",
            "Proposed by {a}, seconded by {b} and RESOLVED that ",
            "Proposed: {a}\nSeconded: {b}\n\nRESOLVED: That ",
        ])  # fmt: skip
        self.capitals = self.rng.random() < 0.5

    def top(self) -> None:
        self.front("{BODY}", "", "Minutes of meeting held on {date:[day] } at {started} in {venue}", "")

    def lists(self) -> None:
        def each(people: Sequence[Person]) -> None:
            for person in people:
                entry(self.sheet, person, "{name}{chair}, {org}" if person.title != "Cllr" else "{name}{chair}")
                self.sheet.gap()

        self.blocks(each, ("PRESENT:\n", "present"), ("IN ATTENDANCE:\n", "officer in_attendance"))
        self.sheet.say("APOLOGIES: ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say("\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, upper(item.title) if self.capitals else item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        two = self.rng.sample(self.meeting.those("present"), 2)
        a, b = (self.sheet.manner.person(person) for person in two)
        if item.kind in ("minutes", "finance") or self.rng.random() < 0.6:
            self.that(self.form.format(a=a, b=b), decisions)
        else:
            self.that(self.rng.choice(["Members agreed that ", "It was agreed that "]), decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.rng.choice(["ACTION: ", "Action: "]))
            self.task(action)
            self.sheet.say("\n\n")
