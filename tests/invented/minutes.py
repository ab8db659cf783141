"""The order in which minutes are usually written, and the pieces that families write them with.

A family is a class of this kind that overrides what it does its own way.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tests.invented.manner import invented_manner
from tests.invented.noise import USUAL, Noise
from tests.invented.phrasing import raised
from tests.invented.sheet import Paper, Part, Sheet
from tests.invented.truth import Action, Decision, Item, Meeting, Person, Reference, Sentence


class Minutes:
    """Writes one paper.  `nation` is where its meetings are, `kind` minutes or report, `first` its first number."""

    nation = "england"
    kind = "minutes"
    noises: tuple[Noise, ...] = USUAL
    first: int | None = 1
    joins = (" and ",)

    def __init__(self, meeting: Meeting, rng: random.Random) -> None:
        self.meeting, self.rng = meeting, rng
        self.sheet = Sheet(invented_manner(rng, meeting.on, **self.habits()), self.kind)
        self.choose()

    def habits(self) -> dict[str, object]:
        """What this family's manner always is."""
        return {}

    def choose(self) -> None:
        """Settle what varies inside the family, once a paper."""

    def write(self) -> Paper:
        """The whole paper."""
        self.top()
        self.sheet.listing = "present"
        self.lists()
        self.sheet.listing = None
        self.business()
        self.foot()
        return self.sheet.paper()

    def top(self) -> None:
        """Everything above the lists of people."""
        raise NotImplementedError

    def front(self, *rows: str) -> None:
        """Lines with slots: {body}, {date}, {next}, {venue}, {started}, {closed}, {group}, {chair}, {title:...}."""
        for row in rows:
            for at, piece in enumerate(re.split(r"\{([^}]*)\}", row)):
                self.slot(piece) if at % 2 else self.sheet.say(piece)
            self.sheet.gap()

    def slot(self, name: str) -> None:
        """What stands in a slot of a front line."""
        meeting = self.meeting
        match name.partition(":"):
            case ("body", _, _):
                self.body()
            case ("BODY", _, _):
                self.body(meeting.body.upper())
            case ("date", _, weekday):
                self.dated(meeting.on, weekday=weekday or None)
            case ("next", _, weekday):
                self.dated(meeting.next_meeting, "next_meeting", weekday or None)
            case ("venue", _, _):
                self.venue()
            case ("started" | "closed", _, _):
                self.hour(name)
            case ("title", _, words):
                self.titled(words.replace("[group]", meeting.group).replace("[GROUP]", meeting.group.upper()))
            case ("chair", _, _):
                self.sheet.say(meeting.chair.name)
            case _:
                self.sheet.say({"group": meeting.group, "GROUP": meeting.group.upper(), "town": meeting.town}[name])

    def lists(self) -> None:
        """Who was there and who was not."""
        raise NotImplementedError

    def blocks(self, write: Callable[[Sequence[Person]], None], *lists: tuple[str, str]) -> None:
        """Lists of people that are not empty, each as (label, capacities with spaces between)."""
        for label, capacities in lists:
            if people := self.meeting.those(*capacities.split()):
                self.sheet.say(label)
                write(people)
                self.sheet.gap()

    def foot(self) -> None:
        """What stands behind the last item."""

    # Single fields

    def body(self, printed: str | None = None) -> None:
        """The body's name."""
        with self.sheet.fact("body"):
            self.sheet.say(printed or self.meeting.body)

    def dated(self, on: date, kind: str = "date", weekday: str | None = None) -> None:
        """A single date, its day of the week outside the span.  `weekday` is "[day] " or the like."""
        manner = self.sheet.manner
        if weekday or (weekday is None and manner.weekday):
            self.sheet.say((weekday or "[day] ").replace("[day]", manner.weekday_of(on)))
        with self.sheet.fact(kind, value=on.isoformat()):
            self.sheet.say(manner.day(on))

    def venue(self) -> None:
        """Where the meeting was."""
        with self.sheet.fact("venue"):
            self.sheet.say(self.meeting.venue)

    def hour(self, kind: str) -> None:
        """When the meeting began (`started`) or ended (`closed`)."""
        at = self.meeting.starts if kind == "started" else self.meeting.ends
        with self.sheet.fact(kind, value=f"{at:%H:%M}"):
            self.sheet.say(self.sheet.manner.hour(at))

    def titled(self, *parts: Part) -> None:
        """The paper's own title."""
        with self.sheet.fact("title"):
            self.sheet.say(*parts)

    # Items

    def number(self, at: int) -> str | None:
        """An item's number as printed."""
        return str(at)

    def business(self) -> None:
        """Every item, with the gaps in the numbers that the meeting has."""
        at = self.meeting.first_number if self.first is None else self.first
        for place, item in enumerate(self.meeting.items):
            self.item(item, self.number(at))
            at += 2 if place == self.meeting.gap_after else 1

    def item(self, item: Item, number: str | None) -> None:
        """One item of business and what stands under it."""
        self.heading(item, number)
        if item.kind == "next":
            self.coming()
        self.under(item)
        for at, part in enumerate(item.parts):
            self.part(part, at, number or "".join(str(word) for word in item.title))

    def heading(self, item: Item, number: str | None) -> None:
        """An item's heading, and its empty line."""
        self.sheet.heading("{number} {title}", number, item.title)
        self.sheet.gap(2)

    def part(self, item: Item, at: int, parent: str) -> None:
        """A matter under an item: lettered, with its pointer to the old minute."""
        self.sheet.heading("{number} {title}", f"({'abcdefgh'[at]})", item.title, parent)
        self.pointer(item, " (Minute No. {old})")
        self.sheet.gap(2)
        self.under(item)

    def pointer(self, item: Item, form: str) -> None:
        """The old minute that a matter arises from, in a form with {old}; the words around it are the reference's."""
        if item.pointer is None:
            return
        before, after = form.split("{old}")
        lead = before[: len(before) - len(before.lstrip(" ("))]
        tail = after[len(after.rstrip(" )")) :]
        self.sheet.say(lead)
        words = (before[len(lead) :], item.pointer, after[: len(after) - len(tail)])
        self.sheet.say(Reference(tuple(word for word in words if word), number=item.pointer), tail)

    def under(self, item: Item) -> None:
        """Talk, lists, decisions and actions of an item, each with its empty line behind it."""
        for paragraph in item.paragraphs:
            self.paragraph(paragraph)
        self.bullets(item)
        if item.decisions:
            self.decide(item.decisions, item)
        if item.actions:
            self.act(item.actions, item)

    def paragraph(self, sentences: Sequence[Sentence], lead: str = "", end: str = "\n\n") -> None:
        """Sentences on one line."""
        self.sheet.say(lead)
        for at, sentence in enumerate(sentences):
            self.sheet.say(" " if at else "")
            (self.sheet.talk if sentence.plain else self.sheet.say)(*sentence.words)
        self.sheet.say(end)

    def bullets(self, item: Item) -> None:
        """A short list under its lead-in."""
        if item.bullets:
            self.sheet.say(
                self.rng.choice(["Members spoke of:", "The main points were:-", "This would include:"]), "\n\n"
            )
            for words in item.bullets:
                self.sheet.line(f"{self.sheet.manner.bullet} ", words)
            self.sheet.gap()

    def coming(self) -> None:
        """The date of the next meeting, under its heading."""
        self.sheet.say(self.rng.choice(["", "The next meeting would be held on ", "To be held on "]))
        self.dated(self.meeting.next_meeting, "next_meeting")
        self.sheet.say(self.rng.choice(["", f" at {self.sheet.manner.hour(self.meeting.starts)}"]), ".\n\n")

    # Decisions

    def decide(self, decisions: Sequence[Decision], item: Item) -> None:
        """What an item ended in."""
        self.that("AGREED that ", decisions)

    def decision(self, decision: Decision, form: str = "be", before: str = "", *, resolved: bool = False) -> None:
        """One decision's words, recorded.  Under RESOLVED or Resolutions, one with no verb of its own is `resolved`."""
        words = getattr(decision, form)
        verb = decision.verb
        if resolved and verb == "agreed" and not any("agreed" in part for part in words if isinstance(part, str)):
            verb = "resolved"
        lead = "It was agreed that "
        if form == "was" and words[0] is not None and isinstance(words[0], str) and words[0].startswith(lead):
            self.sheet.say(lead)
            words = (words[0].removeprefix(lead), *words[1:])
        with self.sheet.fact("decisions", verb=verb):
            self.sheet.say(before, *words)

    def that(self, label: str, decisions: Sequence[Decision], form: str = "be", between: str = " and that ") -> None:
        """Decisions on one line behind a label."""
        self.sheet.say(label)
        for at, decision in enumerate(decisions):
            self.sheet.say(between if at else "")
            self.decision(decision, form, resolved="resol" in label.lower())
        self.sheet.say(".\n\n")

    def listed(self, label: str, decisions: Sequence[Decision], mark: Callable[[int], str], form: str = "be",
               between: str = "\n") -> None:  # fmt: skip
        """Decisions each on a line under a label."""
        self.sheet.say(label)
        for at, decision in enumerate(decisions):
            self.sheet.say(mark(at))
            self.decision(decision, form, resolved="resol" in label.lower())
            self.sheet.say(".", between)
        self.sheet.gap()

    def told(self, decisions: Sequence[Decision]) -> None:
        """Decisions told as done, a sentence each."""
        for decision in decisions:
            self.decision(decision, "was")
            self.sheet.say(". ")
        self.sheet.gap(2)

    # Actions

    def owner(self, owner: Person | str) -> str:
        """An owner as printed."""
        return owner if isinstance(owner, str) else self.sheet.manner.person(owner)

    def owners(self, action: Action) -> list[str]:
        """An action's owners as printed."""
        return [self.owner(owner) for owner in action.owners]

    def act(self, actions: Sequence[Action], item: Item) -> None:
        """What people were asked to do, a line each."""
        for action in actions:
            self.sheet.say("Action: ")
            self.task(action)
            self.sheet.say(".\n\n")

    def task(self, action: Action, form: str = "{owner} to {words}", *, due: bool = True, **over: object) -> None:
        """One action's words with their due date, recorded.  `form` may hold {owner}; {words} is the infinitive."""
        owners = self.owners(action)
        value = action.due.value if action.due else None
        fields: dict[str, object] = {"owners": owners, "due": value} | over
        before, after = form.replace("{owner}", self.rng.choice(self.joins).join(owners)).split("{words}")
        words = action.words if before else raised(action.words)
        with self.sheet.fact("actions", **fields):
            self.sheet.say(before, *words)
            if due and action.due:
                self.sheet.say(" ", *action.due.words)
            self.sheet.say(after)

    def short_due(self, action: Action) -> str:
        """A due date as a column prints it, empty where there is none."""
        if action.due is None or action.due.value is None:
            return ""
        if len(action.due.value) == 7:
            return str(action.due.words[-1])
        return self.sheet.manner.day(date.fromisoformat(action.due.value))


def upper(words: Iterable[object]) -> tuple[Part, ...]:
    """Title words in capitals."""
    return tuple(word.upper() if isinstance(word, str) else word for word in words)  # type: ignore[misc]
