"""A paper goes over to the redacted copy of its document: every fact without the words, each tied to the copy's own."""

from collections.abc import Collection, Mapping

from django.db import models

from frankpledge.documents.models import Document
from frankpledge.kit.cutting import REMOVED, Cuts, Words
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import access
from frankpledge.meetings.changes.locking import unlocked
from frankpledge.meetings.changes.marking import relevel
from frankpledge.meetings.changes.published import take_back_paper
from frankpledge.meetings.changes.redacting_work import redact_said, redact_work, remove_packs_holding
from frankpledge.meetings.changes.rows import MODELS
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    Attendance,
    Body,
    BodyChange,
    BodyName,
    Commitment,
    Correction,
    Meeting,
    Membership,
    Paper,
    Stated,
    TermsOfReference,
)
from frankpledge.meetings.queries.texts import text_columns
from frankpledge.meetings.rules.publishing import TakenBack
from frankpledge.people.models import Partnership
from frankpledge.people.rules.matching import How

_OWN_WORDS = tuple(f"{name}_words_id" for name in ("body", "title", "dated", "venue", "started", "closed", "next"))


def redact_paper(
    by: Actor,
    paper: Paper,
    copy: Document,
    words: Words,
    cuts: Cuts,
    quotations: Mapping[int, int],
    people: Collection[int],
) -> set[int]:
    """Take words, and the names of these people, out of everything that a paper states, and tie it to its copy.

    `quotations` gives the copy's quotation for each of the document's.  Gives the numbers of the people to whom rows
    of the paper were tied and are no longer.
    """
    with change(by, "redacted", paper, access.may_redact) as paper, unlocked(paper):
        paper.document = copy
        for column in _OWN_WORDS:
            setattr(paper, column, quotations.get(getattr(paper, column)))
        _without(paper, words)
        paper.save()
        if paper.meeting is not None and words.stand_in(paper.meeting.venue):
            paper.meeting.venue = words.without(paper.meeting.venue)[:300]
            paper.meeting.save(update_fields=["venue"])
        loose, acted = set[int](), False
        for model in MODELS.values():
            rows: list[Stated] = list(model._base_manager.filter(paper=paper))
            if model is Attendance:
                rows = list(Attendance.objects.filter(paper=paper).select_related("person", "organisation"))
            for row in rows:
                row.words_id = quotations.get(row.words_id or 0)
                row.position = cuts.span(row.position, row.position + 1)[0]
                if isinstance(row, Attendance):
                    loose |= _loosened(row, words, people)
                elif _without(row, words):
                    row.save()
                    acted |= model is Action
            model._base_manager.bulk_update(rows, ["words", "position"], batch_size=200)
        if paper.meeting is not None:
            redact_work(paper.partnership_id, words, people, paper.meeting)
        for owner in ActionOwner.objects.filter(action__paper=paper).select_related("person", "organisation"):
            loosened = _loosened(owner, words, people)
            loose, acted = loose | loosened, acted or bool(loosened)
        said = Action.objects.filter(paper=paper)
        redact_said(paper.partnership_id, said, words, people, is_cut=acted)
        remove_packs_holding(paper, TakenBack.REDACTED)
        relevel(paper)
        take_back_paper(paper, TakenBack.REDACTED)
    return loose


def redact_bodies(by: Actor, partnership: Partnership, words: Words, people: Collection[int] = ()) -> None:
    """Take words out of the names of boards and groups and their places, and of what was said of them and on them.

    What their meetings worked with goes the same way: agendas, papers, presences, minutes as typed, comments, letters.
    `people` are the numbers of those who are named nowhere any longer.
    """
    with change(by, "redacted names", partnership, access.may_redact_bodies):
        for body in Body.objects.filter(partnership=partnership):
            if words.stand_in(body.name):
                body.name = f"{words.without(body.name)[:180]} {body.pk}"
                body.save(update_fields=["name"])
        for name in BodyName.objects.filter(partnership=partnership):
            if words.stand_in(name.spelling):
                name.spelling = f"{words.without(name.spelling)[:180]} {name.pk}"
                name.folded = folded(name.spelling)[:200]
                name.save(update_fields=["spelling", "folded"])
        for meeting in Meeting.objects.filter(partnership=partnership).exclude(venue=""):
            if words.stand_in(meeting.venue):
                meeting.venue = words.without(meeting.venue)[:300]
                meeting.save(update_fields=["venue"])
        for model in (Body, TermsOfReference, Commitment, BodyChange):
            for row in model._base_manager.filter(partnership=partnership):
                if _without(row, words):
                    row.save()
        unlocking = Correction.objects.filter(partnership=partnership, locked=True)
        locked = list(unlocking.values_list("pk", flat=True))
        unlocking.update(locked=False)
        redact_work(partnership.pk, words, people)
        Correction.objects.filter(pk__in=locked).update(locked=True)
        for seat in Membership.objects.filter(partnership=partnership).exclude(post=""):
            if words.stand_in(seat.post):
                seat.post = words.without(seat.post)[:200]
                seat.save(update_fields=["post"])


def _loosened(row: Attendance | ActionOwner, words: Words, people: Collection[int]) -> set[int]:
    """Tie a row to nobody where it names one of these people, or in the words that are taken out; gives who it was.

    Saved where anything of it changed.
    """
    loose = set()
    before = (row.person_id, row.organisation_id, row.matched)
    if row.person is not None and (row.person_id in people or words.stand_in(f"{row.name}\n{row.person.name}")):
        loose.add(row.person.pk)
        row.name, row.person = REMOVED, None
    if row.person_id is None and (loose or words.stand_in(row.name)):
        row.matched = How.PERSON.value  # nobody is to be asked whom it means
    printed = row.organisation_name if isinstance(row, Attendance) else row.name
    if row.organisation is not None and words.stand_in(f"{printed}\n{row.organisation.name}"):
        row.organisation, row.matched = None, How.PERSON.value
        if isinstance(row, Attendance):
            row.organisation_name = words.without(row.organisation_name)
    if _without(row, words) or (row.person_id, row.organisation_id, row.matched) != before:
        row.save()
    return loose


def _without(row: models.Model, words: Words) -> bool:
    """Take words out of the columns of a row that hold words; gives whether any did, and saves nothing."""
    found = False
    for name in text_columns(type(row)):
        value = getattr(row, name)
        if value and words.stand_in(value):
            most = row._meta.get_field(name).max_length  # type: ignore[union-attr]
            setattr(row, name, words.without(value)[:most])
            found = True
    return found
