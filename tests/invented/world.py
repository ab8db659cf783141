"""What an invented meeting's sentences may speak of: its town, agencies, people, dates and measures."""

import random
import re
from datetime import date, timedelta

from tests.invented.manner import MONTHS
from tests.invented.phrasing import Mark, fill
from tests.invented.stock import stock
from tests.invented.truth import Day, Figure, Money, Organisation, Person, Who, Words

ORDERS = {"second highest": 2, "third": 3, "fourth": 4, "fifth equal": 5, "3rd": 3, "6th": 6, "second lowest": 2}
LINKS = re.compile(
    r" (?:of|between|with|at|in|on|who|for|after|from|near|left|carrying|outside|without|about|to|used|late)\b"
)
SKIPPED = {"of", "and", "the", "for"}


def short(name: str) -> str:
    """The letters that an agency goes by."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in SKIPPED).upper()


def several(noun: str) -> bool:
    """Whether a noun takes the verb of many, judged by its head."""
    head = LINKS.split(noun)[0]
    return head.endswith(("s", "men", "people")) and not head.endswith(("ss", "status"))


class World:
    """The things that the slots of patterns are filled with, all drawn from one seed."""

    def __init__(self, rng: random.Random, nation: str, on: date) -> None:
        self.rng, self.nation, self.on = rng, nation, on
        places, agencies = stock("places"), stock("agencies")
        towns = {"wales": "welsh", "scotland": "scottish", "northern_ireland": "irish"}.get(nation, "town")
        self.town, self.county = rng.choice(places[towns]), rng.choice(places["county"])
        kinds = ["both", "early" if on.year < 2013 else "late"] if nation == "england" else ["both", nation]
        lines = [line for kind in kinds for line in agencies[kind]]
        self.agencies = [self._organisation(line) for line in rng.sample(lines, min(14, len(lines)))]
        self.wards = rng.sample(places["ward"], 8)
        self.groups = rng.sample(agencies["group"], 5)
        self.people: tuple[Person, ...] = ()
        self.topic = ""
        self.issues: list[str] = []
        self.works: list[str] = []
        self.crime = "incidents"
        self.forms = {
            name: getattr(self, f"_{name}") for name in ("cnt", "cnt2", "big", "pct", "rate", "bare", "lev", "ord")
        }

    def _organisation(self, line: str) -> Organisation:
        name = line.split("|")[0].strip().format(town=self.town, county=self.county)
        return Organisation(name, short(name) if len(name.split()) > 2 else name)

    def take_topic(self, line: str) -> str:
        """Let the next sentences be about a topic of the stock; gives its title."""
        title, self.topic, issues, works, self.crime = (part.strip() for part in line.split("|"))
        self.issues, self.works = issues.split(", "), works.split(", ")
        return title

    def words(self, pattern: str, *, sentence: bool = True) -> Words:
        """A pattern in words, with a capital at its start where it is a sentence."""
        return fill(pattern, self.rng, self.slot, sentence=sentence)

    def slot(self, name: str, said: dict[str, str]) -> Mark | Words:
        """What stands in a slot.  A sentence's own choices are kept in `said`."""
        if ":" in name:
            kind, role, *flags = name.split(":")
            return (
                self._sum(role, said) if kind == "gbp" and role not in ROLES else self._figure(kind, role, flags, said)
            )
        bare = name.rstrip("!^")
        if bare in ("who", "chair"):
            return Who(self._anybody(said) if bare == "who" else next(p for p in self.people if p.chair))
        if bare == "day":
            return Day(self.on + timedelta(days=self.rng.choice([-40, -21, -9, 12, 25, 44, 60])))
        if bare in ("was", "were", "is"):
            return {"is": ("is", "are")}.get(bare, ("was", "were"))[several(said["noun"])]
        text = said["noun"] = self._text(bare, said)
        return text[0].upper() + text[1:] if name.endswith("!") else text.title() if name.endswith("^") else text

    def _anybody(self, said: dict[str, str]) -> Person:
        there = [person for person in self.people if person.capacity != "apologies"]
        used = said.get("people", "")
        free = [person for person in there if f"|{person.name}|" not in used] or there
        person = self.rng.choice(free)
        said["people"] = used + f"|{person.name}|"
        return person

    def _text(self, name: str, said: dict[str, str]) -> str:
        rng, agencies = self.rng, stock("agencies")
        match name:
            case "topic" | "crime":
                return self.topic if name == "topic" else self.crime
            case "issue":
                return rng.choice(self.issues)
            case "work":
                return rng.choice(self.works)
            case "agency":
                free = [a for a in self.agencies if a.name not in said.get("agencies", "")]
                agency = rng.choice(free)
                said["agencies"] = said.get("agencies", "") + agency.name
                return agency.name if rng.random() < 0.75 else agency.short
            case "group":
                return rng.choice(self.groups)
            case "people" | "national" | "project" | "doc" | "venue":
                file = {"people": "talk", "doc": "topics", "venue": "places"}.get(name, "agencies")
                return rng.choice(stock(file)[name])
            case "place" | "ward":
                return rng.choice(self.wards)
            case "F" | "G" | "A" | "P" | "avg":
                return said.setdefault(name, self._kept(name, agencies))
            case _:
                return self._time(name, said)

    def _kept(self, name: str, agencies: dict[str, tuple[str, ...]]) -> str:
        rng = self.rng
        if name == "F":
            return rng.choice(agencies["fund"])
        if name == "G":
            return rng.choice(self.agencies).name
        if name == "avg":
            return rng.choice(["national", "regional"])
        return rng.choice([*self.wards, self.town]) if name == "A" else self.period()

    def _time(self, name: str, said: dict[str, str]) -> str:
        year = self.on.year
        match name:
            case "season_year":
                return f"{self.rng.choice(['spring', 'summer', 'autumn'])} {year - 1}"
            case "year":
                return str(year)
            case "year2":
                return str(year + 3)
            case "back":
                when = self.on + timedelta(days=self.rng.choice([70, 100, 130, 190]))
                said["due"] = f"{when:%Y-%m}"
                return f"{MONTHS[when.month - 1]} {when.year}"
        raise KeyError(name)

    def period(self) -> str:
        """A stretch of time that figures are given for."""
        rng, year = self.rng, self.on.year
        quarter = rng.choice("1234")
        forms = [f"{year - 1}/{year % 100:02}", f"Quarter {quarter}", f"Q{quarter} {year - 1}/{year % 100:02}",
                 f"{rng.choice(MONTHS)} {year - 1}", f"April to June {year - 1}", f"Apr-Sep {year - 1}",
                 f"{year - 2}/{(year - 1) % 100:02}"]  # fmt: skip
        return rng.choice(forms)

    def _sum(self, line: str, said: dict[str, str]) -> Money:
        amount = self.rng.choice([self.rng.randrange(250, 9000), self.rng.randrange(10, 90) * 1000,
                                  self.rng.randrange(4000, 240000)])  # fmt: skip
        fund = said.get("G") if line == "contribution" and "G" in said else said.get("F")
        roll = self.rng.random()
        if amount % 1000 == 0 and roll < 0.4:
            return Money(f"£{amount // 1000}k", fund, line, str(amount))
        if roll < 0.6:
            return Money(f"£{amount:,}.00", fund, line, f"{amount}.00")
        return Money(f"£{amount:,}", fund, line, str(amount))

    def _figure(self, kind: str, role: str, flags: list[str], said: dict[str, str]) -> Figure:
        if kind == "mil":
            tenths = self.rng.randrange(11, 99)
            figure = (f"£{tenths / 10:g} million", tenths * 100_000.0, "pounds", None)
        elif kind == "gbp":
            pounds = self.rng.randrange(40, 4000)
            figure = (f"£{pounds:,}", float(pounds), "pounds", None)
        else:
            figure = self.forms[kind](said)
        words, value, unit, per = figure
        flag = "".join(flags)
        area = said.get("A") if "A" in flag else said.get("avg") if "N" in flag else None
        period = said.get("P") if "P" in flag else None
        return Figure(words, said["measure"], value, unit, role, per, period, area)

    def _cnt(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        number = self.rng.choice(
            [self.rng.randrange(3, 99), self.rng.randrange(100, 999), self.rng.randrange(1000, 4000)]
        )
        said["most"] = str(number)
        return (f"{number:,}" if number > 999 else str(number)), float(number), "count", None

    def _cnt2(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        number = max(2, int(said.get("most", "9")) * self.rng.randrange(3, 9) // 10)
        return (f"{number:,}" if number > 999 else str(number)), float(number), "count", None

    def _big(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        number = self.rng.randrange(2, 40) * 500
        return f"{number:,}", float(number), "count", None

    def _pct(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        value = self.rng.choice([self.rng.randrange(2, 96), self.rng.randrange(20, 960) / 10])
        sign = self.rng.choice(["%"] * 6 + [" per cent"])
        return f"{value:g}{sign}", float(value), "percent", None

    def _rate(self, said: dict[str, str]) -> tuple[str, float, str, int]:
        value = self.rng.randrange(105, 2900) / 100
        per = self.rng.choice([1000, 1000, 1000, 100_000])
        form = "{v:g}/1000" if per == 1000 and self.rng.random() < 0.3 else "{v:g} per {per:,}"
        return form.format(v=value, per=per), value, "rate", per

    def _bare(self, said: dict[str, str]) -> tuple[str, float, str, int]:
        value = self.rng.randrange(105, 2900) / 100
        return f"{value:g}", value, "rate", 1000

    def _lev(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        value = self.rng.randrange(1, 5)
        return f"Level {value}", float(value), "level", None

    def _ord(self, said: dict[str, str]) -> tuple[str, float, str, None]:
        words = self.rng.choice(list(ORDERS))
        return words, float(ORDERS[words]), "rank", None


ROLES = {"latest", "previous", "baseline", "target", "stretch", "comparator", "change"}
