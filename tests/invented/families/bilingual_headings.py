"""Wales: every heading in both languages, on one line or two; verdicts under a word in both; tasks behind one."""

from collections.abc import Sequence

from tests.invented.attending import lines
from tests.invented.minutes import Minutes
from tests.invented.truth import Action, Decision, Item

WELSH = {
    "welcome": "Croeso",
    "declarations": "Datganiadau o Fuddiant",
    "minutes": "Cofnodion",
    "matters": "Materion yn Codi",
    "finance": "Cyllid",
    "aob": "Unrhyw Fater Arall",
    "next": "Dyddiad y Cyfarfod Nesaf",
}
TOPICS = (
    "Diogelwch Cymunedol",
    "Trais yn y Cartref",
    "Ymddygiad Gwrthgymdeithasol",
    "Camddefnyddio Sylweddau",
    "Pobl Ifanc",
    "Diogelwch ar y Ffyrdd",
    "Plismona Lleol",
    "Troseddau Casineb",
    "Cyfiawnder Ieuenctid",
    "Tai",
)


class Family(Minutes):
    """A title is all that is printed of it, in both languages."""

    nation = "wales"

    def choose(self) -> None:
        self.between = self.rng.choice([" / ", " – ", "/"])
        self.english_first = self.rng.random() < 0.4
        self.verdict = self.rng.choice(
            ["PENDERFYNWYD / RESOLVED: that ", "PENDERFYNWYD/AGREED that ", "Cytunwyd / Agreed that "]
        )
        self.label = self.rng.choice(["Cam Gweithredu / Action: ", "ACTION / GWEITHREDU: "])
        self.topics = self.rng.sample(TOPICS, len(TOPICS))

    def top(self) -> None:
        self.front("{body}", "{title:Cofnodion / Minutes}", "{date}", "Lleoliad / Venue: {venue}", "")

    def lists(self) -> None:
        form = self.rng.choice(["{name}{chair} – {org}", "{name}{chair}, {post}, {org}"])
        chair = " (Cadeirydd / Chair)"
        self.blocks(
            lambda people: lines(self.sheet, people, form, chair=chair),
            ("Yn bresennol / Present:\n", "present"),
            ("Hefyd yn bresennol / Also present:\n", "officer in_attendance"),
        )
        self.sheet.listing = "apologies"
        self.sheet.line("Ymddiheuriadau / Apologies:")
        self.sheet.listing = "apologies"
        lines(self.sheet, self.meeting.those("apologies"), form)
        self.sheet.gap()

    def heading(self, item: Item, number: str | None) -> None:
        welsh = WELSH.get(item.kind) or self.topics.pop()
        title = (*item.title, self.between, welsh) if self.english_first else (welsh, self.between, *item.title)
        self.sheet.heading("{number}. {title}", number, title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        self.sheet.heading("{title}", None, item.title, parent)
        self.pointer(item, " (Cofnod / Minute {old})")
        self.sheet.gap(2)
        self.under(item)

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        self.that(self.verdict, decisions)

    def act(self, actions: Sequence[Action], item: Item) -> None:
        for action in actions:
            self.sheet.say(self.label)
            self.task(action)
            self.sheet.say(".\n\n")
