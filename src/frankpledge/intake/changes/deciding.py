"""A person decides about facts: accepted, corrected, rejected, added; in the record at once when the paper is there."""

from collections.abc import Mapping, Sequence
from typing import Any

from frankpledge.intake import access
from frankpledge.intake.changes.reviewed import fact_made, paper_read
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules import shown
from frankpledge.intake.rules.facts import LISTS, TITLES, cleaned, says
from frankpledge.intake.rules.short_forms import told_in
from frankpledge.intake.rules.states import FactState, Offer, ReviewState
from frankpledge.intake.rules.sureness import is_sure
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import Amendment, amend_paper, check_paper, describe_paper, place_paper
from frankpledge.meetings.models import Body
from frankpledge.meetings.rules.paper import Keyed

_AT_ONCE = 5000  # a database takes only so many values in one question

_NAMING = ("attendance", "actions")  # the lists whose facts name people and agencies


def accept_fact(by: Actor, fact: Fact, *, seen: str = "") -> Fact:
    """Say that a fact is right as it stands.  Raises Meanwhile where somebody else decided since it was `seen`."""
    with change(by, "accepted a fact", fact.review, access.may_review, since(fact, seen, _accepted(fact))) as review:
        fact = locked(review, fact)
        set_state(fact, _accepted(fact))
        carry(by, review, fact)
    return fact


def correct_fact(by: Actor, fact: Fact, values: Mapping[str, Any], *, seen: str = "") -> Fact:
    """Say what a fact should be; what is right as it was read is accepted.  Raises BadValue, and changes nothing.

    Raises Meanwhile where somebody else made something else of it since it was `seen`.
    """
    clean = cleaned(fact.list, values)
    state = FactState.ACCEPTED if says(fact.list, clean, fact.read) else FactState.CORRECTED
    begun = Begun(seen, {**clean, "state": state}, lambda review: shown.fact_parts(locked(review, fact)))
    with change(by, "corrected a fact", fact.review, access.may_review, begun) as review:
        fact = locked(review, fact)
        if says(fact.list, clean, fact.read):
            fact.corrected = None
            set_state(fact, FactState.ACCEPTED)
        else:
            fact.corrected = clean
            set_state(fact, FactState.CORRECTED)
        carry(by, review, fact)
    return fact


def reject_fact(by: Actor, fact: Fact, *, seen: str = "") -> Fact:
    """Say that a fact is none: it does not enter the record, and leaves it when it is there.

    Raises Meanwhile where somebody else decided since it was `seen`.
    """
    begun = since(fact, seen, FactState.REJECTED)
    with change(by, "rejected a fact", fact.review, access.may_review, begun) as review:
        fact = locked(review, fact)
        set_state(fact, FactState.REJECTED)
        carry(by, review, fact)
    return fact


def add_fact(by: Actor, review: Review, *, list_name: str, span: tuple[int, int], values: Mapping[str, Any]) -> Fact:
    """Add a fact that the reader missed, with the words that it comes from.  Raises BadValue, NotPossible."""
    clean = cleaned(list_name, values)
    with change(by, "added a fact", review, access.may_review) as review:
        _refuse_withdrawn(review)
        if not 0 <= span[0] < span[1] <= len(review.document.text):
            raise NotPossible("Those words do not stand in the document. Copy them from its text.")
        if list_name not in LISTS and _stands(review, list_name):
            raise NotPossible(f"{TITLES[list_name]}: the document has one already. Correct that one instead.")
        fact = Fact(partnership_id=review.partnership_id, review=review, list=list_name, read={})
        fact.start, fact.end = span
        fact.corrected = clean
        set_state(fact, FactState.CORRECTED)
        carry(by, review, fact)
    return fact


def accept_sure(by: Actor, review: Review) -> int:
    """Say that every fact is right that nobody has reviewed and that the reader is sure of; gives how many.

    Whatever is doubtful is left to a person, and so is what a newer reader reads otherwise.  Each fact can be corrected
    or rejected afterwards.  Raises NotPossible while the document is withdrawn.
    """
    with change(by, "accepted what is sure", review, access.may_review) as review:
        _refuse_withdrawn(review)
        left = Fact.objects.filter(review=review, state=FactState.UNREVIEWED.value, corrected__isnull=True)
        sure = [fact for fact in left.select_for_update() if is_sure(fact.read, fact.offer)]
        _accept(by, review, sure)
    return len(sure)


def accept_all(by: Actor, review: Review) -> int:
    """Say that every fact nobody has reviewed is right as it stands; gives how many.

    A fact that a newer reader does not find, or reads otherwise, is left: which of the two is right is a question of
    its own.  Raises NotPossible while the document is withdrawn.
    """
    with change(by, "accepted the rest", review, access.may_review) as review:
        _refuse_withdrawn(review)
        left = Fact.objects.filter(review=review, state=FactState.UNREVIEWED.value, offer__in=("", Offer.NEW.value))
        accepted = list(left.select_for_update())
        _accept(by, review, accepted)
    return len(accepted)


