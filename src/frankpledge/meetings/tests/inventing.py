"""Meetings invented from a seed, with everything that their minutes are to state."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from frankpledge.design.words import long_date
from frankpledge.meetings.rules.minutes_text import Meant, Sitter, declared
from frankpledge.meetings.rules.writing_out.minutes import Asked, Minuted, Whose, minutes_written
from frankpledge.meetings.rules.writing_out.written import Written

_FIRST = "Ann Robert Priya Tom Jo Mary-Anne Gwen Idris Kwame Siobhán Zoë Hamid Wilf Beatrix Li Oluwaseun Fergus".split()
_LAST = (
    "Lee Okafor Shah Reed Marsh O’Brien McAllister Lloyd-Jones Fairweather Okonkwo Ní_Bhriain Hussain Underhill "
    "Gosling Sandford Thackray Venn Whitlock"
).split()
_TITLES = ("", "", "", "", "Cllr ", "Dr ", "Mrs ", "Sgt ", "Insp ")
_POSTS = (
    "Chief Executive",
    "Superintendent",
    "Head of Community Safety",
    "Area Manager",
    "Community Safety Officer",
    "Cabinet Member for Safer Communities",
    "Director of Public Health",
    "Team Leader, Youth Justice",
    "Station Manager",
    "Anti-Social Behaviour Co-ordinator",
)
_AGENCIES = (
    "Aldermere Borough Council",
    "Westmarch Police",
    "Aldermere Housing Trust",
    "Probation Service",
    "Aldermere and Mere Valley Fire and Rescue Service",
    "NHS Mere Valley Integrated Care Board",
    "Victim Support",
    "Mere Aid",
    "St Bride’s College",
    "Office of the Police and Crime Commissioner",
)
_BODIES = (
    "Aldermere Community Safety Partnership",
    "Aldermere Community Safety Board",
    "Violence Reduction Delivery Group",
    "Drugs and Alcohol Task and Finish Group",
    "Mere Valley Domestic Abuse Partnership Board",
    "Anti-Social Behaviour Sub-Group",
)
_VENUES = ("Committee Room 2, Town Hall", "The Old Exchange, Mere Lane", "Aldermere Fire Station", "")
_BUSINESS = (
    "Lighting in Mere Lane",
    "Burglary in the east of the borough",
    "Serious violence duty: where we stand",
    "Domestic abuse & safe accommodation",
    "Hate crime (third-party reporting)",
    "Night-time economy",
    (
        "Public Spaces Protection Order for the town centre and the parks beside the river: results of the "
        "consultation with residents and traders over the summer"
    ),
    "Funding for 2025/26",
    "Reducing reoffending",
    "Road safety around schools",
    "Prevent",
    "Modern slavery and exploitation",
    "Update from the Youth Justice Service",
    "Fire safety in high-rise homes",
    "Neighbourhood Watch",
    "Begging and rough sleeping",
    "The “Safer Streets” bid",
)
_PROSE = (
    "The meeting talked over what had been done since the summer and where it had not gone as far as was hoped.",
    "Members thanked those who had worked on it. There were questions on costs, on who would be asked, and on when.",
    (
        "It was said that residents of the Northgate estate had seen more patrols than in any year before, which the "
        "tenants’ group had put in writing; others had seen none, and asked why that was so."
    ),
    "There had been 41 burglaries in the quarter against 52 in the one before.",
    "The grant of £12,500 had come in.",
    "Two wards stood out: Castle and Quayside.",
    "A map was shown.",
    "The slides stand with the papers of this meeting.",
    "Somebody asked whether the cameras in Market Street worked; they did, but for one.",
)
_POINTS = ("lights in the park", "locks for people over 70", "a named officer for each school", "posters on buses")
_AGREED = (
    "the new patrols begin in the spring",
    "the group meets every six weeks until the summer",
    "a letter is written to the Minister about fees",
    (
        "two new posts be paid for from the grant, and be held by the council for the length of the scheme, which runs "
        "to the end of the financial year"
    ),
    "the terms of reference stand as they are",
    "each agency names one person for the scheme",
)
_APPROVED = ("the budget for lighting be approved", "the plan for the winter be approved as it stands")
_NOTED = ("the figures for the quarter", "the report", "what was said on staffing", "the thanks of residents")
_TASKS = (
    "circulate the plan for the winter to all members",
    "ask the highways team for a date",
    "check the figures for burglary with the analyst",
    "write to the traders in Market Street",
    "bring the costs of two more cameras",
    (
        "arrange a visit to the depot, and tell members of the day at least a week before it so that those who work "
        "shifts can come"
    ),
    "find a room for the youth panel",
)
_INTERESTS = ("she sits on the board of the trust", "his firm tendered for the work", "they rent from the landlord")


@dataclass
class Invented:
    """A meeting as it is written out, and what its minutes are to state."""

    written: Written
    meant: Meant
    sitters: list[Sitter]
    items: list[tuple[str, str, str, str]] = field(default_factory=list)  # number, title, number above, presenter
    decisions: list[tuple[str, str, str]] = field(default_factory=list)  # item, verb, words
    actions: list[tuple[str, str, tuple[str, ...], str]] = field(default_factory=list)  # item, words, owners, due
    follow_ups: list[tuple[str, str, str]] = field(default_factory=list)  # item, words, due


def invented(seed: int, most: int = 30) -> Invented:
    """The meeting of a seed, with at most so many items."""
    return _Inventor(Random(f"meeting {seed}")).meeting(most)


class _Inventor:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.numbered = 0
        self.made: Invented

    def meeting(self, most: int) -> Invented:
        pick = self.chance.choice
        held = date(2019, 1, 7) + timedelta(days=self.chance.randrange(2500))
        started = time(pick((9, 10, 13, 14, 18)), pick((0, 0, 15, 30)))
        closed = pick((None, started.replace(hour=started.hour + 1, minute=45)))
        next_on = (
            pick((held + timedelta(days=self.chance.randrange(28, 120)), None))
            if self.chance.random() < 0.3
            else (held + timedelta(days=self.chance.randrange(28, 120)))
        )
        meant = Meant(
            pick(_BODIES), held, pick(("", "Draft minutes", "Final draft")), pick(_VENUES), started, closed, next_on
        )
        sitters = self._people()
        self.made = Invented(None, meant, sitters)  # type: ignore[arg-type]
        self.there = [one for one in sitters if one.capacity != "apologies"]
        style = pick(("plain", "plain", "by year", "prefixed"))
        self.first, self.style, self.year = self.chance.randrange(1, 400), style, held.year
        items = [one for title in self._titles(most) for one in self._item(title)]
        interests = [self._interest()] if self.chance.random() < 0.2 else []
        whose = Whose("Aldermere Community Safety Partnership", pick(("OFFICIAL", "OFFICIAL-SENSITIVE", "PUBLIC")))
        self.made.written = minutes_written(whose, meant, sitters, items, interests)
        return self.made

    def _people(self) -> list[Sitter]:
        names = [f"{first} {last.replace('_', ' ')}" for first in _FIRST for last in _LAST]
        chosen = self.chance.sample(names, self.chance.randrange(2, 22))
        found = []
        for key, name in enumerate(chosen):
            capacity = "present" if key < 2 else self.chance.choice(("present", "present", "officer", "apologies"))
            said = ()
            if capacity != "apologies" and self.chance.random() < 0.2:
                said = (
                    self.chance.choice(
                        ("joined remotely", "left at 10:30 am", "arrived at item 3", "in the place of Pat Moss")
                    ),
                )
            found.append(
                Sitter(
                    key,
                    self.chance.choice(_TITLES) + name,
                    capacity,
                    self.chance.choice(("", *_POSTS)),
                    self.chance.choice(("", *_AGENCIES, *_AGENCIES)),
                    chair=key == 0,
                    said=said,
                )
            )
        return found

    def _titles(self, most: int) -> list[str]:
        business = self.chance.choices(_BUSINESS, k=self.chance.randrange(1, max(2, most - 5)))
        return [
            "Introductions and apologies",
            "Declarations of interest",
            "Minutes of the last meeting",
            *business,
            "Any other business: items identified",
            *(["Date and time of the next meeting"] if self.chance.random() < 0.5 else []),
        ]

    def _number(self) -> str:
        self.numbered += 1
        if self.style == "plain":
            return str(self.numbered)
        running = self.first + self.numbered
        return f"{running}/{self.year % 100:02}" if self.style == "by year" else f"SSP/{running}/{self.year % 100:02}"

    def _item(self, title: str) -> list[Minuted]:
        number = self._number()
        found = [self._minuted(number, title, "")]
        if title in _BUSINESS and self.chance.random() < 0.15:
            letters = "abc"[: self.chance.randrange(1, 4)]
            found += [self._minuted(f"({letter})", self.chance.choice(_BUSINESS), number) for letter in letters]
        return found

    def _minuted(self, number: str, title: str, above: str) -> Minuted:
        presents = title in _BUSINESS and self.chance.random() < 0.25
        presenter = self.chance.choice(self.there).name if presents else ""
        self.made.items.append((number, title, above, presenter))
        said = (self._interest(),) if self.chance.random() < 0.08 else ()
        if title == "Date and time of the next meeting":
            return Minuted(number, title, declared=said)
        own = self._typed if self.chance.random() < 0.6 else self._of_facts
        return own(Minuted(number, title, 1 if above else 0, presenter, said))

    def _interest(self) -> str:
        return declared(self.chance.choice(self.there).name, self.chance.choice(_INTERESTS), self.chance.random() < 0.5)

    def _typed(self, item: Minuted) -> Minuted:
        """An item in the words that somebody typed: prose, with decisions and actions among it."""
        lines = self.chance.sample(_PROSE, self.chance.randrange(0, 4))
        if self.chance.random() < 0.2:
            lines += [f"{self.chance.choice('-•*')} {point}" for point in self.chance.sample(_POINTS, 3)]
        for _ in range(self.chance.choice((0, 0, 1, 1, 2))):
            lines.append(self._decision_typed(item.number))
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            lines.append(self._action_typed(item.number))
        if self.chance.random() < 0.08 and self.made.meant.next_on is not None:
            words = f"A report on {self.chance.choice(_POINTS)} would be brought to the next meeting"
            self.made.follow_ups.append((item.number, words, self.made.meant.next_on.isoformat()))
            lines.append(f"{words}.")
        return _with(item, text=self.chance.choice(("\n", "\n\n", "\r\n")).join(lines))

    def _decision_typed(self, number: str) -> str:
        kind = self.chance.choice(("agreed", "resolved", "approved", "noted"))
        if kind == "noted":
            words = self.chance.choice(_NOTED)
            self.made.decisions.append((number, kind, words))
            return f"NOTED {words}{self.chance.choice(('', '.'))}"
        words = self.chance.choice(_APPROVED if kind == "approved" else _AGREED)
        self.made.decisions.append((number, kind, words))
        label = "RESOLVED" if kind == "resolved" else "AGREED"
        return f"{label}{self.chance.choice((' that ', ': ', ' - ', ': that '))}{words}{self.chance.choice(('', '.'))}"

    def _owners(self) -> tuple[str, ...]:
        known = [one.name for one in self.there] + [one.organisation for one in self.there if one.organisation]
        return tuple(self.chance.sample(sorted(set(known)), self.chance.choice((1, 1, 1, 2))))

    def _due(self) -> tuple[str, str]:
        """A due day in words that follow a task, and as it is kept."""
        due = self.made.meant.held_on + timedelta(days=self.chance.randrange(3, 90))
        kind = self.chance.choice(("day", "day", "none", "next"))
        if kind == "next" and self.made.meant.next_on is not None:
            return " for the next meeting", self.made.meant.next_on.isoformat()
        return ("", "") if kind != "day" else (f" by {long_date(due)}", due.isoformat())

    def _action_typed(self, number: str) -> str:
        owners, (words, due) = self._owners(), self._due()
        said = f"{' and '.join(owners)} to {self.chance.choice(_TASKS)}{words}"
        self.made.actions.append((number, said, owners, due))
        return f"ACTION: {said}{self.chance.choice(('', '.'))}"

    def _of_facts(self, item: Minuted) -> Minuted:
        """An item written of its facts, as minutes are that were read from a document."""
        decisions, actions = [], []
        for _ in range(self.chance.choice((0, 1, 1, 2, 3))):
            verb = self.chance.choice(("agreed", "resolved", "approved", "noted", "endorsed", "supported", "accepted"))
            words = self.chance.choice({"noted": _NOTED, "approved": _APPROVED}.get(verb, _AGREED))
            decisions.append((verb, words))
            self.made.decisions.append((item.number, verb, words))
        for _ in range(self.chance.choice((0, 0, 1, 2, 4))):
            task = self.chance.choice(_TASKS).capitalize()
            day = self.made.meant.held_on + timedelta(days=self.chance.randrange(3, 90))
            due, kept = self.chance.choice(
                ((long_date(day), day.isoformat()), (f"{day:%B %Y}", f"{day:%Y-%m}"), ("", ""))
            )
            owners = self._owners()
            actions.append(Asked(task, owners, due))
            self.made.actions.append((item.number, task, owners, kept))
        return _with(item, decisions=tuple(decisions), actions=tuple(actions))


def _with(item: Minuted, **over: object) -> Minuted:
    return Minuted(
        **{
            name: over.get(name, getattr(item, name))
            for name in ("number", "title", "depth", "presenter", "declared", "text", "decisions", "actions")
        }
    )
