"""Papers to the items of an agenda, packs of them, who saw which, who was told, and a meeting's timetable."""

from django.db import models
from django.db.models import Q

from frankpledge.documents.models import stored_as
from frankpledge.meetings.models.agendas import PURPOSES, AgendaItem
from frankpledge.meetings.models.bodies import Body, Meeting
from frankpledge.meetings.rules.packs import Audience, PackState
from frankpledge.meetings.rules.telling import Told
from frankpledge.meetings.rules.timetable import Step
from frankpledge.people.models import Marked, Organisation, Partnership, Person, User

_STEPS = [(step.value, step.label) for step in Step]


class AgendaPaper(Marked):
    """A paper to an item of an agenda, written here or as a file; without `received_at`, one that is waited for.

    `text` is what was written, or what the file says.  `starts` is where each page of a PDF begins in that, and whether
    it lies sideways; `headings` are where lines of other files begin that are headings.  `read_at` is empty until a
    file was read.  `late` and `supplementary` were worked out when it came and stay.  A newer version
    `replaces` it, and it is kept.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=400)
    author = models.CharField(max_length=200, blank=True)
    author_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    presenter = models.CharField(max_length=200, blank=True)
    presenter_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, blank=True, choices=PURPOSES)
    recommendations = models.TextField(blank=True)
    implications = models.TextField(blank=True)
    format = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=255, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    text = models.TextField(blank=True)
    starts = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    late = models.BooleanField(default=False)
    supplementary = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )

    class Meta(Marked.Meta):
        """In the order of their item."""

        abstract = False
        ordering = ("agenda_item", "position", "id")
        constraints = (
            *Marked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(fingerprint="") | Q(received_at__isnull=False), name="a_file_was_received"
            ),
        )

    def __str__(self) -> str:
        return f"agenda paper {self.pk}"

    @property
    def stored_as(self) -> str:
        """Where its file lies under the media folder."""
        return stored_as(self.partnership_id, self.fingerprint)


class Pack(models.Model):
    """The agenda of a meeting and its papers for one audience, as one PDF, numbered within the meeting.

    `contents` says which item and paper stands on which page (`rules.packs.Entry`), in numbers and without words.
    `sent_at` is when its members were first told of it.  `is_ua` is whether it is PDF/UA-1.  `people` are the numbers
    of those whom it names and whose data was restricted since: while it is, the pack is closed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="packs")
    audience = models.CharField(max_length=10, choices=[(one.value, one.label) for one in Audience])
    number = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in PackState], default=PackState.MAKING.value
    )
    problem = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    is_ua = models.BooleanField(default=False)
    contents = models.JSONField(default=list)
    people = models.JSONField(default=list)
    task = models.UUIDField(null=True, blank=True)

    class Meta:
        """The latest first; numbered for each audience."""

        ordering = ("-number", "audience")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "audience", "number"), name="one_pack_a_number"),
            models.CheckConstraint(
                condition=~Q(state="made") | (Q(made_at__isnull=False, pages__gte=1) & ~Q(fingerprint="")),
                name="a_pack_that_is_made_has_a_file",
            ),
        )

    def __str__(self) -> str:
        return f"pack {self.number}"

    @property
    def called(self) -> str:
        """What it is called on a page."""
        return f"{Audience(self.audience).label} {self.number}"

    @property
    def level(self) -> int:
        """The highest marking of what may stand in it."""
        return Audience(self.audience).level.value

    @property
    def stored_as(self) -> str:
        """Where its file lies under the media folder."""
        return stored_as(self.partnership_id, self.fingerprint)


class PackText(models.Model):
    """The words of a pack, by which it is found whom it names: apart from it, since no page has them."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    pack = models.OneToOneField(Pack, on_delete=models.CASCADE, related_name="says")
    text = models.TextField()

    def __str__(self) -> str:
        return f"words of pack {self.pack_id}"


class PackRead(models.Model):
    """That an account has opened a pack, first and last: by this a member is told what is new since."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="reads")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once for each account."""

        ordering = ("pack", "id")
        constraints = (models.UniqueConstraint(fields=("pack", "user"), name="one_reading_a_pack"),)

    def __str__(self) -> str:
        return f"{self.user_id} read {self.pack_id}"


class CalendarEntry(models.Model):
    """A meeting as it was told to calendars: each time that its day, time, place or link changed, the next `sequence`.

    It is called by the same lasting name in every calendar, which its meeting's number gives.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="calendar_entries")
    sequence = models.PositiveIntegerField()
    cancelled = models.BooleanField(default=False)
    said = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering = ("meeting", "-sequence")
        constraints = (models.UniqueConstraint(fields=("meeting", "sequence"), name="one_entry_a_sequence"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}, {self.sequence}"


class Notice(models.Model):
    """That somebody is told, once, of a pack, of a meeting's day, or that a paper of theirs is due or overdue.

    `user` is the account to whose address the letter goes; without one there is nobody to write to, and whoever keeps
    the record sees who it is.  `sent_at` is when the mail server took it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=[(one.value, one.label) for one in Told])
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    paper = models.ForeignKey(AgendaPaper, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    entry = models.ForeignKey(CalendarEntry, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Nobody is told the same twice."""

        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("pack", "person"), name="told_once_of_a_pack"),
            models.UniqueConstraint(fields=("entry", "person"), name="told_once_of_a_day"),
            models.UniqueConstraint(fields=("paper", "kind", "person"), name="reminded_once_of_a_paper"),
        )

    def __str__(self) -> str:
        return f"notice {self.pk}"


class MeetingStep(models.Model):
    """A step of a meeting's timetable: a day that a person chose in place of what the body's days give, and when it
    was done."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=15, choices=_STEPS)
    day = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        """Each step once."""

        ordering = ("meeting", "id")
        constraints = (models.UniqueConstraint(fields=("meeting", "step"), name="each_step_once"),)

    def __str__(self) -> str:
        return f"{self.step} of {self.meeting_id}"


class BodyStep(models.Model):
    """How many days before its meetings, or after, a body does a step, where that is not as usual."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=15, choices=_STEPS)
    days = models.PositiveSmallIntegerField()

    class Meta:
        """Each step once."""

        ordering = ("body", "id")
        constraints = (models.UniqueConstraint(fields=("body", "step"), name="each_step_of_a_body_once"),)

    def __str__(self) -> str:
        return f"{self.step} of {self.body_id}"
