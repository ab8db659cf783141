"""What a meeting does with minutes: comments on a draft, agreeing them as a correct record, corrections beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.issuing import write_minutes
from frankpledge.meetings.changes.locking import lock_minutes
from frankpledge.meetings.models import Comment, Correction, Item, Meeting, Minute, Paper
from frankpledge.meetings.queries.following import was_there
from frankpledge.meetings.queries.taking import sitting_of
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind, Stage
from frankpledge.meetings.rules.minuting import Passage, has_fence, passages


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction: the item, the words that stand, and the words that are to stand instead."""

    item: Item | None
    was: str
    becomes: str


def comment_on(by: Actor, paper: Paper, *, text: str, item: Item | None = None) -> Comment:
    """Say something of draft minutes: whoever was there, the chair, and who keeps the record.

    Raises NotPossible for minutes that are no draft any longer, and without words.
    """
    there = was_there(by, paper)
    with change(by, "commented", paper, lambda by, row: access.may_comment(by, row, there)) as paper:
        if paper.stage not in (Stage.DRAFT, Stage.FINAL):
            raise NotPossible("These minutes are no draft. Ask for a correction at the next meeting.")
        if not text.strip() or by.user is None:
            raise NotPossible("Say what should be otherwise.")
        level = item.level if item is not None else paper.level
        return Comment.objects.create(
            partnership_id=paper.partnership_id,
            paper=paper,
            item=item,
            author_id=by.user.id,
            text=text.strip(),
            level=level,
        )


def answer_comment(by: Actor, comment: Comment, *, answer: str) -> Comment:
    """Say what was made of a comment.  Raises NotPossible without words, and for one that was answered."""
    with change(by, "answered a comment", comment, access.may_answer_comment) as comment:
        if comment.answered_at is not None:
            raise NotPossible("This comment was answered already.")
        if not answer.strip():
            raise NotPossible("Say what was made of the comment.")
        comment.answer, comment.answered_at = answer.strip(), timezone.now()
        comment.save(update_fields=["answer", "answered_at"])
    return comment


def agree_minutes(
    by: Actor, paper: Paper, *, at: Meeting | None, on: date, corrections: Sequence[Corrected] = ()
) -> Paper:
    """Keep that a later meeting agreed minutes as a correct record, with corrections, and lock them.

    The corrections go into minutes that were made here, and are kept beside them as edits with the words that stood.
    Raises NotPossible for minutes that were agreed already, for a meeting that is not a later one of the same body,
    and for words that do not stand where they are said to.
    """
    with change(by, "agreed minutes", paper, access.may_agree) as paper:
        _refuse(paper, at, on, by.today)
        for one in corrections:
            _correct_words(paper, one)
        paper.agreed_on, paper.agreed_at = on, at
        if paper.stage != Stage.NONE:
            paper.stage = Stage.AGREED.value
            assert paper.meeting is not None
            write_minutes(by, paper, sitting_of(by, paper.meeting))
        else:
            paper.save(update_fields=["agreed_on", "agreed_at"])
        for one in corrections:
            _keep(paper, one, at, on)
        lock_minutes(paper)
    return paper


def correct_minutes(
    by: Actor, paper: Paper, corrections: Sequence[Corrected], *, at: Meeting | None, on: date
) -> list[Correction]:
    """Keep corrections beside minutes that are locked, which a later meeting agreed: all of them, or none.

    The minutes' own words stay.  Raises NotPossible for minutes that were not agreed yet, for words that do not stand
    there, and without a correction.
    """
    with change(by, "corrected minutes", paper, access.may_agree) as paper:
        if not paper.locked:
            raise NotPossible("These minutes were not agreed yet. Correct them as they are agreed.")
        _later(paper, at, on, by.today)
        if not corrections:
            raise NotPossible(_NO_WORDS)
        return [_keep_beside(paper, one, at, on) for one in corrections]


_NO_WORDS = "A correction says which words stand, and which stand instead."
_BESIDE = "What the meeting corrected besides can be kept as a correction beside them."
_NOT_THERE = "The words “{words}” do not stand in that item. Copy them from the minutes as they are."


def _refuse(paper: Paper, at: Meeting | None, on: date, today: date) -> None:
    if paper.kind != PaperKind.MINUTES:
        raise NotPossible("Only minutes are agreed as a correct record.")
    if paper.withdrawn_at is not None:
        raise NotPossible("These minutes were withdrawn. Put them back first.")
    if paper.locked:
        raise NotPossible(f"These minutes were agreed on {paper.agreed_on:%-d %B %Y} already. {_BESIDE}")
    _later(paper, at, on, today)


