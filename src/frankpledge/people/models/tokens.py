"""Tokens by which a program reads the record in somebody's name."""

from django.db import models

from frankpledge.people.models.accounts import Partnership, User
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.tokens import CHOSEN


class ApiToken(models.Model):
    """Somebody lets a program read in one partnership what they may read there, up to a marking, until a day.

    The token is not kept, only the SHA-256 of it.  `sessions_ended` is the account's at its making: where every session
    of the account was ended at once since, its tokens have ended too.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    up_to = models.PositiveSmallIntegerField(
        choices=[(level.value, level.label) for level in CHOSEN], default=Level.OFFICIAL.value
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    sessions_ended = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first; it expires after it is made."""

        ordering = ("-made_at", "-id")
        verbose_name = "token"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="token_expires_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return f"token {self.pk} in {self.partnership_id}"
