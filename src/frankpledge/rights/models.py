"""The tables of information rights: redactions and their documents, restrictions, rectifications."""

from django.db import models

from frankpledge.documents.models import Document
from frankpledge.people.models import Partnership, Person, User
from frankpledge.rights.rules.asking import Basis, RedactionState


class Redaction(models.Model):
    """That words are to be taken out of documents, or were: one person asks, another decides.

    `words` are what to look for, and are no longer kept once it was decided; what was cut, each document of it says.
    `everywhere` is whether every document with the words was chosen, so that names of the record go too.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="redactions")
    words = models.JSONField(default=list)
    everywhere = models.BooleanField(default=False)
    basis = models.CharField(max_length=20, choices=[(basis.value, basis.label) for basis in Basis])
    reason = models.TextField()
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in RedactionState],
        default=RedactionState.ASKED.value,
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first; nobody approves what they asked for, and what is approved says who and when."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | (models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("asked_by"))),
                name="another_person_approves_redaction",
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", decided_by__isnull=True, decided_at__isnull=True)
                | (~models.Q(state="asked") & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decided_redaction_says_who_and_when",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="redaction_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"redaction {self.pk}"


class RedactedDocument(models.Model):
    """A document of a redaction: how many places of it are to be cut, and once it was approved, its copy and the cuts.

    `cuts` are rows of start and end in the text of the document, which is sealed.  Either is missing once it was
    destroyed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    redaction = models.ForeignKey(Redaction, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="redactions")
    copy = models.OneToOneField(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="redacted_by")
    places = models.PositiveIntegerField()
    cuts = models.JSONField(default=list)

    class Meta:
        """A document once a redaction."""

        ordering = ("redaction", "document")
        constraints = (
            models.UniqueConstraint(fields=("redaction", "document"), name="one_document_a_redaction"),
            models.CheckConstraint(
                condition=models.Q(copy__isnull=True) | ~models.Q(copy=models.F("document")),
                name="redacted_copy_is_another_document",
            ),
        )

    def __str__(self) -> str:
        return f"document {self.document_id} of redaction {self.redaction_id}"


class Restriction(models.Model):
    """That a person's data is closed to all but those who answer for it, from a day until it is lifted; and why."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="restrictions")
    starts = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)
    lifted_reason = models.TextField(blank=True)
    lifted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The latest first; a person is restricted once at a time."""

        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(lifted_on__isnull=True), name="restricted_once_at_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="restriction_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(lifted_on__isnull=True, lifted_by__isnull=True, lifted_reason="")
                | (models.Q(lifted_on__isnull=False, lifted_by__isnull=False) & ~models.Q(lifted_reason="")),
                name="lifted_restriction_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"restriction {self.pk}"


class Rectification(models.Model):
    """A note that something held on a person was corrected, or was not: what, why, on which day, by whom."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rectifications")
    on = models.DateField()
    what = models.TextField()
    reason = models.TextField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The latest first; a note says what and why."""

        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(what="") & ~models.Q(reason=""), name="rectification_says_what_and_why"
            ),
        )

    def __str__(self) -> str:
        return f"rectification {self.pk}"
