"""An invented past of a partnership, of any size: who meets, and what their minutes say.  The same for one seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.paper import LISTS, Keyed, PaperRead
from frankpledge.meetings.rules.past import Closing
from minutes_reader import reading

FIRST = (
    "Ada Basil Clara Dermot Edith Farid Greta Hamish Ines Jonah Keziah Linus Maud Nadia Osric Petra Rafiq Sian Tobias "
    "Una Vikram Winifred Yusuf Zelda"
).split()
LAST = (
    "Alderton Birchley Cotterwick Dunmere Elsworthy Fenwarden Gorseby Hazelden Inkpenny Juniperson Larchmont Maplewick "
    "Nettlefold Oakhanger Pinemarsh Quincewell Rowanbank Sedgemire Thornbeck Underfell Willowmere Yarrowby"
).split()
AGENCIES = (
    ("Hollowmere Borough Council", "responsible", "HBC"),
    ("Westmarch Police", "responsible", "WMP"),
    ("Westmarch Fire and Rescue Service", "responsible", "WFRS"),
    ("Westmarch Probation", "responsible", ""),
    ("Hollowmere Integrated Care Board", "responsible", "HICB"),
    ("Hollowmere Housing", "cooperating", ""),
    ("Lantern Women's Aid", "voluntary", ""),
    ("Hollowmere Youth Justice Service", "cooperating", "HYJS"),
    ("Hollowmere Traders", "business", ""),
)
POSTS = ("Head of Service", "Inspector", "Manager", "Area Lead", "Officer", "Director", "Coordinator")
BODIES = (
    "Strategic Board",
    "Joint Action Group",
    "Domestic Abuse Partnership",
    "Serious Violence Group",
    "Prevent Board",
    "Drugs and Alcohol Group",
)
PLACES = ("Mere Lane", "the Guildhall", "Saltway", "Corn Street", "the bus station", "Priory Park", "Tanners Row")
SUBJECTS = (
    "Lighting in {place}",
    "Burglary around {place}",
    "Young people at {place}",
    "The closure order in {place}",
    "Serious violence: {place}",
    "Hate crime and {place}",
    "The survey of {place}",
    "Funding for {place}",
)
DECIDED = (
    ("agreed", "That the lamps in {place} be mended before the winter"),
    ("noted", "The report on {place}"),
    ("approved", "The plan for {place}, with the changes that were asked for"),
    ("recommended", "That the Board pay for a second warden in {place}"),
)
ASKED = (
    "Ask the highways team for a date for {place}",
    "Bring figures on {place} to the next meeting",
    "Write to the owners in {place}",
    "Visit {place} and say what was found",
    "Share the data on {place} with the other agencies",
)
OUTCOMES = ("Done, and told to the group", "It was mended", "The figures came with the papers", "A letter went out")
MOST_A_YEAR = 30  # meetings that one body holds
ITEMS, ATTENDING = 6, 9


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, who works for an agency."""

    name: str
    agency: str
    post: str


@dataclass(frozen=True, slots=True)
class Said:
    """The minutes of a meeting: the file's name and text, what a reader finds in it, and what became of its actions."""

    name: str
    text: str
    read: PaperRead
    closings: dict[int, Closing]


