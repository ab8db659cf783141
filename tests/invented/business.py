"""The parts of invented business: paragraphs of talk, pointers, decisions, actions, promises, indicators."""

from datetime import date, timedelta

from tests.invented.manner import MONTHS
from tests.invented.phrasing import raised, sentence, states_facts, tidy
from tests.invented.stock import stock
from tests.invented.truth import (
    Action,
    Day,
    Decision,
    Due,
    Figure,
    FollowUp,
    Indicator,
    Old,
    Person,
    Reference,
    Sentence,
    Words,
)
from tests.invented.world import World

RECORDS = (
    ("approved", "approved as a correct record"),
    ("agreed", "agreed as a correct record"),
    ("accepted", "accepted as a true record"),
    ("agreed", "agreed as a true and accurate record"),
    ("approved", "approved"),
)
CORRECTIONS = (
    " subject to the removal of {who} from the list of those present",
    " subject to the addition of {agency} to the list of apologies",
    ", subject to a change to the wording on {topic}",
)


class Business:
    """Makes the parts of one meeting's business out of its world."""

    def __init__(self, world: World, previous: date, coming: date) -> None:
        self.world, self.rng, self.previous, self.coming = world, world.rng, previous, coming
        self.used: set[str] = set()
        self.tasks = self.rng.sample(stock("business")["action"], len(stock("business")["action"]))

    def paragraphs(self, count: int, *, figures: bool = True, report: bool = False) -> tuple[tuple[Sentence, ...], ...]:
        """Paragraphs of talk, with figures, promises, pointers and traps among them."""
        talk, traps, rng = stock("talk"), stock("traps"), self.rng
        found = []
        for at in range(count):
            bank = talk["report"] if report else talk["detail"] if at < 2 else talk["discussion"]
            patterns = self._fresh(bank, rng.randrange(2, 5))
            if at == 0 and not report:
                patterns.insert(0, *self._fresh(talk["opening"], 1))
            if rng.random() < 0.6:
                bank = traps["report"] if report else traps[rng.choice([name for name in traps if name != "report"])]
                patterns.insert(rng.randrange(1, len(patterns) + 1), *self._fresh(bank, 1))
            said = [sentence(self.world.words(pattern)) for pattern in patterns]
            said += [Sentence(words, plain=False) for words in self._facts(figures, report)]
            found.append(tuple(said))
        return tuple(found)

    def _fresh(self, bank: tuple[str, ...], count: int) -> list[str]:
        """Patterns of a bank, those not used yet in this paper first."""
        order = self.rng.sample(bank, len(bank))
        found = sorted(order, key=lambda pattern: pattern in self.used)[:count]
        self.used.update(found)
        return self.rng.sample(found, len(found))

    def _facts(self, figures: bool, report: bool) -> list[Words]:
        rng = self.rng
        bank = stock("figures")["report" if report else "figure"]
        found = [self.world.words(*self._fresh(bank, 1)) for _ in range(2) if figures and rng.random() < 0.3]
        if rng.random() < 0.1:
            found.append((self.follow_up(), "."))
        if rng.random() < 0.08 and not report:
            found.append(self.pointing())
        return found

    def follow_up(self) -> FollowUp:
        """A promise of business back at a later meeting."""
        return self._promise(self.rng.choice(stock("business")["follow"]))

    def _promise(self, pattern: str) -> FollowUp:
        said: dict[str, str] = {}
        month = self.world.slot("back", said)
        words = self.world.words(pattern.replace("{back}", str(month)).rstrip("."), sentence=pattern.endswith("."))
        # The choice may have fallen on words that name no month.
        due = said["due"] if any(isinstance(part, str) and str(month) in part for part in words) else None
        return FollowUp(words, due)

    def pointer(self) -> Old:
        """The earlier minute that a matter arises from."""
        return Old(self.rng.randrange(4, 320), self.rng.choice(["", "", "", "", "a", "b"]))

    def pointing(self) -> Words:
        """A sentence that points to an earlier meeting, or to one of another group."""
        rng = self.rng
        day = self.previous if rng.random() < 0.5 else self.previous - timedelta(days=rng.choice([28, 84, 180]))
        group = rng.choice(self.world.groups)
        forms = (
            ("This had been raised at the ", Reference(("meeting on ", Day(day)), on=day), "."),
            ("At the ", Reference(("meeting held on ", Day(day)), on=day), " members had asked for more detail."),
            (f"The minutes of the {group} ", Reference(("held on ", Day(day)), on=day), " were available."),
            ("As reported at the ", Reference((Day(day), " meeting"), on=day), ", costs had risen."),
        )
        return rng.choice(forms)

    def minutes_decision(self) -> Decision:
        """The minutes of the last meeting agreed, now and then with a correction."""
        rng = self.rng
        verb, words = rng.choice(RECORDS)
        day = Reference(("minutes of the meeting held on ", Day(self.previous)), on=self.previous)
        fix = self.world.words(rng.choice(CORRECTIONS), sentence=False) if rng.random() < 0.25 else ()
        be = tidy(["the ", day, f" be {words}", *fix], sentence=False)
        was = tidy(["The ", day, f" were {words}", *fix])
        to = tidy([f"{'approve' if verb == 'approved' else 'accept'} the ", day, *fix], sentence=False)
        return Decision(verb, be, to, was)

    def decisions(self) -> tuple[Decision, ...]:
        """What a topic ends in: mostly something noted, often with something settled beside it."""
        bank, rng = stock("business"), self.rng
        found = []
        if rng.random() < 0.75:
            found.append(self._decision(rng.choice(bank["note"])))
        more = rng.sample(bank["decide"], rng.choice([0, 1, 1, 2]) if found else 1)
        found += [self._decision(line) for line in more]
        if rng.random() < 0.12:
            promise = self._promise(rng.choice(bank["back"]))
            if "the next meeting" in str(promise.words):
                promise = FollowUp(promise.words, self.coming.isoformat())
            # Told as done, the promise says nothing of its own, so every form is the same words.
            found.append(Decision("agreed", (promise,), ("have ", promise), ("It was agreed that ", promise)))
        return tuple(found)

    def _decision(self, line: str) -> Decision:
        verb, *forms = (part.strip() for part in line.split("|"))
        state = self.rng.getstate()
        words = []
        for form in forms:
            # The same choices for each form, so that all three speak of the same thing.
            self.rng.setstate(state)
            words.append(self.world.words(form, sentence=False))
        be, to, was = words
        if verb == "agreed":
            was = ("It was agreed that ", *be)
        return Decision(verb, be, to, raised(was))

    def board_decision(self) -> Decision:
        """A decision told in a report of the board that the report is about."""
        told = self._decision(self.rng.choice(stock("business")["decide"]))
        words: Words = ("agreed to ", *told.to)
        return Decision("agreed" if told.verb == "deferred" else told.verb, words, words, words)

    def actions(self, count: int) -> tuple[Action, ...]:
        """Tasks with owners, some with a date."""
        return tuple(self.action() for _ in range(count))

    def action(self) -> Action:
        """One task.  Its owner is mostly somebody there, at times the Chair, everyone, or nobody on the lists."""
        rng = self.rng
        words = self.world.words(self.tasks.pop() if self.tasks else "circulate the {doc}", sentence=False)
        there = [person for person in self.world.people if person.capacity in ("present", "officer", "in_attendance")]
        roll = rng.random()
        owners: tuple[Person | str, ...]
        if roll < 0.12:
            owners = tuple(rng.sample(there, 2))
        elif roll < 0.18:
            owners = (rng.choice(["All", "Chair", "All partners"]),)
        elif roll < 0.23:
            names = stock("names")
            owners = (Person(rng.choice(names["first"]), rng.choice(names["last"]), "Ms", "", there[0].organisation),)
        else:
            owners = (rng.choice(there),)
        return Action(words, owners, self.due() if rng.random() < 0.4 else None)

    def due(self) -> Due:
        """When a task is to be done, in words that follow it."""
        rng, on = self.rng, self.world.on
        when = on + timedelta(days=rng.choice([7, 14, 21, 30, 45]))
        if (roll := rng.random()) < 0.4:
            return Due(when.isoformat(), (rng.choice(["by ", "no later than ", "before "]), Day(when)))
        if roll < 0.65:
            return Due(
                f"{when:%Y-%m}",
                (rng.choice(["by the end of ", "during ", "in "]), f"{MONTHS[when.month - 1]} {when.year}"),
            )
        words = rng.choice(
            ["for the next meeting", "before the next meeting", "by the next meeting", "in time for the next meeting"]
        )
        return Due(self.coming.isoformat(), (words,))

    def bullets(self) -> tuple[Words, ...]:
        """A short list that states nothing."""
        found: list[Words] = []
        for _ in range(self.rng.randrange(3, 6)):
            words = self.world.words(self.rng.choice(stock("talk")["bullet"]))
            if words not in found and not states_facts(words):
                found.append(words)
        return tuple(found)

    def indicators(self) -> tuple[Indicator, ...]:
        """The rows of a table of indicators: last year, the latest, and the country."""
        rng, year = self.rng, self.world.on.year
        last, now = f"{year - 2}/{(year - 1) % 100:02}", f"Apr-Sep {year - 1}"
        rows = []
        for line in rng.sample(stock("topics")["topic"], rng.randrange(6, 11)):
            group = self.world.take_topic(line)
            kind = rng.choice(["cnt", "pct", "rate"])
            name = {"cnt": f"Number of {self.world.crime}", "pct": f"Percentage of {self.world.crime} resolved",
                    "rate": f"Rate of {self.world.crime} (per 1,000 population)"}[kind]  # fmt: skip
            cells: list[Words] = []
            for role, period, area in (
                ("previous", last, None),
                ("latest", now, None),
                ("comparator", None, "National"),
            ):
                if role != "latest" and rng.random() < 0.3:
                    cells.append((rng.choice(["Not available", "N/A", "Not reported"]),))
                    continue
                words, value, unit, per = self.world.forms["bare" if kind == "rate" else kind]({})
                words = words.replace(" per cent", "%")
                figure = Figure(words, name, value, unit, role, per, period, area)
                cells.append((figure, f" ({now})") if role == "latest" else (figure,))
            rows.append(Indicator(group, name, rng.choice(["Target", "Tracker"]), tuple(cells)))
        return tuple(rows)
