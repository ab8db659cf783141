"""The number alone on a line and the title on the next; AGREED that:- over a list; numbers left out for restricted
items; the date of the next meeting inside its heading."""

from collections.abc import Sequence

from tests.invented.attending import by_agency, names, run
from tests.invented.minutes import Minutes
from tests.invented.truth import Decision, Item


class Family(Minutes):
    """A page number may stand above the body's name."""

    def choose(self) -> None:
        self.apart = self.rng.choice(["\n", "\n\n"])
        self.mark = self.rng.choice(["\t", "1", "(1) ", "- "])

    def top(self) -> None:
        if self.rng.random() < 0.4:
            self.sheet.line(self.rng.choice(["1", "6 \n1 "]))
        self.front("{body}", "", f"A meeting of {self.meeting.body} was held on {{date:[day], }}.", "")

    def lists(self) -> None:
        def write(people: Sequence) -> None:
            run(self.sheet, by_agency(people), between=", ", shared=True)
            self.sheet.say(".  \n")

        self.blocks(
            write,
            ("Present:  ", "present"),
            ("Officers: ", "officer"),
            ("Also in attendance: ", "in_attendance observer"),
        )
        self.sheet.say("Apologies: ")
        names(self.sheet, self.meeting.those("apologies"))
        self.sheet.say(".\n\n\n")

    def heading(self, item: Item, number: str | None) -> None:
        title = item.title
        if item.kind == "topic" and self.rng.random() < 0.12:
            title = (*title, " - Restricted")
        self.sheet.heading(f"{{number}}{self.apart}{{title}}", number, title)
        if item.kind == "next":
            self.sheet.say(": ")
            self.dated(self.meeting.next_meeting, "next_meeting", "[day], ")
        self.sheet.gap(2)

    def coming(self) -> None:
        """The heading has said it."""

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        if len(decisions) == 1:
            self.that("AGREED that ", decisions)
        else:
            mark = (lambda at: f"{at + 1}. ") if self.mark == "1" else (lambda at: self.mark)
            self.listed("AGREED that:-\n\n", decisions, mark, between="\n\n")
