"""The tables of intake: files that came in, readings of them, the review of every fact, and spreadsheets."""

from django.db import models

from frankpledge.documents.models import Document
from frankpledge.intake.rules.states import OUTSIDE, Became, FactState, Offer, ReviewState, SheetState, UploadState
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.meetings.models import Body, Paper
from frankpledge.people.models import Partnership


class Upload(models.Model):
    """One coming in of a file: waiting to be read, read, known already, or refused with a reason.

    Where something was taken out before the file was kept, `cleaned` says what, and `given` is the fingerprint of the
    file as it was given; `fingerprint` is always that of what is kept.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="uploads")
    batch = models.UUIDField(db_index=True)
    name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField()
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in UploadState], default=UploadState.WAITING.value
    )
    problem = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="uploads")
    at = models.DateTimeField(auto_now_add=True)
    cleaned = models.CharField(max_length=300, blank=True)
    given = models.CharField(max_length=64, blank=True)

    class Meta:
        """The latest first; what was not read says why, and what was cleaned from what."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(problem=""), name="refused_upload_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(cleaned="") | ~models.Q(given=""), name="cleaned_upload_says_from_what"
            ),
        )

    def __str__(self) -> str:
        return f"upload {self.pk}"


class Reading(models.Model):
    """What one version of the reader found in a document, as it found it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=40)
    found = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The latest last; a version reads a document once."""

        ordering = ("document", "id")
        constraints = (models.UniqueConstraint(fields=("document", "reader"), name="one_reading_a_version"),)

    def __str__(self) -> str:
        return f"reading {self.pk} by {self.reader}"


class Review(models.Model):
    """A document on its way into the record, and what it became there; `problem` is why it could not enter at last.

    One that is `sealed` is of a sealed original: its facts, as they were before the redaction, are kept and not read.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="review")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in ReviewState], default=ReviewState.TO_REVIEW.value
    )
    problem = models.TextField(blank=True)
    paper = models.OneToOneField(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="review")
    sealed = models.BooleanField(default=False)

    class Meta:
        """The latest first; what is in the record says as what."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(state.value for state in OUTSIDE)) | models.Q(paper__isnull=False),
                name="entered_review_has_a_paper",
            ),
        )

    def __str__(self) -> str:
        return f"review {self.pk}"


class Fact(models.Model):
    """One fact of a document under review.

    `read` is what the reader found; `corrected` what a person made of it, which no reader overwrites; `offer` and
    `offered` what a newer reader found instead.  `row` is the number of the row that it became in the record.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="facts")
    list = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    read = models.JSONField()
    corrected = models.JSONField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in FactState], default=FactState.UNREVIEWED.value
    )
    offer = models.CharField(max_length=10, choices=[(o.value, o.label) for o in Offer], blank=True)
    offered = models.JSONField(null=True, blank=True)
    row = models.BigIntegerField(null=True, blank=True)

    class Meta:
        """In the order of the text."""

        ordering = ("review", "start", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="fact_has_words"),
            models.CheckConstraint(
                condition=~models.Q(state="corrected") | models.Q(corrected__isnull=False),
                name="corrected_fact_says_how",
            ),
        )

    def __str__(self) -> str:
        return f"fact {self.pk}"

    @property
    def values(self) -> dict[str, object]:
        """The fact as it stands: corrected where a person corrected it, otherwise as read."""
        return self.read if self.corrected is None else self.corrected


class Spreadsheet(models.Model):
    """A spreadsheet on its way into the record: what it is a list of, which column says what, and what was answered.

    `layout` says how its sheets stand in its document's text, `tab` which of them it is, `first` and `deep` in which
    rows its headings are.  `columns` gives the column of each field, `meanings` what a word of its status column means,
    by that word's mark, and `answers` what was said of its rows.  Nothing of what stands in its cells is kept here.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="spreadsheet")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in SheetKind])
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in SheetState], default=SheetState.TO_MATCH.value
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    dated = models.DateField(null=True, blank=True)
    layout = models.JSONField()
    tab = models.PositiveSmallIntegerField(default=0)
    first = models.PositiveIntegerField(default=0)
    deep = models.PositiveSmallIntegerField(default=1)
    columns = models.JSONField(default=dict, blank=True)
    meanings = models.JSONField(default=dict, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    problem = models.TextField(blank=True)
    paper = models.OneToOneField(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="spreadsheet")

    class Meta:
        """The latest first; what is in the record says as what."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state__in=("entered", "withdrawn"), kind="actions") | models.Q(paper__isnull=False),
                name="entered_action_log_has_a_paper",
            ),
        )

    def __str__(self) -> str:
        return f"spreadsheet {self.pk}"

    @property
    def stands(self) -> SheetState:
        """Where it stands, with the words for it."""
        return SheetState(self.state)


class SpreadsheetRow(models.Model):
    """What became of a row of a spreadsheet: the number of the row in the record that it added, changed or was.

    `number` counts its sheet's rows from 0; `reference` is the number that the sheet itself gives it.  A row that
    changed an action of a log that was withdrawn since is `listed_again`: it may enter anew, and what it said of that
    action stays with the action.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    spreadsheet = models.ForeignKey(Spreadsheet, on_delete=models.CASCADE, related_name="entered")
    number = models.PositiveIntegerField()
    became = models.CharField(max_length=10, choices=[(one.value, one.label) for one in Became])
    row = models.BigIntegerField()
    reference = models.CharField(max_length=40, blank=True)
    listed_again = models.BooleanField(default=False)

    class Meta:
        """In the order of the sheet; a row enters once, and once more each time that it is listed again."""

        ordering = ("spreadsheet", "number", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("spreadsheet", "number"), condition=models.Q(listed_again=False), name="one_entry_a_row"
            ),
            models.CheckConstraint(
                condition=models.Q(listed_again=False) | models.Q(became="changed"), name="changed_before_listed_again"
            ),
        )

    def __str__(self) -> str:
        return f"row {self.number} of {self.spreadsheet_id}"


class MatchedColumns(models.Model):
    """Which column of sheets with the same headings says what, as a person matched them last: offered the next time."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    headings = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in SheetKind])
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    columns = models.JSONField()
    meanings = models.JSONField(default=dict, blank=True)

    class Meta:
        """One for the same headings, which are known by their fingerprint."""

        constraints = (models.UniqueConstraint(fields=("partnership", "headings"), name="one_matching_a_heading"),)

    def __str__(self) -> str:
        return f"matched columns {self.pk}"
