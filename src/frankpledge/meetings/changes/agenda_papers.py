"""Papers to items of an agenda: waited for, added, handed in, described, marked, replaced by a newer one, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from frankpledge.documents.changes import store_content
from frankpledge.documents.rules import fingerprint
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change, note_read
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.published import take_back_agenda
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting
from frankpledge.meetings.queries.timetable import timetable_of, went_out
from frankpledge.meetings.rules.files import Read
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.papers import FACTS, shown_paper
from frankpledge.meetings.rules.publishing import OPEN
from frankpledge.meetings.rules.timetable import Step, how_late
from frankpledge.people.models import MARKING_FIELDS
from frankpledge.people.rules.marking import Marking
from frankpledge.work.changes import queue
from minutes_reader import Keepable, keepable

WRITTEN = "written"
_CLOSED = "This meeting was cancelled. Papers go to a meeting that is to be held."
_GONE = "This paper was withdrawn. Add it again as a new paper."
_REPLACED = "A newer version of this paper is there. Open that one."


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper is: a file as it was given, with its name, or words that were typed; nothing for one to come."""

    name: str = ""
    file: bytes = b""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.file or self.text.strip())


def add_agenda_paper(
    by: Actor, item: AgendaItem, facts: Mapping[str, Any], content: Content, marking: Marking | None = None
) -> AgendaPaper:
    """Add a paper to an item, or, without content, say that one is waited for.

    `facts` are those of FACTS.  A file that may do harm is refused before anything of it is kept: raises ReadingError,
    which says what to do.  Raises NotPossible for a meeting that was cancelled, and for a marking that lacks something.
    """
    kept = _keepable(content)
    paper = AgendaPaper(partnership_id=item.partnership_id, agenda_item=item, level=item.level)
    _describe(paper, facts)
    may = access.may_keep_agenda_paper if not content else (lambda by, row: access.may_hand_in_to(by, item))
    with change(by, "added", paper, may) as paper:
        _refuse_cancelled(item.meeting)
        last = AgendaPaper.objects.filter(agenda_item=item).aggregate(last=Max("position"))["last"]
        paper.position = 0 if last is None else last + 1
        _say(by, paper, marking)
        if content:
            _take_in(by, paper, content, kept)
        paper.save()
        _read_later(paper)
    return paper


def hand_in(by: Actor, paper: AgendaPaper, content: Content) -> AgendaPaper:
    """Hand in a paper that was waited for, or a newer version of one that came; the older is kept.

    Gives the paper as it is now.  Raises ReadingError for a file that may do harm, NotPossible where the paper was
    withdrawn or a newer version is there already.
    """
    if not content:
        raise NotPossible("Choose a file, or write the paper.")
    kept = _keepable(content)
    with change(by, "handed in", paper, access.may_hand_in) as paper:
        _refuse_cancelled(paper.agenda_item.meeting)
        _refuse_gone(paper)
        if paper.received_at is not None:
            paper = _newer(paper)
        _take_in(by, paper, content, kept)
        paper.save()
        _read_later(paper)
    return paper


def describe_agenda_paper(
    by: Actor, paper: AgendaPaper, facts: Mapping[str, Any], marking: Marking | None, *, seen: str = ""
) -> AgendaPaper:
    """Say what a paper is, by whom and for what, and how it is marked; None leaves that to its item.

    Raises NotPossible for a marking that lacks something; Meanwhile where somebody else saved since it was `seen`.
    """
    wanted = AgendaPaper(agenda_item=paper.agenda_item)
    _describe(wanted, facts)
    wanted.say(marking)
    begun = Begun(seen, shown_paper(wanted), shown_paper)
    with change(by, "described", paper, access.may_keep_agenda_paper, begun) as paper:
        _refuse_gone(paper)
        before = paper.title
        _describe(paper, facts)
        _say(by, paper, marking)
        paper.save(update_fields=[*FACTS, *MARKING_FIELDS, "level"])
        take_back_agenda(paper.agenda_item.meeting_id, [before] if paper.level > OPEN else ())
    return paper


def withdraw_agenda_paper(by: Actor, paper: AgendaPaper, why: str) -> AgendaPaper:
    """Withdraw a paper and say why: it stays where it is, and the next pack says so in its place.

    Raises NotPossible without a reason; one that was withdrawn already stays as it was.
    """
    if not why.strip():
        raise NotPossible("Say why it is withdrawn: the next pack prints it.")
    with change(by, "withdrew", paper, access.may_keep_agenda_paper) as paper:
        if paper.withdrawn_at is None:
            paper.withdrawn_at, paper.withdrawn_why = timezone.now(), why.strip()
            paper.save(update_fields=["withdrawn_at", "withdrawn_why"])
            take_back_agenda(paper.agenda_item.meeting_id)
    return paper


