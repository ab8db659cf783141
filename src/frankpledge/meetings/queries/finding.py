"""What the record of meetings holds that has the words sought: items, decisions, actions, pointers and papers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, Decision, Item, Paper, Reference
from frankpledge.meetings.queries.contents import with_owners
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in, with_targets, without_unseen_ties
from frankpledge.meetings.rules.pointing import split_number
from frankpledge.people.queries import agency_spellings_seen_by, answers, highest, spellings_seen_by


@dataclass(frozen=True)
class Found:
    """What was found, kind by kind, the latest first; each fact with its item and paper loaded."""

    items: QuerySet[Item]
    decisions: QuerySet[Decision]
    actions: QuerySet[Action]
    references: QuerySet[Reference]
    papers: QuerySet[Paper]


def found_by(by: Actor, words: list[str]) -> Found:
    """Whatever has every one of these words (or phrases).  A number finds the item so numbered, what stands under it
    and what points to it.  Papers that were withdrawn are never found.
    """
    items, decisions = stated_in(by, Item), stated_in(by, Decision)
    actions, references, papers = stated_in(by, Action), stated_in(by, Reference), papers_seen_by(by)
    for word in words:
        items = items.filter(_has(word, "title", "presenter") | _numbered(word, "number"))
        decisions = decisions.filter(_has(word, "text") | _numbered(word, "item__number"))
        owned = Exists(ActionOwner.objects.filter(_owner(by, word), action=OuterRef("pk")))
        actions = actions.filter(_has(word, "text", "outcome") | _numbered(word, "item__number") | owned)
        pointed_to = stated_in(by, Item).filter(_numbered(word, "number"), pk=OuterRef("to_item"))
        references = references.filter(_numbered(word, "to_number") | Exists(pointed_to))
        named = _has(word, "document__name") & Q(document__level__lte=highest(by))
        papers = papers.filter(_has(word, "title", "body__name", "meeting__venue") | named)
    latest = (F("paper__dated").desc(nulls_last=True), "-paper_id", "position", "id")
    near = ("item", "paper__body")
    return Found(
        items.select_related("paper__body").order_by(*latest),
        decisions.select_related(*near).order_by(*latest),
        with_owners(by, actions.select_related(*near).order_by(*latest)),
        with_targets(by, references.select_related(*near).order_by(*latest)),
        papers,
    )


def minutes_numbered(by: Actor, number: str, day: date | None = None) -> QuerySet[Item]:
    """The minutes so numbered, the latest first: `318/07`, `318` for `318/07`, `318 (a)` for part (a) of it.

    `day` narrows them to those of one day.
    """
    main, sub = split_number(number)
    numbers = _numbered_as(main, "number")
    if sub:
        parts = Q(number__iexact=f"({sub})") | Q(number__iexact=f"{sub})") | Q(number__iexact=sub)
        whole = Q(number__iexact=f"{main}({sub})") | Q(number__iexact=f"{main} ({sub})")
        numbers = (_numbered_as(main, "parent__number") & parts) | whole
    items = stated_in(by, Item).filter(numbers)
    if day is not None:
        items = items.filter(paper__dated=day)
    order = (F("paper__dated").desc(nulls_last=True), "-paper_id", "position", "id")
    return items.select_related("paper__body", "parent").order_by(*order)


def pointing_at(by: Actor, number: str) -> QuerySet[Reference]:
    """The pointers that name a minute of this number, the latest first, whether it is in the record or not."""
    main, sub = split_number(number)
    named = _numbered_as(main, "to_number")
    for printed in (f"{main}({sub})", f"{main} ({sub})") if sub else ():
        named |= Q(to_number__iexact=printed)
    rows = without_unseen_ties(by, stated_in(by, Reference).filter(named))
    order = (F("paper__dated").desc(nulls_last=True), "-paper_id", "position", "id")
    return rows.select_related("item__parent", "paper__body").order_by(*order)


def _numbered_as(main: str, field: str) -> Q:
    """That a number is this one, however it ends, or without its year: `318` is `318/07`."""
    numbered = Q(**{f"{field}__iexact": main}) | Q(**{f"{field}__iexact": f"{main}."})
    return numbered if "/" in main else numbered | Q(**{f"{field}__istartswith": f"{main}/"})


def _has(word: str, *fields: str) -> Q:
    """That one of these fields has the word, with a straight apostrophe or a printed one.

    SQLite knows only the capitals A to Z: others are asked for small, capital, and capital at the start of a word.
    """
    either = Q()
    cases = {word} if word.replace("’", "").isascii() else {word, word.lower(), word.upper(), word.title()}
    for spelling in {s for case in cases for s in (case, case.replace("'", "’"), case.replace("’", "'"))}:
        for field in fields:
            either |= Q(**{f"{field}__icontains": spelling})
    return either


def _numbered(word: str, field: str) -> Q:
    """That an item has this number, or a number that begins with it and goes on at a sign: `318` finds `318/07`."""
    if not any(letter.isdigit() for letter in word):
        return Q(pk__in=())
    begun = Q()
    for sign in "/.(":
        begun |= Q(**{f"{field}__istartswith": word + sign})
    return Q(**{f"{field}__iexact": word}) | begun


def _owner(by: Actor, word: str) -> Q:
    """That an owner is printed with the word, or is a person or agency of that name, whom no restriction closes."""
    found = _has(word, "name")
    if like := folded(word):
        people = spellings_seen_by(by).filter(folded__contains=like)
        agencies = agency_spellings_seen_by(by).filter(folded__contains=like)
        found |= Q(person__in=people.values("person")) | Q(organisation__in=agencies.values("organisation"))
    return found if answers(by) else found & Q(person__restricted_on__isnull=True)
