"""Whom an organisation's own sign-in knows an account as."""

from django.db import models

from frankpledge.people.models.accounts import User


class Subject(models.Model):
    """A provider's own lasting name for the person whose account this is: one account, and one name for it.

    `subject` is what the provider calls them, which says nothing to anybody else; never their e-mail address, which
    may change hands.
    """

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="subject")
    issuer = models.CharField(max_length=400)
    subject = models.CharField(max_length=255)
    tied_at = models.DateTimeField()

    class Meta:
        """One account a subject."""

        constraints = (models.UniqueConstraint(fields=("issuer", "subject"), name="one_account_a_subject"),)

    def __str__(self) -> str:
        return f"subject of {self.user_id}"
