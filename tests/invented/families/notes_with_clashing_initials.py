"""Notes of a meeting in Wales: everyone has initials in brackets, two people may share them, some labels stand in both
languages, and those who only attended have a block of their own."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item


class Family(Minutes):
    """Owners are initials, whosever they are."""

    nation = "wales"
    joins = (" and ", "/", " & ")

    def habits(self) -> dict[str, object]:
        return {"people": "initials"}

    def choose(self) -> None:
        self.both = self.rng.random() < 0.6
        self.label = self.rng.choice(["Action: ", "ACTION: ", "Action / Cam Gweithredu: "])
        self.dash = self.rng.choice([" – ", ", ", " - "])

    def name(self, english: str, welsh: str) -> str:
        """A label in one language or both."""
        return f"{english} / {welsh}" if self.both else english

    def top(self) -> None:
        self.front("{body}", "{title:Notes of the [group]}", "", "{date}", "{started} – {venue}", "")

    def lists(self) -> None:
        form = f"{{name}}{{chair}} ({{initials}}){self.dash}{{org}}"
        for label, those in ((self.name("Present", "Yn bresennol"), ("present",)),
                             (self.name("In attendance", "Hefyd yn bresennol"),
                              ("officer", "in_attendance", "invitee")),
                             (self.name("Observers", "Arsylwyr"), ("observer",)),
                             (self.name("Apologies", "Ymddiheuriadau"), ("apologies",))):  # fmt: skip
            if people := self.meeting.those(*those):
                self.sheet.line(label, ":")
                lines(self.sheet, people, form, deputy=" (for {for})")
                self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{number}. {title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (item {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.told(decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label)
            self.task(action)
            self.sheet.say(".\n\n")