def _later(paper: Paper, at: Meeting | None, on: date, today: date) -> None:
    if paper.dated is not None and on <= paper.dated:
        raise NotPossible("Minutes are agreed by a later meeting. Choose a day after that of these minutes.")
    if on > today:
        raise NotPossible("The day is still to come. Say so once the meeting agreed them.")
    if at is not None and (at.body_id != paper.body_id or at.held_on != on or at.state == MeetingState.CANCELLED):
        raise NotPossible("Choose a meeting of the same board or group that took place, and its day.")


def _changes_something(one: Corrected) -> None:
    if one.was.strip() == one.becomes.strip():
        raise NotPossible(_NO_WORDS)


def _correct_words(paper: Paper, one: Corrected) -> None:
    """Put the words instead into what was minuted under an item; of imported minutes nothing is changed."""
    _changes_something(one)
    if paper.stage == Stage.NONE:
        return
    line = getattr(one.item, "agenda_item", None) if one.item is not None else None
    if line is None and one.item is not None and one.item.parent is not None:
        line = getattr(one.item.parent, "agenda_item", None)  # a restricted passage stands in its item's words
    minute = Minute.objects.filter(agenda_item=line).first() if line is not None else None
    if minute is None or one.item is None:
        raise NotPossible("Choose the item that is to be corrected: its words stand under it.")
    if has_fence(one.becomes):
        raise NotPossible("A correction opens or closes no restricted passage. Mark the item instead.")
    text = minute.text.replace("\r\n", "\n")
    minute.text = _corrected(text, _parts_of(text, one.item), one)
    minute.save()


def _parts_of(text: str, item: Item) -> list[Passage]:
    """The passages of a minute that an item of the record is made of: its open words, or one restricted passage."""
    if not hasattr(item, "agenda_item"):
        return [p for p in passages(text) if p.restricted and text[p.start : p.end].strip() == item.text.strip()]
    return [part for part in passages(text) if not part.restricted]


def _corrected(text: str, parts: Sequence[Passage], one: Corrected) -> str:
    """The text with the words instead, in these passages alone: a correction carries no word over a fence."""
    was, becomes = one.was.strip(), one.becomes.strip()
    if not was:
        if not parts:
            raise NotPossible("Nothing was minuted there. Say which words are to be added to which item.")
        return f"{text[: parts[-1].end]}\n{becomes}{text[parts[-1].end :]}"
    found = [
        part.start + at.start() for part in parts for at in re.finditer(re.escape(was), text[part.start : part.end])
    ]
    if not found:
        raise NotPossible(_NOT_THERE.format(words=was[:200]))
    if len(found) > 1:
        raise NotPossible(f"The words “{was[:200]}” stand more than once in that item. Copy a few words more.")
    return f"{text[: found[0]]}{becomes}{text[found[0] + len(was) :]}"


def _keep_beside(paper: Paper, one: Corrected, at: Meeting | None, on: date) -> Correction:
    """Keep one correction beside locked minutes: of words that stand in its item, or in an earlier correction of it."""
    stands = [*Correction.objects.filter(paper=paper, item=one.item).values_list("becomes", flat=True)]
    if one.item is not None:
        stands.append(one.item.text)
    _changes_something(one)
    if paper.stage != Stage.NONE and one.was.strip() and not any(one.was.strip() in words for words in stands):
        raise NotPossible(_NOT_THERE.format(words=one.was.strip()[:200]))
    same = Correction.objects.filter(paper=paper, item=one.item, was=one.was.strip(), becomes=one.becomes.strip())
    if same.exists():
        raise NotPossible("This correction stands beside the minutes already.")
    return _keep(paper, one, at, on)


def _keep(paper: Paper, one: Corrected, at: Meeting | None, on: date) -> Correction:
    item = one.item if one.item is not None and Item.objects.filter(pk=one.item.pk).exists() else None
    return Correction.objects.create(
        partnership_id=paper.partnership_id,
        paper=paper,
        item=item,
        was=one.was.strip(),
        becomes=one.becomes.strip(),
        at_meeting=at,
        agreed_on=on,
        level=one.item.level if one.item is not None else paper.level,
    )
