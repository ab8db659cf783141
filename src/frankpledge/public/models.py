"""Tokens by which a calendar program asks for somebody's days."""

from django.db import models

from frankpledge.people.models import Partnership, User


class FeedToken(models.Model):
    """A secret address at which somebody's calendar program finds their days in one partnership, until it is revoked.

    It gives public facts alone, since an address goes through many hands.  The secret is not kept, only the SHA-256 of
    it.  `sessions_ended` is the account's at its making: where every session was ended at once since, so is this.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    sessions_ended = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=60, blank=True)  # for its owner, who has to tell it from others
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-made_at", "-id")
        verbose_name = "calendar address"

    def __str__(self) -> str:
        return f"calendar address {self.pk}"
