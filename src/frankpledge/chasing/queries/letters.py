"""What a letter says: the actions that it tells of, as they stand now, with the links in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from frankpledge.chasing.models import AnswerLink, Digest
from frankpledge.chasing.queries.links import owner_of
from frankpledge.chasing.queries.owners import (
    Key,
    Owner,
    may_be_shown,
    owned_actions,
    owners_written_to,
    refused_of,
    stopped_addresses,
    told_before,
)
from frankpledge.chasing.rules.digests import Chosen, Kind, News, Now, chosen, may_have_another, news
from frankpledge.chasing.rules.numbers import hash_of, number_of, secret_of
from frankpledge.kit.cutting import Words
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.queries.withholding import restricted_words
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import due_of
from frankpledge.people.queries import partnership_of


@dataclass(frozen=True, slots=True)
class Entry:
    """That a letter is to tell one owner of one action."""

    owner: Key
    action: int
    news: News
    now: Now
    withheld: bool


@dataclass
class ToWrite:
    """A letter that is to be written: where it goes, to whom, and what it tells."""

    address: str
    owners: list[Owner] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An action as a letter tells of it."""

    number: int
    text: str
    where: str
    due: str
    changes: tuple[str, ...]
    link: str
    priority: str


@dataclass
class Section:
    """The actions under one heading of a letter, for one owner."""

    heading: str
    told: list[Told] = field(default_factory=list)


