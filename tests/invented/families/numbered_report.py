"""A report to a committee: numbers alone on their lines, paragraphs 1.1 and on, places as bare headings, short sections
of implications, and a recommendation at the end."""

from tests.invented.minutes import Minutes, upper
from tests.invented.stock import stock
from tests.invented.truth import Item

IMPLICATIONS = ("EQUALITY", "LEGAL", "RISK MANAGEMENT", "FINANCIAL", "HUMAN RIGHTS", "SUSTAINABILITY")
TITLES = ("COMMUNITY SAFETY UPDATE", "SAFER COMMUNITIES: PROGRESS", "PARTNERSHIP UPDATE")
ASKED = (
    "Members of the Committee are asked to note the contents of this report",
    "Members are asked to agree to note the report",
    "The Committee is recommended to note the progress described above",
    "It is recommended that members note the report",
)


class Family(Minutes):
    """A numbered paragraph is no item; a numbered line that is a title is."""

    kind = "report"

    def choose(self) -> None:
        self.apart = self.rng.choice(["\n", "\n", "\t", "   "])

    def top(self) -> None:
        committee = self.rng.choice(stock("agencies")["group"])
        self.body(committee.upper() if self.rng.random() < 0.6 else committee)
        self.sheet.gap(2)
        self.front(
            "{date}",
            f"{{title:{self.rng.choice(TITLES)}}}",
            "",
            self.rng.choice(["REPORT OF THE CHIEF EXECUTIVE", "Report of the Head of Communities"]),
            "",
        )

    def lists(self) -> None:
        """A report has none."""

    def heading(self, item: Item, number: str | None) -> None:
        self.sheet.heading(f"{{number}}.{self.apart}{{title}}", number, upper(item.title))
        self.sheet.gap()

    def business(self) -> None:
        at = 1
        for item in self.meeting.items:
            self.heading(item, str(at))
            if at == len(self.meeting.items) - 1:
                self.places(item, str(at))
            else:
                for place, paragraph in enumerate(item.paragraphs):
                    self.paragraph(paragraph, f"{at}.{place + 1}{self.apart}", "\n")
                self.bullets(item)
            self.sheet.gap()
            at += 1
        for name in self.rng.sample(IMPLICATIONS, self.rng.randrange(1, 4)):
            self.sheet.heading(f"{{number}}.{self.apart}{{title}}", str(at), f"{name} IMPLICATIONS")
            self.sheet.say(
                f"\n{at}.1{self.apart}There are no {name.lower()} implications arising from this report.\n\n"
            )
            at += 1
        self.sheet.heading(f"{{number}}.{self.apart}{{title}}", str(at), "RECOMMENDATIONS")
        self.sheet.say(f"\n{at}.1{self.apart}")
        with self.sheet.fact("decisions", verb="recommended"):
            self.sheet.say(self.rng.choice(ASKED))
        self.sheet.line(".")

    def places(self, item: Item, number: str) -> None:
        """News from places, each under its bare name."""
        for place, paragraph in zip(self.meeting.places, item.paragraphs, strict=False):
            self.sheet.gap()
            self.sheet.heading("{title}", None, place, number)
            self.sheet.gap(2)
            self.paragraph(paragraph)
