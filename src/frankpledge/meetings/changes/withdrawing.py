"""Taking an entered paper out of the record whole, and putting it back."""

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.locking import refuse_locked
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.changes.published import take_back_paper
from frankpledge.meetings.models import Paper, Reference
from frankpledge.meetings.rules.kinds import PaperKind, Tying
from frankpledge.meetings.rules.publishing import TakenBack


def withdraw_paper(by: Actor, paper: Paper) -> Paper:
    """Take a paper and everything it states out of the record.  The rows stay, out of sight, so nothing is lost.

    Pointers to it point nowhere again until it comes back, or other minutes of that meeting come in.
    """
    with change(by, "withdrew", paper, access.may_withdraw) as paper:
        refuse_locked(paper)
        if paper.withdrawn_at is not None:
            raise NotPossible("This paper has been withdrawn already.")
        paper.withdrawn_at = timezone.now()
        paper.save(update_fields=["withdrawn_at"])
        take_back_paper(paper, TakenBack.RECORD)
        unnumbered = {"tying": Tying.BY_HAND.value, "to_number": ""}  # nothing else would tell what these point to
        Reference.objects.filter(to_item__paper=paper).exclude(**unnumbered).update(to_item=None)
        if paper.kind == PaperKind.MINUTES:
            Reference.objects.filter(to_meeting=paper.meeting_id).update(to_meeting=None)
    return paper


def put_back_paper(by: Actor, paper: Paper) -> Paper:
    """Put a withdrawn paper back as it was.  Raises NotPossible when other minutes of the meeting came in since."""
    with change(by, "put back", paper, access.may_withdraw) as paper:
        if paper.withdrawn_at is None:
            raise NotPossible("This paper is in the record already.")
        others = Paper.objects.filter(meeting=paper.meeting_id, kind=PaperKind.MINUTES.value, withdrawn_at=None)
        if paper.kind == PaperKind.MINUTES and others.exists():
            raise NotPossible("The record holds other minutes of this meeting by now. Withdraw those first.")
        paper.withdrawn_at = None
        paper.save(update_fields=["withdrawn_at"])
        resolve_pointers(by)
    return paper
