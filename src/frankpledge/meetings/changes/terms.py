"""What a body goes by: versions of its terms of reference, and what its members commit themselves to."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from django.db.models import Q

from frankpledge.kit.words import squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, Commitment, Paper, TermsOfReference
from frankpledge.meetings.rules.quorum import Rule


def add_terms(
    by: Actor,
    body: Body,
    *,
    adopted_on: date | None,
    text: str = "",
    paper: Paper | None = None,
    quorum: Rule | None = None,
    quorum_words: str = "",
) -> TermsOfReference:
    """Add a version of a body's terms of reference; the versions before it stay as they were.

    A version adopted on the same day as the last corrects it.  Raises NotPossible for one that says nothing, and for
    one adopted before the last.
    """
    with change(by, "adopted terms", body, access.may_keep_body) as body:
        rule = quorum or Rule()
        if not (text.strip() or paper or rule.asks or quorum_words.strip()):
            raise NotPossible("Give the words of the terms, the paper they stand in, or the quorum.")
        last = TermsOfReference.objects.filter(body=body).order_by("-version").first()
        if last is not None and last.adopted_on is not None and (adopted_on is None or adopted_on < last.adopted_on):
            since = f"{last.adopted_on:%-d %B %Y}"
            raise NotPossible(f"Version {last.version} was adopted on {since}. Give that day or a later one.")
        return TermsOfReference.objects.create(
            partnership_id=body.partnership_id,
            body=body,
            version=last.version + 1 if last else 1,
            adopted_on=adopted_on,
            text=text.strip(),
            paper=paper,
            quorum_words=quorum_words.strip(),
            **{f"quorum_{name}": value for name, value in asdict(rule).items()},
        )


def agree_commitments(by: Actor, body: Body, texts: Iterable[str], *, on: date | None) -> list[Commitment]:
    """Keep what the members of a body agreed to hold to; what they hold to already is not said twice.

    Raises NotPossible where nothing new is among them.
    """
    with change(by, "agreed commitments", body, access.may_keep_body) as body:
        held = Commitment.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on or by.today), body=body)
        known = set(held.values_list("text", flat=True))
        new = [text for text in dict.fromkeys(squeezed(one)[:500] for one in texts) if text and text not in known]
        if not new:
            raise NotPossible("This is among its commitments already.")
        return [
            Commitment.objects.create(partnership_id=body.partnership_id, body=body, text=text, agreed_on=on)
            for text in new
        ]


def end_commitment(by: Actor, commitment: Commitment, on: date) -> Commitment:
    """End a commitment after a day; it stays readable.  Raises NotPossible where it ended, or had not begun."""
    with change(by, "ended a commitment", commitment.body, access.may_keep_body) as body:
        row = Commitment.objects.select_for_update().get(pk=commitment.pk, body=body)
        if row.ended_on is not None:
            raise NotPossible(f"This commitment has ended already, on {row.ended_on:%-d %B %Y}.")
        if row.agreed_on is not None and on < row.agreed_on:
            raise NotPossible(f"It was agreed on {row.agreed_on:%-d %B %Y}. Give that day or a later one.")
        row.ended_on = on
        row.save(update_fields=["ended_on"])
    return row