def _accept(by: Actor, review: Review, facts: Sequence[Fact]) -> None:
    """Accept these facts, which are locked, as they stand."""
    for start in range(0, len(facts), _AT_ONCE):
        some = [fact.pk for fact in facts[start : start + _AT_ONCE]]
        Fact.objects.filter(pk__in=some).update(state=FactState.ACCEPTED.value, offer="")
    # Where none is left the whole paper is checked at once; otherwise each fact that was accepted, one by one.
    all_in_record = not any(fact.offer for fact in facts) and not _left(review)
    for fact in () if all_in_record else facts:
        fact.state, fact.offer = FactState.ACCEPTED.value, ""
        carry(by, review, fact)
    _finish(by, review)


def choose_body(by: Actor, review: Review, body: Body | None, *, seen: str = "") -> Review:
    """Say which board or group a document is of; None lets the name printed in it decide, until it has entered.

    A document that is in the record moves under the board or group chosen.  Raises NotPossible, and Meanwhile where
    somebody else chose another since it was `seen`.
    """
    begun = Begun(seen, {"body": str(body.pk) if body else ""}, shown.body)
    with change(by, "chose the body", review, access.may_review, begun) as review:
        _refuse_withdrawn(review)
        if body is not None and body.partnership_id != review.partnership_id:
            raise NotPossible("Choose a board or group of this partnership.")
        if review.paper is not None:
            if body is None:
                raise NotPossible("This document is in the record. Choose the board or group that it is of.")
            place_paper(by, review.paper, body)
        review.body = body
        review.save(update_fields=["body"])
    return review


def since(fact: Fact, seen: str, state: FactState | None) -> Begun:
    """What is wanted of a fact by whoever decides about it as they saw it; with None, whatever else it became."""
    wanted = shown.decided(state, fact.values) if state is not None and shown.saw_values(fact, seen) else {}
    return Begun(seen, wanted, lambda review: shown.fact_whole(locked(review, fact)))


def locked(review: Review, fact: Fact) -> Fact:
    """The fact as it stands, locked; refused while its document is withdrawn.  Called inside a change."""
    _refuse_withdrawn(review)
    return Fact.objects.select_for_update().get(pk=fact.pk, review=review)


def _accepted(fact: Fact) -> FactState:
    return FactState.ACCEPTED if fact.corrected is None else FactState.CORRECTED


def set_state(fact: Fact, state: FactState) -> None:
    """Keep what a person said of a fact; nothing is offered for it any more.  Called inside a change."""
    fact.state, fact.offer, fact.offered = state.value, "", None
    fact.save()


def carry(by: Actor, review: Review, fact: Fact) -> None:
    """Carry a decision into the record when the document is entered, and say when all of it has been checked."""
    if review.state != ReviewState.ENTERED or review.paper is None:
        return
    if fact.list in LISTS:
        rejected = fact.state == FactState.REJECTED
        if rejected and fact.row:
            amend_paper(by, review.paper, Amendment(removed={fact.list: [fact.row]}))
            fact.row = None
        elif not rejected:
            made, told = fact_made(fact), told_in(review.reading.found) if fact.list in _NAMING else {}
            if fact.row:
                corrected = {fact.list: [(fact.row, made, True)]}
                amend_paper(by, review.paper, Amendment(corrected=corrected, short_forms=told))
            else:
                added = {fact.list: [Keyed(fact.pk, made, True)]}
                fact.row = amend_paper(by, review.paper, Amendment(added=added, short_forms=told))[fact.pk]
        fact.save(update_fields=["row"])
    elif fact.list == "body":
        if fact.state == FactState.CORRECTED:
            raise NotPossible("This document is in the record. Choose its board or group at the top of its review.")
    else:
        facts = Fact.objects.filter(review=review).exclude(state=FactState.REJECTED.value).exclude(list__in=LISTS)
        describe_paper(by, review.paper, paper_read(review, list(facts), checked=False))
    _finish(by, review)


def _refuse_withdrawn(review: Review) -> None:
    if review.state == ReviewState.WITHDRAWN:
        raise NotPossible("This document has been withdrawn. Put it back first.")


def _finish(by: Actor, review: Review) -> None:
    """Once nothing is left to review, the paper in the record counts as checked."""
    if review.state != ReviewState.ENTERED or review.paper is None or review.paper.checked_on is not None:
        return
    if not _left(review):
        check_paper(by, review.paper)


def _stands(review: Review, list_name: str) -> bool:
    """Whether a fact of this kind stands, that nobody has rejected."""
    return Fact.objects.filter(review=review, list=list_name).exclude(state=FactState.REJECTED.value).exists()


def _left(review: Review) -> bool:
    """Whether a fact waits for a person."""
    return Fact.objects.filter(review=review, state=FactState.UNREVIEWED.value).exists()
