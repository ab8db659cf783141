"""What a body goes by, and what became of it: terms of reference, commitments, restructuring."""

from django.db import models

from frankpledge.meetings.models.bodies import Body, Paper
from frankpledge.meetings.rules.kinds import Restructuring
from frankpledge.people.models import Partnership


class TermsOfReference(models.Model):
    """A version of a body's terms of reference, from the day on which they were adopted until the next.

    The quorum is that of the version: a meeting is held against the rule of its own day.  Without a number, the terms
    ask for none of that kind; without any, and without words, they say nothing of a quorum.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms")
    version = models.PositiveIntegerField()
    adopted_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    quorum_members = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_agencies = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_authorities = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_chair = models.BooleanField(default=False)
    quorum_in_room = models.BooleanField(default=False)
    quorum_words = models.TextField(blank=True)

    class Meta:
        """The latest first; a number is used once a body."""

        ordering = ("body", "-version")
        verbose_name = "terms of reference"
        verbose_name_plural = "terms of reference"
        constraints = (models.UniqueConstraint(fields=("body", "version"), name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"version {self.version} of {self.body_id}"


class Commitment(models.Model):
    """Something that the members of a body agreed to hold to, from a day until it was ended."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="commitments")
    text = models.CharField(max_length=500)
    agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """In the order in which they were agreed."""

        ordering = ("body", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(agreed_on__isnull=True)
                | models.Q(ended_on__gte=models.F("agreed_on")),
                name="commitment_ends_after_it_is_agreed",
            ),
        )

    def __str__(self) -> str:
        return f"commitment {self.pk}"


class BodyChange(models.Model):
    """What became of a body on a day: closed, split, merged, moved under another, renamed.

    `other` is the body that came of it, that took it in, or that it stands under from then on; `former` the one that
    it stood under before; `before` and `after` its names.  A body that was split has a row for each that came of it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="changes_made")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in Restructuring])
    on = models.DateField()
    other = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="changes_from")
    former = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind__in=("split", "merged")) | models.Q(other__isnull=False),
                name="split_or_merged_says_into_what",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.body_id}"
