"""The action log as a document, and the words for the owners and the minute of an action in a list."""

from collections.abc import Iterable, Sequence

from frankpledge.design.words import long_date, short_date
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.queries.falling import day_of
from frankpledge.meetings.queries.standing_as import WITHHELD, is_restricted
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.standing import due_of, standing
from frankpledge.meetings.rules.wording import minute_number
from frankpledge.meetings.rules.writing_out.lists import Logged, log_written
from frankpledge.meetings.rules.writing_out.minutes import Whose
from frankpledge.meetings.rules.writing_out.written import Written
from frankpledge.people.queries import agency_known, name_known, partnership_of
from frankpledge.people.rules.marking import Level


def log_document(by: Actor, actions: Iterable[Action], said: Sequence[str]) -> tuple[Written, Level]:
    """These actions as a document, and the highest marking among them; `said` is what was asked for, in words."""
    rows = list(actions)
    level = Level(max([Level.OFFICIAL.value, *(action.level for action in rows)]))
    whose = Whose(by.partnership.name if by.partnership else "", level.label.upper())
    told = (whose, long_date(by.today), said, [_logged(by, action) for action in rows])
    return log_written(*as_it_leaves(partnership_of(by), told)), level


def owners_named(by: Actor, action: Action) -> list[str]:
    """The owners of an action, read before, as the record knows them, as printed, or withheld."""
    return [_name(by, owner) for owner in action.owners.all()]


def minute_named(action: Action) -> str:
    """The number and title of the minute that an action stands under; nothing where it stands under none."""
    if action.item is None:
        return ""
    above = action.item.parent.number if action.item.parent else ""
    return f"{minute_number(action.item.number, above)} {action.item.title}".strip()


def _logged(by: Actor, action: Action) -> Logged:
    body = action.paper.body.name if action.paper.body else "Report"
    met = ", ".join(part for part in (body, short_date(action.raised_day), minute_named(action)) if part)
    outcome = action.outcome
    if action.closed_on is not None:
        outcome = f"{outcome} ({short_date(action.closed_on)})".strip()
    return Logged(
        action.pk,
        action.text,
        "; ".join(owners_named(by, action)) or "Nobody named",
        due_of(action, short=True),
        standing(action.state, day_of(action), by.today).value,
        met,
        outcome,
    )


def _name(by: Actor, owner: ActionOwner) -> str:
    if owner.person is not None and is_restricted(owner.person):  # a file goes to others, whoever takes it out
        return WITHHELD
    if owner.person is not None:
        return name_known(by, owner.person) or owner.name
    return (agency_known(by, owner.organisation) if owner.organisation is not None else "") or owner.name
