"""What a paper states: items, attendance, decisions, actions, follow-ups, pointers, figures and money."""

from datetime import date

from django.db import models

from frankpledge.documents.models import Quotation
from frankpledge.meetings.models.bodies import Meeting, Paper
from frankpledge.meetings.rules.doing import Priority
from frankpledge.meetings.rules.kinds import ActionState, Capacity, DecisionState, Tying, Verb
from frankpledge.people.models import Levelled, Marked, Organisation, Partnership, Person
from frankpledge.people.rules.matching import How


class Stated(Levelled):
    """A fact of a paper: the words it came from, its place in the paper, and whether a person has checked it.

    It stands under the marking of its item, or of its paper, whichever is higher.  What minutes state that were agreed
    is `locked`: the database refuses to change its words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="%(class)s_set")
    words = models.ForeignKey(Quotation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    checked = models.BooleanField(default=False)
    locked = models.BooleanField(default=False)

    class Meta:
        """In the order of the paper."""

        abstract = True
        ordering = ("paper", "position", "id")


class Item(Stated, Marked):
    """A numbered or unnumbered heading of a paper, which may be marked more closely than the paper.

    `text` is what was minuted under it, in minutes that were made here.
    """

    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=400)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts")
    presenter = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)

    class Meta(Stated.Meta):
        """Found by number, so that pointers resolve."""

        abstract = False
        indexes = (models.Index(fields=("partnership", "number"), name="item_by_number"),)
        constraints = Marked.Meta.constraints

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class UnderItem(Stated):
    """A fact that stands under an item, or under none."""

    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="%(class)s_set")

    class Meta(Stated.Meta):
        """As every fact."""

        abstract = True


class Attendance(Stated):
    """Somebody present, in attendance or excused, as printed, and the person and organisation that it means."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=20, choices=[(c.value, c.label) for c in Capacity])
    chair = models.BooleanField(default=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="attendance")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="attendance")
    matched = models.CharField(max_length=20, choices=[(h.value, h.value) for h in How], default=How.WAITING.value)

    class Meta(Stated.Meta):
        """As every fact."""

        abstract = False
        verbose_name_plural = "attendance"

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Decision(UnderItem):
    """One separate thing decided, and where that stands.

    A conditional one says on what, from whom and by when; `met_on` is the day on which that came.
    """

    verb = models.CharField(max_length=20, choices=[(v.value, v.value) for v in Verb])
    text = models.TextField()
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.label) for state in DecisionState],
        default=DecisionState.AGREED.value,
    )
    condition = models.TextField(blank=True)
    condition_from = models.CharField(max_length=200, blank=True)
    condition_by = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="supersedes"
    )

    class Meta(UnderItem.Meta):
        """As every fact; a condition is said in words."""

        abstract = False
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="conditional") | ~models.Q(condition=""), name="conditional_says_on_what"
            ),
        )

    def __str__(self) -> str:
        return f"decision {self.pk}"


class Action(UnderItem):
    """Something that somebody was asked to do, until it is closed with what came of it, and where that is minuted.

    `raised_on` is the day on which it was raised where a log that is kept up to a later day says so.
    """

    text = models.TextField()
    due = models.DateField(null=True, blank=True)
    due_month_only = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in ActionState], default=ActionState.OPEN.value
    )
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_where = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="closed_here")
    priority = models.CharField(max_length=10, blank=True, choices=[(p.value, p.label) for p in Priority])
    deferred_times = models.PositiveSmallIntegerField(default=0)
    escalated_on = models.DateField(null=True, blank=True)
    raised_on = models.DateField(null=True, blank=True)

    class Meta(UnderItem.Meta):
        """Read by state and date; what is done says when."""

        abstract = False
        indexes = (models.Index(fields=("partnership", "state", "due"), name="action_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on__isnull=True)
                | (~models.Q(state="open") & models.Q(closed_on__isnull=False)),
                name="closed_actions_say_when",
            ),
        )

    def __str__(self) -> str:
        return f"action {self.pk}"

    @property
    def raised_day(self) -> date | None:
        """The day on which it was raised: the one that its log gives, or else that of its paper."""
        return self.raised_on or self.paper.dated


class ActionOwner(models.Model):
    """An owner of an action: a person, an organisation, or a name as printed that waits to be matched."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owners")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="owned")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="owned"
    )
    matched = models.CharField(max_length=20, choices=[(h.value, h.value) for h in How], default=How.WAITING.value)

    class Meta:
        """In the order printed; one or the other, never both."""

        ordering = ("action", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(organisation__isnull=True),
                name="owner_is_person_or_organisation",
            ),
        )

    def __str__(self) -> str:
        return f"owner {self.pk}"


class FollowUp(UnderItem):
    """Business promised back to a later meeting, nobody named."""

    what = models.TextField()
    due = models.DateField(null=True, blank=True)
    due_month_only = models.BooleanField(default=False)

    class Meta(UnderItem.Meta):
        """As every fact."""

        abstract = False

    def __str__(self) -> str:
        return f"follow-up {self.pk}"


class Reference(UnderItem):
    """A pointer to an earlier minute or meeting, and the one it points to once that is in the record.

    `tying` is what a person said of it, which stands whatever comes in; one that is tied by hand was never printed.
    Of an action that stands in no minute, `action`, it is the minute that the action comes from.
    """

    action = models.OneToOneField(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="minute_named")
    to_number = models.CharField(max_length=40, blank=True)
    to_date = models.DateField(null=True, blank=True)
    to_item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="pointed_to_by")
    to_meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="pointed_to_by"
    )
    tying = models.CharField(
        max_length=8, blank=True, choices=[(tying.value, tying.label) for tying in Tying if tying is not Tying.AS_READ]
    )

    class Meta(UnderItem.Meta):
        """Found by number or date when the minute that it points to comes in."""

        abstract = False
        indexes = (models.Index(fields=("partnership", "to_number"), name="reference_by_number"),)

    def __str__(self) -> str:
        return f"reference {self.pk}"


class Figure(UnderItem):
    """A measurement as read, kept against its item for the area that will own it."""

    measure = models.CharField(max_length=400, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    unit = models.CharField(max_length=10, blank=True)
    per = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    role = models.CharField(max_length=12, blank=True)
    period = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=200, blank=True)

    class Meta(UnderItem.Meta):
        """As every fact."""

        abstract = False

    def __str__(self) -> str:
        return f"figure {self.pk}"


class Money(UnderItem):
    """A sum of money as read, kept against its item for the area that will own it."""

    fund = models.CharField(max_length=400, blank=True)
    line = models.CharField(max_length=20)
    nature = models.CharField(max_length=10, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta(UnderItem.Meta):
        """As every fact."""

        abstract = False
        verbose_name_plural = "money"

    def __str__(self) -> str:
        return f"sum {self.pk}"
