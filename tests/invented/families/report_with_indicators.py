"""A report whose paragraph numbers mostly became bullets, with decisions of the board that it tells of, and a table of
indicators at the end whose first cell carries down and whose header comes twice."""

from tests.invented.minutes import Minutes
from tests.invented.stock import stock
from tests.invented.truth import Decision, Item


class Family(Minutes):
    """The columns of the table say what each figure is."""

    kind = "report"

    def choose(self) -> None:
        self.at = 1
        self.kept = self.rng.choice([0.1, 0.3])

    def top(self) -> None:
        self.body(self.rng.choice(stock("agencies")["group"]))
        self.sheet.gap(2)
        self.front(f"{{title:{self.meeting.body} Update}}", "", "{date}", "", "", "Report of the Head of Policy", "")

    def lists(self) -> None:
        """A report has none."""

    def business(self) -> None:
        self.sheet.heading("{title}", None, self.rng.choice(["Purpose of the Report", "Purpose of Report"]))
        self.sheet.say(f"\n\nTo tell members what the {self.meeting.body} has been doing.\n\n")
        for item in self.meeting.items:
            self.item(item, None)
        self.sheet.heading("{title}", None, self.rng.choice(["Recommendations", "Recommendation and Reasons"]))
        self.sheet.say("\n\n", self.lead(always=True))
        with self.sheet.fact("decisions", verb="recommended"):
            self.sheet.say(
                "Members are ", self.rng.choice(["recommended", "asked"]), " to note the contents of the report"
            )
        self.sheet.say(".\n\nContact: Community Safety Team\n\n")
        year = self.meeting.on.year
        last = f"{year - 2}/{(year - 1) % 100:02}"
        self.sheet.heading("{title}", None, f"Appendix 1: Basket of Indicators {year - 1}/{year % 100:02}")
        self.sheet.gap(2)
        self.table(
            "\t".join(["Priority", "Indicator", "Type", f"Performance in {last}", "Latest Data", "National Comparison"])
        )

    def lead(self, *, always: bool = False) -> str:
        """What stands before a paragraph: its number where it survived, or a bullet."""
        self.at += 1
        return f"{self.at} " if always or self.rng.random() < self.kept else "- "

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading("{title}", None, item.title)
        self.sheet.gap(2)

    def under(self, item: Item) -> None:
        for paragraph in item.paragraphs:
            self.paragraph(paragraph, self.lead(), "\n")
        for decision in item.decisions:
            self.sheet.say(self.lead())
            self.board(decision)
        self.sheet.gap()

    def board(self, decision: Decision) -> None:
        """A decision of the board, told with the board as its subject."""
        with self.sheet.fact("decisions", verb="agreed"):
            self.sheet.say(f"The {self.meeting.body} ", self.rng.choice(["", "has "]), *decision.be)
        self.sheet.line(".")

    def table(self, header: str) -> None:
        """The indicators, the header again in the middle."""
        self.sheet.line(header)
        rows = self.meeting.indicators
        for at, row in enumerate(rows):
            if at == len(rows) // 2 and len(rows) > 6:
                self.sheet.say("\n", header, "\n")
            again = at and rows[at - 1].group == row.group
            self.sheet.say("" if again else row.group, f"\t{row.name}\t{row.kind}")
            for cell in row.cells:
                self.sheet.say("\t", cell)
            self.sheet.gap()
