"""How a partnership's documents look as Word files."""

from django.db import models

from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.people.models import Partnership


class HouseStyle(models.Model):
    """A Word template that somebody edited and brought for documents of a kind; the last one counts.

    One that is not the partnership's `own` says that the built-in template counts again, and has no content.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in Kind])
    content = models.BinaryField()
    own = models.BooleanField(default=True)
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """As they came."""

        ordering = ("id",)
        indexes = (models.Index(fields=("partnership", "kind"), name="house_style_by_kind"),)

    def __str__(self) -> str:
        return f"house style {self.pk}"
