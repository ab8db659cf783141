"""The ledger of a partnership, for those who may read it: who did what and when, and nothing of what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Partnership, User

AT_ONCE = 1000


@dataclass(frozen=True)
class Asked:
    """What is asked of the ledger; what is left out narrows nothing."""

    account: int | None = None
    verb: str | None = None
    outcome: str | None = None
    seen_from: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Line:
    """A line as it is shown: when, who, what was done to which row, how it ended, from where, and its own number."""

    line: int
    at: datetime
    who: str
    account: int | None
    verb: str
    kind: str
    number: int | None
    outcome: str
    origin: str
    seen_from: str


def ledger_seen_by(by: Actor, asked: Asked) -> QuerySet[Entry]:
    """The lines of the partnership in which the actor acts, the latest first; none for those who may not read it."""
    lines = Entry.objects.filter(partnership_number=_partnership(by)).order_by("-at", "-id")
    if asked.account is not None:
        lines = lines.filter(user_number=asked.account)
    if asked.verb is not None:
        lines = lines.filter(verb=asked.verb)
    if asked.outcome is not None:
        lines = lines.filter(outcome=asked.outcome)
    if asked.seen_from is not None:
        lines = lines.filter(seen_from=asked.seen_from)
    if asked.since is not None:
        lines = lines.filter(at__gte=_midnight(asked.since))
    if asked.until is not None and asked.until < date.max:
        lines = lines.filter(at__lt=_midnight(asked.until + timedelta(days=1)))
    return lines


def lines_of(entries: list[Entry]) -> list[Line]:
    """These lines in words, in one query: accounts by name, tables by what a row of them is called."""
    names = User.objects.in_bulk({entry.user_number for entry in entries if entry.user_number is not None})
    return [
        Line(
            line=entry.pk,
            at=entry.at,
            who=_who(entry, names),
            account=entry.user_number,
            verb=entry.verb,
            kind=_kind(entry.table),
            number=entry.row_number,
            outcome=entry.outcome,
            origin=entry.origin,
            seen_from=entry.seen_from,
        )
        for entry in entries
    ]


def lines_in_turn(by: Actor, asked: Asked) -> Iterator[list[Line]]:
    """The same lines in words, some hundreds at a time, however many there are: the earliest first."""
    lines, after = ledger_seen_by(by, asked).order_by("id"), 0
    while entries := list(lines.filter(pk__gt=after)[:AT_ONCE]):
        yield lines_of(entries)
        after = entries[-1].pk


def verbs_seen_by(by: Actor) -> list[str]:
    """What was ever done here, each once."""
    lines = Entry.objects.filter(partnership_number=_partnership(by)).order_by("verb")
    return list(lines.values_list("verb", flat=True).distinct())


def actors_seen_by(by: Actor) -> list[tuple[int, str]]:
    """The accounts that ever did anything here, as number and name, by name."""
    lines = Entry.objects.filter(partnership_number=_partnership(by), user_number__isnull=False)
    users = User.objects.filter(pk__in=lines.values("user_number")).order_by("name", "pk")
    return list(users.values_list("pk", "name"))


def _midnight(day: date) -> datetime:
    """When a day begins as clocks here have it: days have 23, 24 or 25 hours."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _who(entry: Entry, names: dict[int, User]) -> str:
    if entry.user_number is None:
        return entry.process
    user = names.get(entry.user_number)
    name = user.name if user else f"Account {entry.user_number}"
    return f"{name} ({entry.process})" if entry.process else name


def _kind(table: str) -> str:
    """What a row of a table is called; a table of an older version by its own name."""
    try:
        return str(apps.get_model(table)._meta.verbose_name)
    except (LookupError, ValueError):
        return table


def _partnership(by: Actor) -> int:
    if by.partnership is None or not access.may_read_ledger(by, Partnership(pk=by.partnership.id)):
        return -1
    return by.partnership.id
