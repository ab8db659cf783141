"""Inviting people, and what becomes of an invitation."""

import secrets
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from frankpledge.ledger.changes import change, note_refused
from frankpledge.ledger.rules import Actor, NotPossible, Origin, Place, Refused, Who
from frankpledge.people import access
from frankpledge.people.changes.roles import grant_role
from frankpledge.people.changes.single_sign_on import tie_subject
from frankpledge.people.models import Grant, Invitation, Partnership, Recovery, User
from frankpledge.people.rules.links import InvitationState, secret_hash
from frankpledge.people.rules.roles import Role

GONE = "This invitation cannot be accepted any more. Ask whoever sent it for another."


def invite(
    by: Actor,
    partnership: Partnership,
    *,
    address: str,
    role: Role,
    starts: date,
    ends: date | None = None,
    name: str = "",
) -> tuple[Invitation, str]:
    """Invite somebody at an address to a role; gives the invitation, and the secret of its link, which is not kept.

    Raises NotPossible where the address is invited to that role already, or holds it, and ValidationError for an
    address that is none.
    """
    secret, now = new_secret(partnership.pk), timezone.now()
    invitation = Invitation(
        partnership=partnership,
        address=User.objects.normalize_email(address.strip()),
        name=name.strip()[:200],
        role=role.value,
        starts=starts,
        ends=ends,
        asked_by_id=by.user.id if by.user else None,
        made_at=now,
        expires_at=now + _lasts(),
        secret_hash=secret_hash(secret),
    )
    with change(by, "invited", invitation, access.may_invite):
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        if ends is not None and ends < starts:
            raise NotPossible("A role ends no earlier than it starts. Choose a later last day.")
        there = Invitation.objects.filter(partnership=partnership, address__iexact=invitation.address, role=role.value)
        if there.filter(used_at__isnull=True, withdrawn_at__isnull=True).exists():
            raise NotPossible("This address is invited to that role. Send that invitation again or withdraw it.")
        held = Grant.objects.holding(by.today).filter(partnership=partnership, role=role.value)
        if held.filter(user__email__iexact=invitation.address).exists():
            raise NotPossible("Somebody with this address has that role already.")
        invitation.full_clean()
        invitation.save()
    return invitation, secret


def send_again(by: Actor, invitation: Invitation) -> str:
    """Give an invitation that waits, or has expired, a new link and its full time again; the link it had is void.

    Raises NotPossible for one that was accepted or withdrawn.
    """
    secret, now = new_secret(invitation.partnership_id), timezone.now()
    with change(by, "sent an invitation again", invitation, access.may_invite) as invitation:
        _still_open(invitation)
        invitation.secret_hash, invitation.made_at = secret_hash(secret), now
        invitation.expires_at = now + _lasts()
        invitation.save(update_fields=["secret_hash", "made_at", "expires_at"])
    return secret


def withdraw_invitation(by: Actor, invitation: Invitation) -> Invitation:
    """Withdraw an invitation, so that its link opens nothing.  Raises NotPossible for one accepted or withdrawn."""
    with change(by, "withdrew an invitation", invitation, access.may_invite) as invitation:
        _still_open(invitation)
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
    return invitation


def accept_with_new_account(
    invitation: Invitation, today: date, *, name: str, password: str | None, who: tuple[str, str] | None = None
) -> User:
    """Accept an invitation by its link, with an account that is made for its address.

    `who` is the issuer and the subject of whoever accepts by single sign-on, to whom the account is tied; without a
    password it is the only way in.  Raises ValidationError for a name or password that will not do, and NotPossible
    where the invitation was used meanwhile, the address has an account, or the subject is tied to another.
    """
    by = by_link(invitation.partnership, "invitation", today)
    with change(by, "accepted an invitation", invitation, access.may_accept) as invitation:
        _waiting(invitation, today)
        if User.objects.filter(email__iexact=invitation.address).exists():
            raise NotPossible("There is an account for this address. Sign in, then open the link again.")
        user = User(email=invitation.address, name=" ".join(name.split()))
        if password is not None:
            validate_password(password, user)
        user.set_password(password)
        user.full_clean()
        user.save()
        _join(by, invitation, user)
        if who is not None:
            tie_subject(by, user, issuer=who[0], subject=who[1])
    return user


def accept_with_account(by: Actor, invitation: Invitation) -> User:
    """Accept an invitation by its link, as the account that is signed in.

    Refused where the invitation is for another address; raises NotPossible where it was used meanwhile, or where the
    account holds that role.
    """
    with change(by, "accepted an invitation", invitation, access.may_accept) as invitation:
        _waiting(invitation, by.today)
        assert by.user is not None  # somebody is signed in
        user = User.objects.get(pk=by.user.id)
        if user.email.casefold() != invitation.address.casefold():
            raise Refused("accepted an invitation", "invitation")
        _join(by_link(invitation.partnership, "invitation", by.today, seen_from=by.seen_from), invitation, user)
    return user


def new_secret(partnership: int) -> str:
    """A secret for a link that nobody can guess; the partnership's number before it says where to look."""
    return f"{partnership}-{secrets.token_urlsafe(32)}"


def by_link(
    partnership: Partnership | None, process: str, today: date, user: Who | None = None, seen_from: str = ""
) -> Actor:
    """Who acts when somebody comes by a link: the process that lets them in, or `user` if they are signed in."""
    place = Place(partnership.pk, partnership.slug, partnership.name) if partnership else None
    return Actor(Origin.WEB, today, user=user, process=process, partnership=place, seen_from=seen_from)


def note_refused_link(thing: Invitation | Recovery, today: date, seen_from: str) -> None:
    """Leave a line that a link was not let through: it was used, expired or withdrawn, or, of a new row, unknown."""
    partnership = thing.partnership if thing.pk else None
    kind = str(thing._meta.verbose_name)
    note_refused(by_link(partnership, kind, today, seen_from=seen_from), "opened a link", thing)


def _join(by: Actor, invitation: Invitation, user: User) -> None:
    """Give the role that was offered, in the open change of the invitation."""
    starts = max(invitation.starts, by.today)  # nobody held a role on days before they accepted it
    grant_role(by, invitation.partnership, user, Role(invitation.role), starts=starts, ends=invitation.ends)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])


def _lasts() -> timedelta:
    return timedelta(days=settings.FRANKPLEDGE_INVITATION_DAYS)


def _still_open(invitation: Invitation) -> None:
    if invitation.used_at is not None or invitation.withdrawn_at is not None:
        raise NotPossible(
            "This invitation was accepted or withdrawn already. Invite the address again where it is needed."
        )


def _waiting(invitation: Invitation, today: date) -> None:
    over = invitation.ends is not None and invitation.ends < today
    if over or invitation.state(timezone.now()) is not InvitationState.WAITING:
        raise NotPossible(GONE)
