"""A newer reader reads a document again: differences are offered, a person's corrections stand."""

from frankpledge.documents.models import Document
from frankpledge.documents.queries import content_of
from frankpledge.intake import access
from frankpledge.intake.changes.deciding import carry, locked, set_state, since
from frankpledge.intake.changes.facts import add_facts, found_in
from frankpledge.intake.changes.receiving import keep_reading
from frankpledge.intake.models import Fact, Reading, Review
from frankpledge.intake.rules.facts import SINGLES
from frankpledge.intake.rules.rereading import Held, Outcome, compare
from frankpledge.intake.rules.states import FactState, Offer
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.queries import context_for_reading
from minutes_reader import Context, read_bytes, read_papers
from minutes_reader import reading as read_forms

_REDACTED = "Personal data was removed from this document. A redacted copy is not read again."
_OTHER_TEXT = "The newer reader finds another text in this file. Withdraw it and bring it in again."


def read_again(by: Actor, review: Review) -> Outcome | None:
    """Read a document with the reader as it is now; None when this version has read it already.

    Facts that nobody reviewed and that are not in the record take the newer reading; every other difference is
    offered, fact by fact, and changes nothing until a person takes it.
    """
    with change(by, "read again", review, access.may_review) as review:
        if review.document.is_copy:
            raise NotPossible(_REDACTED)
        known = context_for_reading(by)
        found = _read(review.document, known)
        if found is None:
            raise NotPossible(_OTHER_TEXT)
        if Reading.objects.filter(document=review.document, reader=found.reader["version"]).exists():
            return None
        if found.text != review.document.text:
            raise NotPossible(_OTHER_TEXT)
        facts = {fact.pk: fact for fact in Fact.objects.select_for_update().filter(review=review)}
        outcome = compare([_held(fact, review) for fact in facts.values()], found_in(found))
        _keep(review, facts, outcome)
        review.reading = keep_reading(review.document, found)
        review.save(update_fields=["reading"])
    return outcome


def _read(document: Document, known: Context) -> read_forms.Reading | None:
    """What the reader finds in a document's file now; None where a pack no longer has such a paper."""
    content = content_of(document)
    if not document.part:
        return read_bytes(content, name=document.name, context=known)
    papers = read_papers(content, name=document.name, context=known)
    return next((paper for paper in papers if paper.source.part and paper.source.part.number == document.part), None)


def take_offer(by: Actor, fact: Fact, *, seen: str = "") -> Fact:
    """Take what a newer reader found instead of the fact as it stands; for one it no longer finds, reject it.

    Raises Meanwhile where somebody else decided since it was `seen`, or something else is offered.
    """
    begun = since(fact, seen, None)
    with change(by, "took a newer reading", fact.review, access.may_review, begun) as review:
        fact = locked(review, fact)
        if fact.offer == Offer.GONE:
            set_state(fact, FactState.REJECTED)
        elif fact.offer == Offer.NEW:
            set_state(fact, FactState.ACCEPTED)
        elif fact.offer == Offer.CHANGED and fact.offered is not None:
            newer = {name: value for name, value in fact.offered.items() if name != "span"}
            fact.read, fact.corrected, (fact.start, fact.end) = newer, None, fact.offered["span"]
            set_state(fact, FactState.ACCEPTED)
        else:
            raise NotPossible("No newer reading is offered for this fact.")
        carry(by, review, fact)
    return fact


def keep_mine(by: Actor, fact: Fact, *, seen: str = "") -> Fact:
    """Keep a fact as it stands, whatever the newer reader found.

    Raises Meanwhile where somebody else decided since it was `seen`, or something else is offered.
    """
    with change(by, "kept a fact", fact.review, access.may_review, since(fact, seen, None)) as review:
        fact = locked(review, fact)
        if fact.offer == Offer.NEW:
            set_state(fact, FactState.REJECTED)
        else:
            fact.offer, fact.offered = "", None
            fact.save(update_fields=["offer", "offered"])
    return fact


def _held(fact: Fact, review: Review) -> Held:
    in_record = review.paper_id is not None and (fact.row is not None or fact.list in SINGLES)
    return Held(fact.pk, fact.list, (fact.start, fact.end), fact.read, fact.values, FactState(fact.state), in_record)


def _keep(review: Review, facts: dict[int, Fact], outcome: Outcome) -> None:
    """Keep the newer values and what is offered; an offer that an older reader left is settled by the newer."""
    for number, fact in facts.items():
        if fact.offer != Offer.NEW:
            fact.offer, fact.offered = "", None
        if number in outcome.replace:
            newer = outcome.replace[number]
            fact.read, (fact.start, fact.end) = dict(newer.values), newer.span
        if number in outcome.offer:
            offer, offered = outcome.offer[number]
            fact.offer, fact.offered = offer.value, {**offered.values, "span": offered.span} if offered else None
    Fact.objects.bulk_update(facts.values(), ["read", "start", "end", "offer", "offered"], batch_size=200)
    add_facts(review, outcome.new, Offer.NEW.value)
