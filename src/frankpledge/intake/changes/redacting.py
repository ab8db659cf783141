"""What was read in a document goes over to its redacted copy, without the words that were taken out."""

from collections.abc import Collection
from typing import Any

from frankpledge.documents.models import Document
from frankpledge.intake import access
from frankpledge.intake.models import Fact, Reading, Review, Spreadsheet, Upload
from frankpledge.intake.rules.states import Became, ReviewState, SheetState
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.kit.cutting import Cuts, Words, carried
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import redact_said
from frankpledge.meetings.models import Action


def redact_review(
    by: Actor, document: Document, copy: Document, words: Words, cuts: Cuts, people: Collection[int] = ()
) -> Review | None:
    """Put a redacted copy's own reading, review and facts in the place of its original's, which are sealed with it.

    Gives the review of the copy; None where the document was never under review.  Files that came in as the document
    lead to the copy, under a name without the words.  A spreadsheet goes over too; rows of it that have not entered
    no longer can, since its cells may have moved.  What it said of actions that stood already is redacted with it.
    `people` are the numbers of those whom nothing of it may name any longer.
    """
    with change(by, "redacted", document, access.may_redact) as document:
        for upload in Upload.objects.filter(document=document):
            upload.document, upload.name = copy, words.without(upload.name)[-255:]
            upload.problem = words.without(upload.problem)
            if not document.part and upload.fingerprint == document.fingerprint:
                upload.fingerprint = copy.fingerprint
            upload.save()
        for sheet in Spreadsheet.objects.filter(document=document):
            sheet.document, sheet.answers, sheet.problem = copy, {}, words.without(sheet.problem)
            if sheet.state not in (SheetState.ENTERED, SheetState.WITHDRAWN):
                sheet.state = SheetState.REJECTED.value
            sheet.save()
            changed = sheet.entered.filter(became=Became.CHANGED.value).values("row")
            if sheet.kind == SheetKind.ACTIONS:
                redact_said(document.partnership_id, Action.objects.filter(pk__in=changed), words, people)
        old = Review.objects.select_related("reading").filter(document=document).first()
        return _copied(old, copy, words, cuts) if old is not None else None


def _copied(old: Review, copy: Document, words: Words, cuts: Cuts) -> Review:
    queued = old.state == ReviewState.QUEUED
    made = Review(
        partnership_id=old.partnership_id,
        document=copy,
        kind=old.kind,
        body=old.body,
        state=ReviewState.TO_REVIEW.value if queued else old.state,
        problem=words.without(old.problem),
        paper=old.paper,
        reading=_reading(old.reading, copy, words, cuts),
    )
    old.state, old.paper, old.sealed = ReviewState.REJECTED.value, None, True
    old.save()
    made.save()
    facts = list(Fact.objects.filter(review=old).order_by("start", "end", "id"))
    Fact.objects.bulk_create([_fact(fact, made, words, cuts) for fact in facts], batch_size=200)
    Fact.objects.filter(review=old).update(row=None)
    return made


def _reading(old: Reading, copy: Document, words: Words, cuts: Cuts) -> Reading:
    found: dict[str, Any] = carried(old.found, words, cuts)
    source = {**found.get("source", {}), "name": copy.name, "sha256": copy.fingerprint, "characters": len(copy.text)}
    found["source"] = source
    return Reading.objects.create(partnership_id=copy.partnership_id, document=copy, reader=old.reader, found=found)


def _fact(fact: Fact, review: Review, words: Words, cuts: Cuts) -> Fact:
    start, end = cuts.span(fact.start, fact.end)
    return Fact(
        partnership_id=fact.partnership_id,
        review=review,
        list=fact.list,
        start=start,
        end=end,
        read=carried(fact.read, words, cuts),
        corrected=carried(fact.corrected, words, cuts),
        state=fact.state,
        offer=fact.offer,
        offered=carried(fact.offered, words, cuts),
        row=fact.row,
    )
