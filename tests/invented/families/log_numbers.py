"""Log numbers closed in bulk, marks of colour, (COMPLETED) behind what is done; ACTION: and initials; the minutes that
an item was given stand in the column of numbers."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """What the log calls completed belongs to the meetings before."""

    joins = ("/", " and ", " & ")

    def habits(self) -> dict[str, object]:
        return {"people": "initials"}

    def choose(self) -> None:
        self.timed = self.rng.random() < 0.6
        self.serial = self.rng.randrange(20, 90)

    def top(self) -> None:
        self.front("{body}", "{title:[group] – Minutes and Action Log}", "{date}, {started} to 4pm, {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name} ({initials}){chair} – {org}", "{initials}\t{name}{chair}\t{org}"])
        self.blocks(lambda people: lines(self.sheet, people, form), ("Attendees\n", "present officer"),
                    ("Guests\n", "invitee"), ("Apologies\n", "apologies"))  # fmt: skip

    def heading(self, item: Item, number: str | None) -> None:
        time = f"{self.rng.choice([5, 10, 15, 20])} mins\t" if self.timed else ""
        self.sheet.heading(f"{{number}}\t{time}{{title}}", number, item.title)
        self.sheet.gap()
        if item.kind == "matters":
            closed = [self.serial - back for back in (9, 7, 4)]
            self.sheet.line(f"Log numbers {closed[0]}, {closed[1]} and {closed[2]} closed.")
            self.sheet.line(f"{self.serial - 2}\tThe template was returned by every agency. (COMPLETED)\tGREEN")

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.sheet.gap()
        self.under(item)

    def paragraph(self, sentences: Sequence, lead: str = "", end: str = "\n") -> None:
        super().paragraph(sentences, lead, end)
        if self.rng.random() < 0.1:
            self.sheet.line(self.rng.choice(["RAG: AMBER", "Status: GREEN", "AMBER"]))

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.rng.choice(["AGREED: ", "Agreed: ", "DECISION: "]), decisions, between=" and ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.serial += 1
            self.sheet.say(f"ACTION {self.serial}: " if self.rng.random() < 0.3 else "ACTION: ")
            self.task(action)
            self.sheet.say("\n")
        self.sheet.gap()
