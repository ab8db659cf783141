"""The table of the ledger.  No foreign keys: a line outlives whatever it speaks of."""

from django.db import models

from frankpledge.ledger.rules import Origin, Outcome


class Entry(models.Model):
    """One act: who, when, from where, what was done to which row.  Holds no content of the record, ever."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    partnership_number = models.BigIntegerField(null=True, blank=True)
    user_number = models.BigIntegerField(null=True, blank=True)
    process = models.CharField(max_length=60, blank=True)
    origin = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Origin])
    verb = models.CharField(max_length=60)
    table = models.CharField(max_length=60)
    row_number = models.BigIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=[(o.value, o.value) for o in Outcome])

    class Meta:
        """Read by what it speaks of, and in the order in which it was written."""

        ordering = ("id",)
        indexes = (
            models.Index(fields=("table", "row_number"), name="ledger_by_row"),
            models.Index(fields=("partnership_number", "at"), name="ledger_by_partnership"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(user_number__isnull=False) | ~models.Q(process=""), name="ledger_somebody_acted"
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.table} {self.row_number} {self.outcome}"
