"""The table of the ledger.  No foreign keys: a line outlives whatever it speaks of."""

from django.db import models

from frankpledge.ledger.rules import Origin, Outcome


class Entry(models.Model):
    """One act: who, when, from where, what was done to which row.  Holds no content of the record, ever.

    `seen_from` is a mark of the network address that a page was asked for from, and not the address.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    partnership_number = models.BigIntegerField(null=True, blank=True)
    user_number = models.BigIntegerField(null=True, blank=True)
    process = models.CharField(max_length=60, blank=True)
    seen_from = models.CharField(max_length=10, blank=True)
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


class Seal(models.Model):
    """A line's place in the chain, and the digest that binds it to the line and to the seal before (`rules.chain`).

    Places are the sealer's own: lines are committed out of the order of their numbers.
    """

    place = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """In the order of the chain."""

        ordering = ("place",)
        constraints = (models.CheckConstraint(condition=models.Q(place__gt=0), name="ledger_places_begin_at_one"),)

    def __str__(self) -> str:
        return f"{self.place} {self.digest}"


class Head(models.Model):
    """Where the chain ends: one row, which whoever seals locks.  Every line up to `settled` is sealed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    place = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    settled = models.BigIntegerField(default=0)

    class Meta:
        """There is one."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="ledger_has_one_head"),)

    def __str__(self) -> str:
        return f"{self.place} {self.digest}"
