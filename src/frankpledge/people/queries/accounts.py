"""Who holds which role in the partnership in which the actor acts, and what is open there; for those who give roles."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people import access
from frankpledge.people.models import Grant, Invitation, Partnership, Recovery, User
from frankpledge.people.rules.links import secret_hash
from frankpledge.people.rules.roles import Verb, allowed
from frankpledge.people.rules.terms import Standing, standing


@dataclass
class Account:
    """An account with the roles that it holds, held or will hold in one partnership, the latest first."""

    user: User
    today: date
    grants: list[Grant] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """How it stands there: a closed account has ended, whatever roles were given to it."""
        return standing(self.grants, self.today) if self.user.is_active else Standing.ENDED

    @property
    def roles(self) -> list[tuple[Grant, Standing]]:
        """Each role with how it stands."""
        return [(grant, standing([grant], self.today)) for grant in self.grants]


def accounts_seen_by(by: Actor) -> list[Account]:
    """Every account with a role here, now, later or before: first those whose role is in force, then by name."""
    accounts: dict[int, Account] = {}
    for grant in _grants(by).select_related("user"):
        account = accounts.setdefault(grant.user_id, Account(grant.user, by.today))
        account.grants.append(grant)
    order = list(Standing)
    return sorted(accounts.values(), key=lambda one: (order.index(one.standing), one.user.name.casefold()))


def account_seen_by(by: Actor, number: int) -> Account | None:
    """One account with the roles that it holds, held or will hold here; None for one that never held any."""
    grants = list(_grants(by).filter(user=number).select_related("user"))
    return Account(grants[0].user, by.today, grants) if grants else None


def invitations_seen_by(by: Actor) -> QuerySet[Invitation]:
    """The invitations that nobody has accepted or withdrawn, expired ones too, the latest first."""
    rows = Invitation.objects.filter(partnership_id=_partnership(by), used_at__isnull=True, withdrawn_at__isnull=True)
    return rows.select_related("asked_by", "partnership")


def was_dealt_with(by: Actor, number: int) -> bool:
    """Whether this was an invitation here that somebody accepted or withdrew."""
    over = Q(used_at__isnull=False) | Q(withdrawn_at__isnull=False)
    return Invitation.objects.filter(over, partnership_id=_partnership(by), pk=number).exists()


def recoveries_seen_by(by: Actor, now: datetime) -> QuerySet[Recovery]:
    """The recoveries whose asking or whose link is in its time, the latest first."""
    rows = Recovery.objects.filter(partnership_id=_partnership(by), expires_at__gt=now, used_at__isnull=True)
    return rows.select_related("subject", "asked_by", "approved_by", "partnership")


def recoveries_to_approve(by: Actor) -> QuerySet[Recovery]:
    """The recoveries that somebody else asked for, of somebody else's account, and that wait for a second person."""
    who = by.user.id if by.user is not None and allowed(by, Verb.RECOVER, _partnership(by)) else 0
    rows = recoveries_seen_by(by, timezone.now()).filter(approved_by__isnull=True)
    return rows.exclude(asked_by=who).exclude(subject=who) if who else rows.none()


def roles_of(user: int, today: date) -> Iterable[tuple[Partnership, list[tuple[Grant, Standing]]]]:
    """An account's own roles, by partnership, in which it holds one today or will: for the account itself."""
    found: dict[Partnership, list[tuple[Grant, Standing]]] = {}
    grants = Grant.objects.filter(user=user).select_related("partnership").order_by("partnership__name", "-starts")
    with reading(Actor(Origin.WEB, today, user=Who(user, ""))):  # its page is of no partnership
        for grant in grants:
            found.setdefault(grant.partnership, []).append((grant, standing([grant], today)))
    return list(found.items())


def invitation_by(secret: str, today: date) -> Invitation | None:
    """The invitation that a link opens, however it stands; None for a secret that no invitation has."""
    with reading(_whoever_has(secret, today)):
        found = Invitation.objects.filter(secret_hash=secret_hash(secret), partnership=_partnership_in(secret))
        return found.select_related("partnership", "asked_by").first()


def recovery_by(secret: str, today: date) -> Recovery | None:
    """The recovery that a link opens, however it stands; None for a secret that no recovery has."""
    with reading(_whoever_has(secret, today)):
        found = Recovery.objects.filter(secret_hash=secret_hash(secret), partnership=_partnership_in(secret))
        return found.select_related("partnership", "subject").first()


def has_account(invitation: Invitation) -> bool:
    """Whether the address that was invited has an account; asked only by whoever holds the link."""
    return User.objects.filter(email__iexact=invitation.address).exists()


def partnership_here(by: Actor) -> Partnership:
    """The partnership in which the actor acts."""
    assert by.partnership is not None  # pages of a partnership alone ask
    return Partnership.objects.get(pk=by.partnership.id)


def _partnership_in(secret: str) -> int:
    """The number of the partnership that stands before a link's secret; 0, which no row has, where none does."""
    return row_number(secret.partition("-")[0]) or 0


def _whoever_has(secret: str, today: date) -> Actor:
    """Who looks up a link: a process in the partnership that the link names, which need not be there."""
    return Actor(Origin.WEB, today, process="a link", partnership=Place(_partnership_in(secret), "", ""))


def _grants(by: Actor) -> QuerySet[Grant]:
    return Grant.objects.filter(partnership_id=_partnership(by)).order_by("-starts", "-id")


def _partnership(by: Actor) -> int:
    """The partnership whose accounts the actor may see; 0, which no row has, where there is none."""
    if by.partnership is None or not access.may_see_accounts(by, Partnership(pk=by.partnership.id)):
        return 0
    return by.partnership.id
