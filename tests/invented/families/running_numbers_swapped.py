"""Running numbers of the year, 336/07, before the title, behind it or on a line of their own, with the committee's
letters; agencies in brackets close runs of names; lettered matters arising; AGREED in capitals."""

from collections.abc import Sequence

from tests.invented.attending import by_agency, names, run
from tests.invented.minutes import Minutes
from tests.invented.truth import Decision, Item


class Family(Minutes):
    """Headings swap their parts from one to the next."""

    first = None

    def choose(self) -> None:
        self.code = self.rng.choice(["", f"{self.meeting.body_short[:3]} "])
        self.forms = self.rng.sample(["{title} {number}", "{number} {title}", "{number}\n\n{title}"], 2)
        self.told_chance = self.rng.choice([0, 0.2])

    def number(self, at: int) -> str | None:
        return f"{at}/{self.meeting.on.year % 100:02}"

    def top(self) -> None:
        self.front("{body}", "", f"A meeting of {self.meeting.body} was held on {{date:[day], }}.", "")

    def lists(self) -> None:
        write = lambda people: (run(self.sheet, by_agency(people), between="; ", shared=True), self.sheet.say(".\n"))  # noqa: E731
        self.blocks(
            write,
            ("Present: ", "present"),
            ("Officers: ", "officer"),
            ("Also in attendance: ", "in_attendance invitee"),
        )
        self.sheet.say("Apologies: were submitted on behalf of ")
        names(self.sheet, self.meeting.those("apologies"), last=", ")
        self.sheet.say(".\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        form = self.forms[self.rng.random() < 0.3]
        self.sheet.heading(self.code + form, number, item.title)
        self.sheet.gap(2)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if item.kind == "minutes" or self.rng.random() < self.told_chance:
            self.told(decisions)
        else:
            self.that("AGREED that ", decisions, between=self.rng.choice([" and that ", " and "]))
