"""What is opened by a link that works once: invitations of new people, recoveries of lost second factors."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Lower

from frankpledge.people.models.accounts import Partnership, User
from frankpledge.people.rules.links import InvitationState, RecoveryState, invitation_state, recovery_state
from frankpledge.people.rules.roles import Role


class Invitation(models.Model):
    """Somebody was invited, at an address, to a role in a partnership.

    The link is not kept, only the SHA-256 of what is secret in it.  Without `asked_by`, the command line invited.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """One that waits for an address and a role; used or withdrawn, never both."""

        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                "partnership",
                Lower("address"),
                "role",
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_waiting_invitation",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_used_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="invitation_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="invited_role_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} in {self.partnership_id}"

    def state(self, now: datetime) -> InvitationState:
        """How the invitation stands at a moment."""
        return invitation_state(self.used_at, self.withdrawn_at, self.expires_at, now)


class Recovery(models.Model):
    """Somebody lost their second factor: one person asks that it be taken away, and another approves.

    Without `asked_by`, the server's administrator asked on the command line.  Approval makes a link that works once.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()  # first the asking, then the link
    used_at = models.DateTimeField(null=True, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        """Three people: the one who lost it, the one who asks, the one who approves."""

        ordering = ("-asked_at", "-id")
        verbose_name_plural = "recoveries"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(asked_by__isnull=True) | ~models.Q(asked_by=models.F("approved_by")),
                name="another_person_approves_recovery",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_by__isnull=True) | ~models.Q(asked_by=models.F("subject")),
                name="nobody_asks_recovery_for_themselves",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("subject")),
                name="nobody_approves_their_own_recovery",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True, secret_hash__isnull=True)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False, secret_hash__isnull=False),
                name="recovery_is_approved_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"recovery {self.pk} in {self.partnership_id}"

    def state(self, now: datetime) -> RecoveryState:
        """How the recovery stands at a moment."""
        return recovery_state(self.approved_at, self.used_at, self.expires_at, now)
