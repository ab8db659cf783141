"""Numbers of letters, year and serial, LSP18/24; a task ends in a dash, the word Action and the owner's whole name."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item, Person


class Family(Minutes):
    """The dash, the word and the name are no part of the task."""

    first = None

    def choose(self) -> None:
        self.code = self.rng.choice(["LSP", "CSP", "SAB", "BSP"])
        self.dash = self.rng.choice([" – Action ", " - Action ", " – ACTION: "])

    def habits(self) -> dict[str, object]:
        return {"old": "LSP{year}/{number}"}

    def number(self, at: int) -> str | None:
        return f"{self.code}{self.meeting.on.year % 100:02}/{at}"

    def owner(self, owner: Person | str) -> str:
        return owner if isinstance(owner, str) else f"{owner.first} {owner.last}"

    def top(self) -> None:
        self.front("{body}", "", "{title:Minutes of the [group]}", "", "Held on {date} at {started}", "{venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair}\t{post}\t{org}", "{name}{chair}\t{org}", "{name}{chair} ({org})"])
        self.blocks(lambda people: lines(self.sheet, people, form), ("Members Present\n", "present"),
                    ("Also Present\n", "officer in_attendance observer"), ("Apologies\n", "apologies"))  # fmt: skip

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}\t{title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old} refers)")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if self.rng.random() < 0.5:
            self.that("Agreed – that ", decisions)
        else:
            self.told(decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.task(action, "{words}")
            self.sheet.say(f"{self.dash}{' and '.join(self.owners(action))}\n\n")