@dataclass
class Past:
    """A partnership's past: so many years until a day, with so many meetings and actions a year."""

    years: int
    meetings: int
    actions: int
    until: date
    seed: int = 1
    bodies: list[str] = field(init=False)
    people: list[Somebody] = field(init=False)

    def __post_init__(self) -> None:
        count = max(min(len(BODIES), self.meetings), -(-self.meetings // MOST_A_YEAR))
        rounds = [
            f"{name} {place + 1}" if place else name for place in range(-(-count // len(BODIES))) for name in BODIES
        ]
        self.bodies = rounds[:count]
        names = [f"{first} {last}" for last in LAST for first in FIRST]
        Random(self.seed).shuffle(names)  # nosec B311
        self.people = [
            Somebody(name, AGENCIES[n % len(AGENCIES)][0], POSTS[n % len(POSTS)])
            for n, name in enumerate(names[: min(len(names), 12 + 6 * count + 3 * self.years)])
        ]

    def members(self, body: int) -> list[Somebody]:
        """Those who sit on a body."""
        return [self.people[(body * 5 + n) % len(self.people)] for n in range(ATTENDING)]

    def agenda(self, body: int) -> list[str]:
        """What is on the agenda of the next meeting of a body."""
        chosen = Random(f"{self.seed} next {body}")  # nosec B311
        return [subject.format(place=chosen.choice(PLACES)) for subject in chosen.sample(SUBJECTS, ITEMS)]

    @property
    def starts(self) -> date:
        """The day of the first meeting."""
        return self.until - timedelta(days=round(365.25 * self.years))

    def minutes(self) -> Iterator[Said]:
        """The minutes of every meeting, the oldest first."""
        count = self.years * self.meetings
        apart = (self.until - self.starts).days / max(count, 1)
        for n in range(count):
            body = n % len(self.bodies)
            actions = (n + 1) * self.actions // self.meetings - n * self.actions // self.meetings
            yield _Minutes(self, n, body, self.starts + timedelta(days=int(n * apart)), actions).said()


class _Minutes:
    """The minutes of one meeting, written line by line, each fact with its place in the text."""

    def __init__(self, past: Past, number: int, body: int, held_on: date, actions: int) -> None:
        self.past, self.body, self.held_on, self.actions = past, body, held_on, actions
        self.round = number // len(past.bodies)  # which meeting of this body it is
        self.chosen = Random(f"{past.seed} {number}")  # nosec B311
        self.text = ""
        self.facts: dict[str, list[Keyed]] = {name: [] for name in LISTS}
        self.words: dict[str, tuple[int, int]] = {}
        self.closings: dict[int, Closing] = {}
        self.key = 0

    def said(self) -> Said:
        """All of it."""
        name, venue = self.past.bodies[self.body], f"{self.chosen.choice(PLACES)}, Hollowmere".capitalize()
        title = f"Minutes of the meeting of {self.held_on:%-d %B %Y}"
        for what, words in (("body", name), ("title", title), ("venue", venue)):
            self.words[what] = self._line(words)
        self.words["dated"] = self.words["title"]
        members = self.past.members(self.body)
        for place, who in enumerate(members):
            here: reading.Capacity = "present" if place == 0 or self.chosen.random() < 0.8 else "apologies"
            span = self._line(f"{who.name}, {who.post}, {who.agency}{' (apologies)' * (here == 'apologies')}")
            self._fact(
                "attendance",
                reading.Attendance(
                    span=span, name=who.name, post=who.post, organisation=who.agency, capacity=here, chair=place == 0
                ),
            )
        for place in range(ITEMS):
            self._item(place, members)
        read = PaperRead("minutes", name, self.held_on, title, venue, words=self.words, facts=self.facts, checked=True)
        return Said(f"{self.held_on.isoformat()} {name}.txt", self.text, read, self.closings)

    def _item(self, place: int, members: Sequence[Somebody]) -> None:
        where = self.chosen.choice(PLACES)
        number = self._number(self.round, place)
        title = self.chosen.choice(SUBJECTS).format(place=where)
        span = self._line(f"{number} {title}")
        self._fact("items", reading.Item(span=span, number=number, title=title))
        if place % 2 == 0:
            verb, words = self.chosen.choice(DECIDED)
            words = words.format(place=where)
            self._fact(
                "decisions",
                reading.Decision(span=self._line(f"{verb.upper()}: {words}."), item=number, verb=verb, text=words),  # type: ignore[arg-type]
            )
        for _ in range(place, self.actions, ITEMS):
            self._action(number, where, self.chosen.choice(members))
        if place == 1:
            what = f"A report on {where}"
            self._fact("follow_ups", reading.FollowUp(span=self._line(f"{what} to come back."), item=number, what=what))
        if place == 2 and self.round:
            to = self._number(self.round - 1, self.chosen.randrange(ITEMS))
            self._fact(
                "references", reading.Reference(span=self._line(f"Minute {to} refers."), item=number, to_number=to)
            )

    def _action(self, number: str, where: str, owner: Somebody) -> None:
        text = self.chosen.choice(ASKED).format(place=where)
        due = self.held_on + timedelta(days=self.chosen.randrange(14, 90))
        span = self._line(f"ACTION: {owner.name} to {text[0].lower()}{text[1:]} by {due:%-d %B %Y}.")
        done = due + timedelta(days=self.chosen.randrange(-13, 40))
        self._fact(
            "actions", reading.Action(span=span, item=number, text=text, owners=(owner.name,), due=due.isoformat())
        )
        if done < self.past.until and self.chosen.random() < 0.97:
            state = ActionState.DROPPED if self.chosen.random() < 0.05 else ActionState.DONE
            self.closings[self.key] = Closing(state, self.chosen.choice(OUTCOMES), done)

    def _number(self, meeting: int, place: int) -> str:
        return f"{chr(65 + self.body % 26)}{self.body // 26 or ''}{meeting * ITEMS + place + 1}"

    def _line(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += f"{words}\n"
        return start, start + len(words)

    def _fact(self, kind: str, fact: reading.Fact) -> None:
        self.key += 1
        self.facts[kind].append(Keyed(self.key, fact, True))
