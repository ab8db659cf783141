"""Invents the truth of a meeting from a seed: who was there, what was told, decided, asked for and measured."""

import random
from dataclasses import replace
from datetime import date, time, timedelta

from tests.invented.business import Business
from tests.invented.phrasing import sentence
from tests.invented.stock import stock
from tests.invented.truth import Item, Meeting, Person, Sentence
from tests.invented.world import World, short

BODIES = {
    "england": ("Safer {town} Partnership", "{town} Community Safety Partnership", "Safer {county} Board",
                "{town} Together Community Safety Forum", "Safe and Strong {town} Partnership Board"),
    "wales": ("{town} Public Services Board", "{town} Community Safety Partnership", "Safer {town} Partnership"),
    "scotland": ("{town} Community Planning Partnership", "{town} Community Safety Forum",
                 "{town} Safer Communities Partnership"),
    "northern_ireland": ("{town} Policing and Community Safety Partnership", "{town} District PCSP"),
}  # fmt: skip
TITLES = ("{t}", "{t} Update", "Update on {t}", "{t} – Progress Report", "{t} Delivery Plan", "{t} Strategy",
          "Presentation on {t}", "{t}: Annual Report", "Review of {t}", "{t} Action Plan", "{t} Report")  # fmt: skip
GROUPS = ("Strategic Group", "Delivery Group", "Executive Board", "Leadership Group", "Management Board")
SLOGANS = ("Working together for a safer {town}", "Safer streets, stronger communities, brighter futures",
           "Preventing crime, protecting people, building confidence", "{town}: a place to feel safe",
           "Making {town} a better place to live and work")  # fmt: skip
SPECIAL = {
    "welcome": ("Welcome and Introductions", "Introductions", "Welcome and Apologies", "Welcome"),
    "declarations": ("Declarations of Interest", "Declaration of Interests"),
    "minutes": ("Minutes of the Last Meeting", "Minutes of Previous Meeting", "Minutes", "Minutes of the Last Meeting"),
    "matters": ("Matters Arising", "Matters Arising from the Minutes", "Matters Arising and Outstanding Actions"),
    "finance": ("Finance Update", "Partnership Budget", "Funding Report", "Budget Monitoring"),
    "aob": ("Any Other Business", "AOB", "Any Other Competent Business", "Other Business"),
    "next": ("Date of Next Meeting", "Date and Time of Next Meeting", "Next Meeting", "Dates of Future Meetings"),
}


def invent(rng: random.Random, nation: str = "england", *, report: bool = False) -> Meeting:
    """The truth of one meeting, or of one report to a meeting."""
    on = date(rng.randrange(2005, 2026), rng.randrange(1, 13), rng.randrange(1, 29))
    on += timedelta(days=max(0, -on.weekday() + 1)) if on.weekday() > 4 else timedelta()
    on -= timedelta(days=max(0, on.weekday() - 4))
    world = World(rng, nation, on)
    world.people = attending(world)
    previous, coming = (
        on - timedelta(days=rng.choice([35, 49, 63, 91])),
        on + timedelta(days=rng.choice([35, 56, 84, 98])),
    )
    business = Business(world, previous, coming)
    body = rng.choice(BODIES[nation]).format(town=world.town, county=world.county)
    return Meeting(
        nation=nation, town=world.town, body=body, body_short=short(body),
        group=rng.choice(GROUPS),
        on=on, venue=rng.choice(stock("places")["venue"]),
        starts=time(rng.choice([9, 10, 13, 14]), rng.choice([0, 30])),
        ends=time(rng.choice([15, 16, 17]), rng.choice([5, 20, 35, 45])),
        previous=previous, next_meeting=coming, first_number=rng.randrange(12, 380),
        gap_after=rng.randrange(3, 8) if rng.random() < 0.3 else None,
        people=world.people, items=reported(world, business) if report else items(world, business),
        indicators=business.indicators() if report else (),
        slogan=rng.choice(SLOGANS).format(town=world.town), places=tuple(world.wards[:5]),
    )  # fmt: skip


def attending(world: World) -> tuple[Person, ...]:
    """People on the lists, the chair first; each with their own name."""
    rng, names = world.rng, stock("names")
    counts = {"present": rng.randrange(6, 15), "officer": rng.randrange(0, 3), "in_attendance": rng.randrange(0, 4),
              "invitee": rng.randrange(0, 3), "observer": rng.randrange(0, 2),
              "apologies": rng.randrange(1, 7)}  # fmt: skip
    last = rng.sample(names["last"], sum(counts.values()))
    people: list[Person] = []
    for capacity, count in counts.items():
        for _ in range(count):
            title = rng.choice(["Mr", "Ms", "Mrs", "Dr", "Cllr"]) if capacity in ("present", "apologies") else "Ms"
            place = rng.choice(world.agencies)
            people.append(
                Person(rng.choice(names["first"]), last.pop(), title, rng.choice(names["post"]), place, capacity)
            )
    people[0] = replace(people[0], chair=True)
    if rng.random() < (0.8 if world.nation == "wales" else 0.2):
        people[2] = clashing(people[1], people, rng) or people[2]
    away = [person for person in people if person.capacity == "apologies"]
    for at in range(1, counts["present"]):
        if away and rng.random() < 0.08:
            people[at] = replace(people[at], deputy_for=away.pop())
    return tuple(people)


