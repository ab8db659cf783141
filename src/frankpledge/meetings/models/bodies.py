"""Bodies and their members; meetings; the papers that record or serve them."""

from datetime import datetime

from django.db import models

from frankpledge.documents.models import Document, Quotation
from frankpledge.meetings.rules.doing import ESCALATE_AFTER_DAYS, ESCALATE_AFTER_DEFERRALS
from frankpledge.meetings.rules.kinds import BodyKind, MeetingState, Numbering, Office, PaperKind, Stage
from frankpledge.people.models import Marked, Organisation, Partnership, Person
from frankpledge.people.rules.roles import SHARED_WITH


class Body(models.Model):
    """A board or group that meets: of the partnership, or one that it reports to.

    How its minutes are numbered is its own; what its terms of reference say, and from when, stands in those.  Its open
    actions are raised with its chair when they are `escalate_days` late, or were put off `escalate_deferrals` times.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.label) for kind in BodyKind],
        default=BodyKind.NOT_SAID.value,
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="groups")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    statement_of_intent = models.TextField(blank=True)
    numbering = models.CharField(
        max_length=20, choices=[(how.value, how.label) for how in Numbering], default=Numbering.AS_BEFORE.value
    )
    committee_code = models.CharField(max_length=20, blank=True)
    escalate_days = models.PositiveSmallIntegerField(null=True, blank=True, default=ESCALATE_AFTER_DAYS)
    escalate_deferrals = models.PositiveSmallIntegerField(null=True, blank=True, default=ESCALATE_AFTER_DEFERRALS)

    class Meta:
        """By name; what ends does so after it starts, and nothing is above itself."""

        ordering = ("name",)
        verbose_name_plural = "bodies"
        constraints = (
            models.UniqueConstraint(fields=("partnership", "name"), name="one_body_a_name"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="body_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="no_body_is_above_itself",
            ),
        )

    def __str__(self) -> str:
        return self.name


class BodyName(models.Model):
    """A spelling under which a body has been printed; its own name is one of them."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="names")
    spelling = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    class Meta:
        """One body a spelling."""

        constraints = (models.UniqueConstraint(fields=("partnership", "folded"), name="one_body_a_spelling"),)

    def __str__(self) -> str:
        return self.spelling


class Membership(models.Model):
    """A person's place on a body, standing for an organisation, from one day to another."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="memberships")
    post = models.CharField(max_length=200, blank=True)
    substitute_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitutes"
    )
    office = models.CharField(max_length=20, blank=True, choices=[(one.value, one.label) for one in Office])
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        """By person; nobody holds the same place twice from the same day."""

        ordering = ("body", "person__name")
        constraints = (
            models.UniqueConstraint(fields=("body", "person", "organisation", "starts"), name="one_place_a_start"),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on {self.body_id}"


class Meeting(models.Model):
    """A body met on a day, or is to meet.

    Times are of two kinds: `starts_at` and `ends_at` as planned, `started` and `closed` as the minutes say.  A meeting
    of which the record knows by its minutes alone is `recorded`; one that was run here was planned first.  From the day
    `agenda_on` its agenda is out, and the numbers in it stay.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    started = models.TimeField(null=True, blank=True)
    closed = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in MeetingState],
        default=MeetingState.RECORDED.value,
    )
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    joining = models.URLField(max_length=500, blank=True)
    cancelled_why = models.TextField(blank=True)
    agenda_on = models.DateField(null=True, blank=True)

    class Meta:
        """The latest first; a body meets once a day, but for meetings that were cancelled."""

        ordering = ("-held_on", "body__name")
        indexes = (models.Index(fields=("partnership", "held_on"), name="meeting_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("body", "held_on"), condition=~models.Q(state="cancelled"), name="one_meeting_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id} on {self.held_on}"


class MeetingMove(models.Model):
    """That a planned meeting was moved from one day to another, and why: a date that was told is not changed unseen."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="moves")
    from_day = models.DateField()
    to_day = models.DateField()
    why = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first move first."""

        ordering = ("meeting", "id")

    def __str__(self) -> str:
        return f"{self.meeting_id} from {self.from_day} to {self.to_day}"


class Paper(Marked):
    """A set of minutes or a report in the record: what everything that it states hangs on.

    `checked_on` is empty while the paper has been read but not checked by a person; such a paper is labelled so
    everywhere and is never published.  A paper that was withdrawn keeps its rows, out of sight.  One that nobody has
    marked is held as OFFICIAL.  `closed_document` is set in place of a document that the reader may not open.

    Minutes that are made here have a `stage`.  Those that were agreed as a correct record say at which meeting, and are
    `locked`: the database refuses to change them.
    """

    closed_document: Document | None = None

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in PaperKind])
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="papers")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="papers")
    dated = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="paper")
    entered_at = models.DateTimeField(auto_now_add=True)
    checked_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(
        max_length=10, blank=True, choices=[(stage.value, stage.label) for stage in Stage if stage is not Stage.NONE]
    )
    agreed_on = models.DateField(null=True, blank=True)
    agreed_at = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreeing")
    locked = models.BooleanField(default=False)
    body_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    title_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    dated_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    venue_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    started_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    closed_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")
    next_words = models.ForeignKey(Quotation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Marked.Meta):
        """The latest first; a meeting has one set of minutes in the record."""

        abstract = False
        ordering = ("-dated", "-id")
        indexes = (models.Index(fields=("partnership", "kind", "dated"), name="paper_by_day"),)
        constraints = (
            *Marked.Meta.constraints,
            models.UniqueConstraint(
                fields=("meeting",),
                condition=models.Q(kind="minutes", withdrawn_at__isnull=True),
                name="one_set_of_minutes_a_meeting",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="minutes") | models.Q(meeting__isnull=False), name="minutes_have_a_meeting"
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="agreed") | models.Q(agreed_on__isnull=False),
                name="agreed_minutes_say_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.dated}"

    @property
    def issued_again(self) -> datetime | None:
        """When a redacted copy came in the place of the paper's document; None for a paper as it first came in."""
        document = self.document or self.closed_document
        return document.added_at if document is not None and document.is_copy else None


class Share(models.Model):
    """That a paper is shared with the people of the region or of the policing body, from a day until it is ended."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="shares")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in sorted(SHARED_WITH)])
    starts = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A paper is shared once at a time with each."""

        ordering = ("role", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("paper", "role"), condition=models.Q(ended_at__isnull=True), name="shared_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} with {self.role}"
