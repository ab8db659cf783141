"""What a link opens: its one action and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from frankpledge.chasing.models import AnswerLink
from frankpledge.chasing.queries.owners import may_be_shown
from frankpledge.chasing.rules.answers import LinkState
from frankpledge.chasing.rules.numbers import hash_of
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.people.queries import process_for


@dataclass
class Opened:
    """A link that there is, how it stands, and its action where it may be shown; `owner` is who answers by it.

    `words` are those of the action as they leave: whoever has the link need not have signed in.  `held_closely` says
    that the action is by now: it needs signing in.
    """

    link: AnswerLink
    by: Actor
    state: LinkState
    action: Action | None = None
    owner: ActionOwner | None = None
    held_closely: bool = False
    words: str = ""

    @property
    def owner_name(self) -> str:
        """Who is asked, as the record knows them."""
        if self.link.organisation is not None:
            return self.link.organisation.name
        person = self.link.person
        return (person.stands_as or person).name if person is not None else ""


def opened(secret: str, today: date, now: datetime) -> Opened | None:
    """What a secret opens; None for one that no link has.

    A link has ended once its action was closed or taken out of the record, its owner owns it no longer, or their data
    are restricted.
    """
    place = row_number(secret.partition("-")[0]) or 0
    with reading(Actor(Origin.WEB, today, process="a link", partnership=Place(place, "", ""))):
        rows = AnswerLink.objects.filter(partnership_id=place, secret_hash=hash_of(secret))
        link = rows.select_related("partnership", "digest", "person__stands_as", "organisation", "update").first()
        if link is None:
            return None
        by = process_for(link.partnership, "a link", today, Origin.WEB)
        found = Opened(link, by, link.state(now))
        if found.state is not LinkState.OPEN:
            return found
        actions = with_days(stated_in(by, Action)).filter(pk=link.action_id, state=ActionState.OPEN.value)
        action = actions.select_related("paper__body").first()
        found.owner = owner_of(link)
        person = link.person
        gone = person is not None and (person.stands_as or person).restricted_on is not None
        if action is None or found.owner is None or gone:
            found.state = LinkState.ENDED
        elif not may_be_shown(action):
            found.held_closely = True
        else:
            found.action, found.words = action, as_it_leaves(place, action.text)
        return found


def owner_of(link: AnswerLink) -> ActionOwner | None:
    """The row by which whoever the link went to owns its action today; None where they own it no longer."""
    for owner in ActionOwner.objects.filter(action=link.action_id).select_related("person", "person__stands_as"):
        if link.organisation_id is not None and owner.organisation_id == link.organisation_id:
            return owner
        if link.person is not None and owner.person is not None:
            ours = {link.person.pk, link.person.stands_as_id} - {None}
            if ours & {owner.person.pk, owner.person.stands_as_id}:
                return owner
    return None
