"""A second person approves a redaction: every document, paper, review and name at once, or nothing."""

from collections.abc import Collection

from django.db import models

from frankpledge.chasing.changes import redact_letters
from frankpledge.documents.changes import redact_document
from frankpledge.documents.models import Document
from frankpledge.intake.changes import redact_review
from frankpledge.keeping.changes import one_at_a_time
from frankpledge.keeping.queries.due import holds_upon
from frankpledge.kit.cutting import Words
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import redact_bodies, redact_paper
from frankpledge.meetings.changes.published import take_back_naming
from frankpledge.meetings.models import Paper
from frankpledge.meetings.rules.publishing import TakenBack
from frankpledge.people.changes import redact_drafts, remove_names, remove_spellings
from frankpledge.people.rules.marking import Level
from frankpledge.rights import access
from frankpledge.rights.changes.asking import end
from frankpledge.rights.models import Rectification, RedactedDocument, Redaction, Restriction
from frankpledge.rights.queries.left import left_of, rows_standing_for
from frankpledge.rights.queries.places import documents_with
from frankpledge.rights.rules.asking import RedactionState

_CHANGED = "The record has changed since this was asked for. Refuse it, and have it asked for again."
_HELD = "A document of this redaction is under a legal hold: nothing is removed. Have the hold lifted, or refuse this."


def approve_redaction(by: Actor, redaction: Redaction) -> Redaction:
    """Take the words out: each document is sealed and a copy without them stands in its place everywhere.

    What the record holds of the documents goes over to the copies: papers, facts, readings, reviews, the files' names;
    the person's rows there name nobody.  Where every document with the words was chosen, the names of the record go
    too.  Raises NotPossible where it was decided already, a document is under a legal hold, or one was redacted or came
    in meanwhile.
    """
    with change(by, "approved a redaction", redaction, access.may_decide) as redaction:
        if redaction.state != RedactionState.ASKED:
            raise NotPossible("This redaction has been decided already.")
        words = Words(redaction.words)
        rows = rows_standing_for(by, redaction.person)
        chosen = list(RedactedDocument.objects.filter(redaction=redaction).select_related("document"))
        one_at_a_time(redaction.partnership_id)
        if holds_upon(redaction.partnership_id, [one.document_id or 0 for one in chosen]):
            raise NotPossible(_HELD)
        if not chosen or any(one.document is None or one.document.level == Level.SEALED for one in chosen):
            raise NotPossible(_CHANGED)
        if redaction.everywhere and set(documents_with(by, words, redaction.person)) != {
            one.document_id for one in chosen
        }:
            raise NotPossible(_CHANGED)
        loose: set[int] = set()
        for one in chosen:
            loose |= _redact(by, one, words, rows)
        _names(by, redaction, words, rows, loose)
        _own_words(by, redaction, words)
        take_back_naming(redaction.partnership_id, words, rows, TakenBack.REDACTED)
        redaction.refresh_from_db()
        return end(by, redaction, RedactionState.APPROVED)


def _redact(by: Actor, one: RedactedDocument, words: Words, rows: Collection[int]) -> set[int]:
    """Put a copy in the place of a document, in the record and on its way there; gives who is no longer named."""
    document = Document.objects.get(pk=one.document_id or 0)
    copy, cuts, quotations = redact_document(by, document, words)
    loose: set[int] = set()
    for paper in Paper.objects.filter(document=document):
        loose |= redact_paper(by, paper, copy, words, cuts, quotations, rows)
    redact_review(by, document, copy, words, cuts, rows)
    one.copy, one.cuts, one.places = copy, [list(cut) for cut in cuts.cuts], len(cuts.cuts)
    one.save()
    return loose


def _names(by: Actor, redaction: Redaction, words: Words, rows: Collection[int], loose: Collection[int]) -> None:
    """The names that nothing in the record prints any longer."""
    place = redaction.partnership
    spellings, bare = left_of(by, {*rows, *loose}, words)
    if redaction.everywhere:
        remove_names(by, place, words, {*bare, *rows})
        redact_bodies(by, place, words, {*bare, *rows})
        redact_letters(by, place, words, {*bare, *rows})
    else:
        remove_spellings(by, place, spellings, bare)


def _own_words(by: Actor, redaction: Redaction, words: Words) -> None:
    """What people typed here about persons, this reason among it, and what they have not saved yet."""
    redact_drafts(by, words)
    typed: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
        (Redaction, ("reason",)),
        (Restriction, ("reason", "lifted_reason")),
        (Rectification, ("what", "reason")),
    )
    for model, columns in typed:
        for row in model._base_manager.filter(partnership_id=redaction.partnership_id):
            if any(words.stand_in(getattr(row, column)) for column in columns):
                for column in columns:
                    setattr(row, column, words.without(getattr(row, column)))
                row.save(update_fields=columns)
