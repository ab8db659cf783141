"""What an owner says of an action by a link: proposed, and the link used up."""

from datetime import date

from django.utils import timezone

from frankpledge.chasing import access
from frankpledge.chasing.models import AnswerLink
from frankpledge.chasing.queries.links import Opened
from frankpledge.chasing.rules.answers import LinkState
from frankpledge.ledger.changes import change, note_refused
from frankpledge.ledger.rules import Actor, NotPossible, Origin, Place
from frankpledge.meetings.changes import propose_update
from frankpledge.meetings.models import ActionUpdate
from frankpledge.meetings.rules.doing import Said, UpdateKind, Way


def answer_by_link(found: Opened, kind: UpdateKind, *, text: str, to_name: str = "") -> ActionUpdate:
    """Put what an owner says of their action to whoever keeps the record, and use the link up.

    Raises NotPossible where the link was used meanwhile, or something that the answer needs was not said; then the
    link can still be used.
    """
    by = found.by
    with change(by, "answered by a link", found.link, access.may_answer) as link:
        if link.state(timezone.now()) is not LinkState.OPEN or found.action is None:
            raise NotPossible("This link was used or ended meanwhile.")
        said = Said(kind, text=text, to_name=to_name, said_by=found.owner_name, said_on=by.today)
        update = propose_update(by, found.action, said, way=Way.LINK, owner=found.owner)
        link.used_at, link.update = timezone.now(), update
        link.save(update_fields=["used_at", "update"])
    return update


def note_refused_link(found: Opened | None, today: date, seen_from: str) -> None:
    """Leave a line that a link was not let through: it was used, expired or ended, or there is none such."""
    link = found.link if found is not None else AnswerLink()
    place = Place(link.partnership.pk, link.partnership.slug, link.partnership.name) if found is not None else None
    note_refused(Actor(Origin.WEB, today, process="a link", partnership=place, seen_from=seen_from), "answered", link)
