"""What a meeting that is run here works with before its minutes: topics promised, the agenda, what was minuted, and who
was there."""

from django.db import models

from frankpledge.meetings.models.bodies import Body, Meeting, Membership, Paper
from frankpledge.meetings.models.facts import Action, FollowUp, Item
from frankpledge.meetings.rules.kinds import AgendaKind, Capacity, Purpose, TopicSource, TopicState
from frankpledge.people.models import Levelled, Marked, Organisation, Partnership, Person

PURPOSES = [(purpose.value, purpose.label) for purpose in Purpose]


class Topic(Levelled):
    """Something that a body is to take up: promised in a minute, asked for by a member, or due again every so often.

    `every` is the number of months after which it is due again; None for once.  It stands under the marking of the
    promise that it came from.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(max_length=400)
    source = models.CharField(max_length=10, choices=[(source.value, source.label) for source in TopicSource])
    follow_up = models.ForeignKey(FollowUp, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics")
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    presenter = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, blank=True, choices=PURPOSES)
    due = models.DateField(null=True, blank=True)
    due_month_only = models.BooleanField(default=False)
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    length = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in TopicState],
        default=TopicState.WAITING.value,
    )
    dropped_why = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta(Levelled.Meta):
        """What is due first, first; a promise is taken up once."""

        abstract = False
        ordering = ("due", "id")
        indexes = (models.Index(fields=("body", "state", "due"), name="topic_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("follow_up",), condition=~models.Q(state="dropped"), name="one_topic_a_promise"
            ),
            models.CheckConstraint(
                condition=models.Q(every__isnull=True) | models.Q(every__gte=1), name="topic_recurs_after_a_month"
            ),
        )

    def __str__(self) -> str:
        return f"topic {self.pk}"


class AgendaItem(Marked):
    """One item of the agenda of a meeting, and where it came from.

    `length` is in minutes of time.  One that was withdrawn keeps its place and its number, so that what was sent
    before stays true.  `item` is what it became in the minutes.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=40, blank=True)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.label) for kind in AgendaKind], default=AgendaKind.BUSINESS.value
    )
    title = models.CharField(max_length=400)
    note = models.TextField(blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    length = models.PositiveSmallIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=10, blank=True, choices=PURPOSES)
    presenter = models.CharField(max_length=200, blank=True)
    presenter_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="placed")
    from_item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="raised")
    from_action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="raised")
    about = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.SET_NULL, related_name="on_agendas")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    item = models.OneToOneField(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda_item")

    class Meta(Marked.Meta):
        """In the order of the meeting."""

        abstract = False
        ordering = ("meeting", "position", "id")
        constraints = Marked.Meta.constraints

    def __str__(self) -> str:
        return f"agenda item {self.pk}"


class Minute(models.Model):
    """What was typed under an item of the agenda in the meeting, restricted passages fenced.  It stands under the
    marking of its item."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agenda_item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="minute")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        """In the order of the meeting."""

        ordering = ("agenda_item__position", "id")

    def __str__(self) -> str:
        return f"minute {self.pk}"


class Presence(models.Model):
    """Somebody at a meeting that is run here, or excused from it, and for whom they stand.

    `remote` is by telephone or screen.  Times and items say when somebody came late or left early; both are empty for
    the whole of the meeting.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    membership = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    substitute_for = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="presences")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="presences"
    )
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=20, choices=[(c.value, c.label) for c in Capacity])
    chair = models.BooleanField(default=False)
    remote = models.BooleanField(default=False)
    arrived = models.TimeField(null=True, blank=True)
    arrived_at_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    left = models.TimeField(null=True, blank=True)
    left_at_item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """By name; a member and a person have one line each; one person is in the chair at a time."""

        ordering = ("meeting", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "membership"), name="one_presence_a_member"),
            models.UniqueConstraint(fields=("meeting", "person", "organisation"), name="one_presence_a_person"),
            models.UniqueConstraint(
                fields=("meeting",), condition=models.Q(chair=True), name="one_in_the_chair_of_a_meeting"
            ),
        )

    def __str__(self) -> str:
        return f"presence {self.pk}"


class Declaration(models.Model):
    """An interest that somebody declared in an item, or in the whole meeting, and whether they left the room for it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    presence = models.ForeignKey(Presence, on_delete=models.CASCADE, related_name="declarations")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="declarations"
    )
    interest = models.TextField()
    left_room = models.BooleanField(default=False)

    class Meta:
        """As declared."""

        ordering = ("id",)

    def __str__(self) -> str:
        return f"declaration {self.pk}"