def keep_words(by: Actor, paper: AgendaPaper, found: Read) -> None:
    """Keep what a paper's file says, unless another file has come in its place meanwhile."""
    printed = paper.fingerprint
    with change(by, "read", paper, access.may_keep_agenda_paper) as paper:
        if paper.fingerprint == printed and paper.read_at is None:
            paper.format, paper.text, paper.problem = found.kind[:10], found.text, found.problem
            paper.starts, paper.headings, paper.read_at = found.starts, found.headings, timezone.now()
            paper.save(update_fields=["format", "text", "problem", "starts", "headings", "read_at"])


def hold_agenda_papers(item: AgendaItem) -> None:
    """Work out what counts for the papers of an item and of its parts; called inside each change that marks it."""
    papers = AgendaPaper.objects.filter(Q(agenda_item=item) | Q(agenda_item__parent=item))
    for paper in papers.select_related("agenda_item").only("marking", "level", "agenda_item__level"):
        level = max(paper.agenda_item.level if paper.agenda_item_id != item.pk else item.level, paper.marking or 0)
        if paper.level != level:
            AgendaPaper.objects.filter(pk=paper.pk).update(level=level)
    take_back_agenda(item.meeting_id)


def _describe(paper: AgendaPaper, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        if name in facts:
            setattr(paper, name, facts[name])


def _say(by: Actor, paper: AgendaPaper, marking: Marking | None) -> None:
    """Mark a paper inside a change that asked for something else.  Raises NotPossible."""
    if marking is not None and (problems := marking.problems()):
        raise NotPossible(" ".join(problems.values()))
    before = paper.said
    if before != marking and not access.may_mark_agenda_paper(by, paper, marking):
        raise NotPossible("Ask a coordinator to mark this paper so.")
    paper.say(marking)
    paper.level = max(paper.agenda_item.level, marking.level if marking is not None else 0)


def _keepable(content: Content) -> Keepable:
    return keepable(content.file, content.name) if content.file else Keepable(b"")


def _take_in(by: Actor, paper: AgendaPaper, content: Content, kept: Keepable) -> None:
    """Put what came into its paper, and work out whether it is late; called inside a change."""
    paper.format, paper.text, paper.starts, paper.headings, paper.problem = WRITTEN, "", [], [], ""
    paper.name, paper.fingerprint, paper.size, paper.read_at = "", "", 0, None
    if content.file:
        store_content(paper.partnership, kept.data)
        paper.format, paper.name = "", _named(content.name)
        paper.fingerprint, paper.size = fingerprint(kept.data), len(kept.data)
        if kept.taken_out and paper.pk:
            note_read(by, "cleaned", paper)
    else:
        paper.text, paper.read_at = content.text.replace("\r\n", "\n").strip(), timezone.now()
    paper.received_at = timezone.now()
    paper.late, paper.supplementary = _lateness(paper.agenda_item.meeting, by.today)


def _newer(paper: AgendaPaper) -> AgendaPaper:
    """A new version of a paper, described and marked as it is; it stands at the older one's place."""
    if AgendaPaper.objects.filter(replaces=paper).exists():
        raise NotPossible(_REPLACED)
    newer = AgendaPaper(
        partnership_id=paper.partnership_id,
        agenda_item=paper.agenda_item,
        position=paper.position,
        replaces=paper,
        level=paper.level,
    )
    for name in (*FACTS, *MARKING_FIELDS):
        setattr(newer, name, getattr(paper, name))
    return newer


def _lateness(meeting: Meeting, today: date) -> tuple[bool, bool]:
    due = next(row.day for row in timetable_of(meeting) if row.step is Step.PAPERS_DUE)
    return how_late(today, due, went_out=went_out(meeting))


def _read_later(paper: AgendaPaper) -> None:
    if paper.fingerprint:
        queue("meetings.read_paper", paper=paper.pk, partnership=paper.partnership_id)


def _refuse_cancelled(meeting: Meeting) -> None:
    if meeting.state == MeetingState.CANCELLED:
        raise NotPossible(_CLOSED)


def _refuse_gone(paper: AgendaPaper) -> None:
    if paper.withdrawn_at is not None:
        raise NotPossible(_GONE)


def _named(name: str) -> str:
    """A file's name without what no database keeps; the end of a long one."""
    return "".join(letter for letter in name if letter.isprintable())[-255:] or "no name"