def clashing(person: Person, people: list[Person], rng: random.Random) -> Person | None:
    """Somebody else whose initials are the same, if the stock has one."""
    taken = {other.last for other in people}
    firsts = [name for name in stock("names")["first"] if name[0] == person.first[0] and name != person.first]
    lasts = [name for name in stock("names")["last"] if name[0] == person.last[0] and name not in taken]
    return replace(person, first=rng.choice(firsts), last=rng.choice(lasts), chair=False) if firsts and lasts else None


def items(world: World, business: Business) -> tuple[Item, ...]:
    """The business of a meeting, from the welcome to the date of the next one."""
    rng = world.rng
    topics = [topic(world, business, line) for line in rng.sample(stock("topics")["topic"], rng.randrange(4, 8))]
    start = [special(world, "welcome", "welcome")]
    if rng.random() < 0.6:
        start.append(special(world, "declarations", "declarations"))
    minutes = replace(special(world, "minutes", ""), decisions=(business.minutes_decision(),))
    start += [minutes, matters(world, business)]
    if rng.random() < 0.7:
        topics.insert(rng.randrange(len(topics)), finance(world, business))
    coming = replace(special(world, "next", ""), paragraphs=())
    return (*start, *topics, special(world, "aob", "aob"), coming)


def special(world: World, kind: str, section: str) -> Item:
    """An item that most meetings have."""
    rng = world.rng
    world.take_topic(rng.choice(stock("topics")["topic"]))
    count = 1 if section in ("welcome", "declarations") else rng.randrange(1, 3)
    patterns = rng.sample(stock("talk")[section], count) if section else []
    if section == "aob" and any(pattern.startswith(("There w", "None")) for pattern in patterns):
        patterns = patterns[:1]
    said = tuple(sentence(world.words(pattern)) for pattern in patterns)
    return Item(kind, (rng.choice(SPECIAL[kind]),), (said,) if said else ())


def matters(world: World, business: Business) -> Item:
    """Matters arising, each pointing to the minute that it arises from."""
    rng = world.rng
    parts = []
    for _ in range(rng.randrange(2, 5)):
        world.take_topic(rng.choice(stock("topics")["topic"]))
        title = world.words(rng.choice(stock("talk")["matter_title"]))
        if any(title == part.title for part in parts):
            continue
        said: list[Sentence] = [sentence(world.words(rng.choice(stock("talk")["matters"])))]
        if rng.random() < 0.3:
            said = [Sentence((business.follow_up(), "."), plain=False)]
        actions = business.actions(1) if rng.random() < 0.3 else ()
        parts.append(Item("topic", title, (tuple(said),), actions=actions, pointer=business.pointer()))
    return Item("matters", (rng.choice(SPECIAL["matters"]),), parts=tuple(parts))


def topic(world: World, business: Business, line: str) -> Item:
    """An item of real business: much talk, a few facts, something decided or asked for."""
    rng = world.rng
    title = rng.choice(TITLES).format(t=world.take_topic(line))
    paragraphs = business.paragraphs(rng.randrange(2, 5))
    bullets = business.bullets() if rng.random() < 0.2 else ()
    decisions = business.decisions() if rng.random() < 0.75 else ()
    actions = business.actions(rng.choice([1, 1, 2, 3])) if rng.random() < 0.6 else ()
    presenter = rng.choice(world.people) if rng.random() < 0.3 else None
    if presenter and presenter.capacity == "apologies":
        presenter = None
    return Item("topic", (title,), paragraphs, bullets, decisions, actions, presenter)


def finance(world: World, business: Business) -> Item:
    """The item about money."""
    world.take_topic(world.rng.choice(stock("topics")["topic"]))
    said = [sentence(world.words(pattern)) for pattern in world.rng.sample(stock("figures")["money"], 4)]
    talk = business.paragraphs(1, figures=False)
    paragraphs = (talk[0], tuple(said[:2]), tuple(said[2:]))
    return Item("finance", (world.rng.choice(SPECIAL["finance"]),), paragraphs, decisions=business.decisions(),
                actions=business.actions(1) if world.rng.random() < 0.5 else ())  # fmt: skip


def reported(world: World, business: Business) -> tuple[Item, ...]:
    """The sections of a report."""
    rng = world.rng
    found = []
    for line in rng.sample(stock("topics")["topic"], rng.randrange(4, 7)):
        title = rng.choice(("{t}", "{t} Update", "{t} Strategy", "Work on {t}")).format(t=world.take_topic(line))
        decisions = (business.board_decision(),) if rng.random() < 0.4 else ()
        bullets = business.bullets() if rng.random() < 0.3 else ()
        found.append(Item("topic", (title,), business.paragraphs(rng.randrange(2, 4), report=True), bullets, decisions))
    return tuple(found)
