"""Numbers carried from meeting to meeting; RESOLVED: alone on a line over its words; tasks with codes of the group;
members whose place somebody else took are told of in the list."""

from collections.abc import Sequence

from tests.invented.attending import entry, lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Somebody named as a substitute behind a member's name has no place in that list."""

    first = None

    def choose(self) -> None:
        self.code = self.rng.choice(["HSP", "CSP", "SCP", "ACT"])
        self.serial = self.rng.randrange(1, 40)
        self.alone = self.rng.choice(["RESOLVED:", "RESOLVED", "Resolved:"])
        self.stands = self.rng.choice([" - {x} substituted", " ({x} substituting)"])

    def top(self) -> None:
        self.front("{BODY}", "{date}", "", "Meeting held in {venue}", "")

    def lists(self) -> None:
        self.blocks(lambda people: lines(self.sheet, people, "{name}{chair} – {org}"), ("Present:\n", "present"),
                    ("In attendance:\n", "officer in_attendance observer"))  # fmt: skip
        stand_ins = {p.deputy_for.name: p.name for p in self.meeting.people if p.deputy_for}
        self.sheet.line("Apologies:")
        for person in self.meeting.those("apologies"):
            entry(self.sheet, person, "{name} – {org}" if person.name not in stand_ins else "{name}")
            if person.name in stand_ins:
                self.sheet.say(self.stands.replace("{x}", stand_ins[person.name]))
            self.sheet.gap()
        self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        label = f"{self.alone}\n\n"
        if len(decisions) == 1:
            self.that(f"{label}That ", decisions)
        else:
            self.listed(label, decisions, lambda at: f"({at + 1}) That ")

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(f"Action {self.code}{self.serial:02}: ")
            self.serial += 1
            self.task(action)
            self.sheet.say("\n\n")
