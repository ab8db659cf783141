"""What somebody typed into a form and has not saved."""

from django.db import models

from frankpledge.people.models.accounts import Partnership, User


class Draft(models.Model):
    """A form as its owner left it: at which address, every field as typed.  Nobody else ever sees it.

    It goes when the form is saved, after some days, and when its owner has no role left in the partnership.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=300)
    fields = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        """One draft of a form for each account."""

        constraints = (models.UniqueConstraint(fields=("partnership", "user", "page"), name="one_draft_a_form"),)
        indexes = (models.Index(fields=("kept_at",), name="drafts_by_age"),)

    def __str__(self) -> str:
        return f"draft {self.pk}"
