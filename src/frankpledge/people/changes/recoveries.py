"""Taking away a second factor that somebody lost: one person asks, another approves."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.utils import timezone

from frankpledge.ledger.changes import change, note_refused
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.changes.invitations import by_link, new_secret
from frankpledge.people.changes.roles import end_sessions
from frankpledge.people.models import Grant, Partnership, Recovery, User
from frankpledge.people.rules.links import RECOVERY_LASTS, RecoveryState, secret_hash


def ask_recovery(by: Actor, partnership: Partnership, subject: User) -> Recovery:
    """Ask that an account's second factor be taken away.  Nothing happens to it until another person approves.

    Refused for one's own account.  Raises NotPossible for an account that holds no role here, and where it has been
    asked already.
    """
    now = timezone.now()
    recovery = Recovery(
        partnership=partnership,
        subject=subject,
        asked_by_id=by.user.id if by.user else None,
        asked_at=now,
        expires_at=now + RECOVERY_LASTS,
    )
    with change(by, "asked for a recovery", recovery, access.may_ask_recovery):
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        if not Grant.objects.holding(by.today).filter(partnership=partnership, user=subject).exists():
            raise NotPossible(f"{subject.name} holds no role in this partnership today.")
        asked = Recovery.objects.filter(partnership=partnership, subject=subject, approved_at__isnull=True)
        if asked.filter(expires_at__gt=now).exists():
            raise NotPossible("This has been asked for already, and waits for another person to approve it.")
        recovery.full_clean()
        recovery.save()
    return recovery


def approve_recovery(by: Actor, recovery: Recovery) -> str:
    """Approve what another person asked for; gives the secret of the link with which the account begins again.

    The account's second factors and sessions are gone from then on.  Refused to whoever asked, and to the account
    itself.  Raises NotPossible for one that was approved, or was not within its time.
    """
    secret, now = new_secret(recovery.partnership_id), timezone.now()
    with change(by, "approved a recovery", recovery, access.may_approve_recovery) as recovery:
        if recovery.state(now) is not RecoveryState.ASKED:
            raise NotPossible("This was approved already, or not within a day of being asked. Ask for it again.")
        recovery.approved_by_id, recovery.approved_at = by.user.id if by.user else None, now
        recovery.secret_hash, recovery.expires_at = secret_hash(secret), now + RECOVERY_LASTS
        recovery.save(update_fields=["approved_by", "approved_at", "secret_hash", "expires_at"])
        Authenticator.objects.filter(user=recovery.subject_id).delete()
        end_sessions(recovery.subject_id)
    return secret


def use_recovery(recovery: Recovery, password: str, today: date) -> User | None:
    """Use a recovery's link, once, with the account's password; gives the account, or None for a wrong password.

    Raises NotPossible where the link was used meanwhile.
    """
    by = by_link(recovery.partnership, "recovery", today)
    user = User.objects.get(pk=recovery.subject_id)
    if not user.check_password(password) or not user.is_active:
        note_refused(by, "recovered an account", recovery)
        return None
    with change(by, "recovered an account", recovery, access.may_recover) as recovery:
        if recovery.state(timezone.now()) is not RecoveryState.APPROVED:
            raise NotPossible("This link cannot be used any more. Ask your coordinator for another.")
        recovery.used_at = timezone.now()
        recovery.save(update_fields=["used_at"])
    return user
