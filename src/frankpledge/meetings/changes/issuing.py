"""Minutes made of what was taken in the meeting: composed as a text, kept as a document, and entered in the record."""

from django.utils import timezone

from frankpledge.design.words import long_date
from frankpledge.documents.changes import quote, rewrite_document, write_document
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.issued import Source, enter_issued, loosen
from frankpledge.meetings.changes.locking import refuse_locked
from frankpledge.meetings.changes.marking import relevel
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.changes.topics import settle_topic
from frankpledge.meetings.models import AgendaItem, Meeting, Paper, Topic
from frankpledge.meetings.queries.minutes_text import composed, mark_of_minutes, ordered
from frankpledge.meetings.queries.minuting import agencies_spelt, at_meeting
from frankpledge.meetings.queries.taking import Sitting, sitting_of
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind, Stage, TopicState
from frankpledge.meetings.rules.minutes_text import Composed

STAGES = {Stage.DRAFT: "Draft minutes", Stage.FINAL: "Final draft", Stage.AGREED: ""}
_CHANGED = "These minutes have changed since this page was shown. Look at them as they are now, and issue them again."


def issue_minutes(by: Actor, meeting: Meeting, stage: Stage, *, seen: str = "") -> Paper:
    """Make the minutes of a meeting of what was taken in it, or make them anew, as a draft or the final draft.

    What people have done since with a decision or an action of an earlier draft stays with it.  `seen` is the mark of
    the minutes as they were shown to whoever issues them.  Raises NotPossible where they are others by now, or are out
    at another stage; for a meeting still to come, one that was cancelled, minutes that came in as a document, and
    minutes that were agreed.
    """
    with change(by, "issued minutes", meeting, access.may_plan) as meeting:
        _refuse(by, meeting, stage)
        paper = Paper.objects.filter(
            meeting=meeting, kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True
        ).first() or Paper(partnership_id=meeting.partnership_id, kind=PaperKind.MINUTES.value, meeting=meeting)
        if paper.pk is not None:
            refuse_locked(paper)
            if paper.stage == Stage.NONE:
                raise NotPossible("The record holds minutes of this meeting from a document. Withdraw those first.")
        sitting = sitting_of(by, meeting)
        if seen and seen != mark_of_minutes(composed(sitting, _lines(sitting), "").text, paper.stage):
            raise NotPossible(_CHANGED)
        paper.stage = stage.value
        write_minutes(by, paper, sitting)
        if meeting.state != MeetingState.HELD:
            meeting.state = MeetingState.HELD.value
            meeting.save(update_fields=["state"])
        placed = AgendaItem.objects.filter(meeting=meeting, withdrawn_at__isnull=True).values("from_topic")
        for topic in Topic.objects.filter(pk__in=placed, state=TopicState.ON_AGENDA.value):
            settle_topic(topic, meeting.held_on)
    return paper


def write_minutes(by: Actor, paper: Paper, sitting: Sitting) -> None:
    """Compose the text of minutes and enter what it says; called inside the change that issues or agrees them."""
    meeting = sitting.meeting
    lines = _lines(sitting)
    made = composed(sitting, lines, STAGES[Stage(paper.stage)])
    paper.body_id, paper.dated, paper.checked_on = meeting.body_id, meeting.held_on, by.today
    paper.title = f"Minutes of {meeting.body.name}, {long_date(meeting.held_on)}"[:300]
    _keep_text(by, paper, made)
    assert paper.document is not None
    spelt = agencies_spelt(by)
    source = Source(by, paper, sitting, lines, made, at_meeting(sitting, spelt), spelt)
    spans = quote(by, paper.document, {*made.words.values(), *source.spans()})
    for name in ("body", "dated", "venue", "started", "closed", "next_on"):
        words = spans[made.words[name]] if name in made.words else None
        setattr(paper, "next_words_id" if name == "next_on" else f"{name}_words_id", words)
    paper.save()
    enter_issued(source, spans)
    relevel(paper)
    resolve_pointers(by)


def _lines(sitting: Sitting) -> list[AgendaItem]:
    return [item for item in ordered(sitting.agenda) if item.withdrawn_at is None]


def _keep_text(by: Actor, paper: Paper, made: Composed) -> None:
    """Keep the text of minutes as their document: a new one, or another text in the same."""
    label = STAGES[Stage(paper.stage)] or "Minutes"
    name = f"{label}, {long_date(paper.dated)}.txt" if paper.dated else f"{label}.txt"
    if paper.document is not None:
        loosen(paper)
        paper.document = rewrite_document(by, paper.document, name=name, text=made.text)
        return
    paper.document = write_document(by, paper.partnership, name=name, text=made.text)
    paper.entered_at = timezone.now()


def _refuse(by: Actor, meeting: Meeting, stage: Stage) -> None:
    if stage not in (Stage.DRAFT, Stage.FINAL):
        raise NotPossible("Minutes are agreed by a later meeting.")
    if meeting.state == MeetingState.CANCELLED:
        raise NotPossible("This meeting was cancelled: there is nothing to minute.")
    if meeting.held_on > by.today:
        raise NotPossible("The day of this meeting is still to come. Its minutes can be issued once it took place.")
    if not meeting.agenda.filter(withdrawn_at__isnull=True).exists():
        raise NotPossible("There is nothing on the agenda of this meeting. Add an item, and say what was minuted.")
