"""Asking that words be taken out of documents, taking that back, and refusing it."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from frankpledge.kit.cutting import Words
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Partnership, Person
from frankpledge.rights import access
from frankpledge.rights.models import RedactedDocument, Redaction
from frankpledge.rights.queries.places import documents_with, texts_of
from frankpledge.rights.rules.asking import Basis, RedactionState


def ask_redaction(
    by: Actor,
    partnership: Partnership,
    *,
    words: Sequence[str],
    documents: Iterable[int],
    basis: Basis,
    reason: str,
    person: Person | None = None,
) -> Redaction:
    """Ask that words be taken out of these documents, for a reason and on a legal basis; somebody else decides.

    Raises NotPossible without words, a reason or a document that holds them.
    """
    redaction = Redaction(partnership=partnership, person=person, words=list(words), basis=basis.value)
    redaction.reason, redaction.asked_at = reason.strip(), timezone.now()
    with change(by, "asked for a redaction", redaction, access.may_ask) as redaction:
        wanted = Words(words)
        if not wanted or not redaction.reason:
            raise NotPossible("Say which words are to be removed, and why.")
        assert by.user is not None
        redaction.asked_by_id = by.user.id
        holding = set(documents_with(by, wanted, person))
        chosen = holding.intersection(documents)
        if not chosen:
            raise NotPossible("None of the documents chosen holds these words.")
        places = {number: len(wanted.places(text)) for number, text in texts_of(by, chosen)}
        redaction.everywhere = holding == chosen
        redaction.save()
        RedactedDocument.objects.bulk_create(
            RedactedDocument(partnership=partnership, redaction=redaction, document_id=number, places=many)
            for number, many in sorted(places.items())
        )
    return redaction


def withdraw_redaction(by: Actor, redaction: Redaction) -> Redaction:
    """Take back what one asked for oneself; nothing was changed, and the words are kept no longer."""
    with change(by, "withdrew a redaction", redaction, access.may_withdraw) as redaction:
        return end(by, redaction, RedactionState.WITHDRAWN)


def refuse_redaction(by: Actor, redaction: Redaction) -> Redaction:
    """Refuse what somebody else asked for; nothing was changed, and the words are kept no longer."""
    with change(by, "refused a redaction", redaction, access.may_decide) as redaction:
        if redaction.state != RedactionState.ASKED:
            raise NotPossible("This redaction has been decided already.")
        return end(by, redaction, RedactionState.REFUSED)


def end(by: Actor, redaction: Redaction, state: RedactionState) -> Redaction:
    """Keep who decided and when; called inside the change that decides."""
    assert by.user is not None
    redaction.state, redaction.words = state.value, []
    redaction.decided_by_id, redaction.decided_at = by.user.id, timezone.now()
    redaction.save()
    return redaction