@dataclass
class Written:
    """A letter as its words are made from it: sections by owner, and how many actions it does not show."""

    sections: list[tuple[str, list[Section]]]
    withheld: int
    waiting: int
    has_links: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing left to tell."""
        return not self.sections and not self.withheld


def letters_to_write(by: Actor, day: date) -> list[ToWrite]:
    """The letters of the round of a day that were not written yet: one an address, to whom there is something to tell.

    In a number of queries that does not grow.
    """
    owned = owned_actions(by)
    owners = owners_written_to(by, {key for one in owned for key in one.owners})
    told, refused = told_before(by), refused_of(by)
    last = _last_rounds(by)
    found: dict[str, ToWrite] = {}
    for one in owned:
        for key in one.owners:
            owner = owners.get(key)
            if owner is None or not owner.address:
                continue
            shown = may_be_shown(one.action)
            if not shown and owner.opens < one.action.level:
                continue  # who could not open it even when signed in is not told that it is there
            now = replace(one.now, refused=refused.get((one.action.pk, key), 0))
            fresh = news(now, told.get((one.action.pk, key)), by.today)
            folded = owner.address.casefold()
            if fresh is None or not may_have_another(last.get(folded), day):
                continue
            letter = found.setdefault(folded, ToWrite(owner.address))
            if owner not in letter.owners:
                letter.owners.append(owner)
            letter.entries.append(Entry(key, one.action.pk, fresh, now, not shown))
    for letter in found.values():
        _choose(letter)
    return sorted(found.values(), key=lambda letter: letter.address.casefold())


def unsent(by: Actor, day: date) -> list[Digest]:
    """The letters of a round that were written and that no mail server took yet."""
    rows = Digest.objects.filter(partnership_id=partnership_of(by), round=day, sent_at__isnull=True)
    return list(rows.filter(came_back_at__isnull=True).order_by("pk"))


def is_stopped(by: Actor, digest: Digest) -> bool:
    """Whether letters to the address of this one were stopped since it was written."""
    return digest.address.casefold() in {address.casefold() for address in stopped_addresses(by)}


def written(by: Actor, digest: Digest, at: str, *, to_go: bool = False) -> Written:
    """What a letter says, as its actions stand now; `at` is the address of this installation, which links begin with.

    Names of those whose data is restricted are withheld.
    What has been marked more closely since it was written is counted and not shown, what was withdrawn is left out; of
    one that is still `to_go`, so is what it would tell somebody who owns it no longer, or whose data were restricted.
    """
    rows = list(digest.links.select_related("person__stands_as", "organisation").order_by("pk"))
    actions = {row.pk: row for row in _actions(by, [link.action_id for link in rows])}
    withheld, sections, has_links = 0, dict[str, dict[Kind, Section]](), False
    closed = restricted_words(digest.partnership_id)
    several = len({_owner_name(link) for link in rows}) > 1
    for link in rows:
        action = actions.get(link.action_id)
        if action is None or (to_go and not _still_theirs(link)):
            continue
        if link.withheld or not may_be_shown(action):
            withheld += 1
            continue
        kind = Kind(link.news.get("kind", Kind.NEW))
        name = _owner_name(link) if several or link.organisation_id else ""
        section = sections.setdefault(name, {}).setdefault(kind, Section(kind.label))
        told = _told(digest, link, action, at, closed)
        has_links = has_links or bool(told.link)
        section.told.append(told)
    by_owner = [(name, [held[kind] for kind in sorted(held)]) for name, held in sections.items()]
    return Written(by_owner, withheld, digest.waiting, has_links)


def number_of_letter(digest: Digest) -> str:
    """The number that stands in the Message-ID of a letter, and in its last line."""
    return number_of(settings.SECRET_KEY, digest.partnership_id, digest.seed)


def secret_of_link(digest: Digest, link: AnswerLink) -> str:
    """The secret of a link of a letter."""
    whose = f"person {link.person_id}" if link.person_id else f"agency {link.organisation_id}"
    return secret_of(settings.SECRET_KEY, digest.partnership_id, digest.seed, f"{link.action_id} {whose}")


def digest_numbered(place: int, number: str, today: date) -> Digest | None:
    """The letter that has this number in a partnership; None for a number that none has."""
    with reading(Actor(Origin.WORKER, today, process="post", partnership=Place(place, "", ""))):
        rows = Digest.objects.filter(partnership_id=place, number_hash=hash_of(number))
        return rows.select_related("partnership", "person", "organisation").first()


def links_of_action(by: Actor, action: Action) -> QuerySet[AnswerLink]:
    """The letters that told of an action, the latest first."""
    rows = AnswerLink.objects.filter(partnership_id=partnership_of(by), action=action, digest__sent_at__isnull=False)
    return rows.select_related("digest", "person__stands_as", "organisation").order_by("-digest_id")


def _choose(letter: ToWrite) -> None:
    """Keep as many actions as one letter has, in its order; what it does not show comes last and is only counted."""
    shown = [entry for entry in letter.entries if not entry.withheld]
    picked: Chosen = chosen((entry.news, entry.now) for entry in shown)
    letter.waiting = picked.waiting
    letter.entries = [*(shown[place] for place in picked.told), *(one for one in letter.entries if one.withheld)]


def _last_rounds(by: Actor) -> dict[str, date]:
    """The day of the last round in which each address had a letter."""
    rows = Digest.objects.filter(partnership_id=partnership_of(by), round__isnull=False)
    found: dict[str, date] = {}
    for address, day in rows.order_by("round").values_list("address", "round"):
        if day is not None:
            found[address.casefold()] = day
    return found


def _actions(by: Actor, numbers: list[int]) -> Iterator[Action]:
    rows = with_days(stated_in(by, Action)).filter(pk__in=numbers)
    yield from rows.select_related("paper__body", "item")


def _told(digest: Digest, link: AnswerLink, action: Action, at: str, closed: Words) -> Told:
    body, day = action.paper.body, action.raised_day
    where = ", ".join(part for part in (body.name if body else "", f"{day:%-d %B %Y}" if day else "") if part)
    is_open = action.state == ActionState.OPEN
    opens = bool(at and link.secret_hash and is_open)
    return Told(
        action.pk,
        closed.without(" ".join(action.text.split()), WITHHELD),
        where,
        due_of(action) if is_open else "",
        tuple(link.news.get("changes", ())),
        f"{at.rstrip('/')}/answer/{secret_of_link(digest, link)}/" if opens else "",
        action.priority,
    )


def _still_theirs(link: AnswerLink) -> bool:
    person = link.person
    return owner_of(link) is not None and (person is None or (person.stands_as or person).restricted_on is None)


def _owner_name(link: AnswerLink) -> str:
    if link.organisation is not None:
        return link.organisation.name
    person = link.person
    return (person.stands_as or person).name if person is not None else ""
