"""What is said of an action after the minute that asked for it."""

from django.db import models

from frankpledge.meetings.models.facts import Action, ActionOwner, Item
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState, Way
from frankpledge.people.models import Organisation, Partnership, Person, User


class ActionUpdate(models.Model):
    """Something said of an action: by whom, when, in which way, and whether it stands.

    What comes by a link or a reply only proposes: nothing proves who sent it.  It is read under the marking of its
    action.  `owner` is whose words it is, where one of the owners said it; `item` the minute in which it was reported.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.label) for kind in UpdateKind])
    way = models.CharField(max_length=10, choices=[(way.value, way.label) for way in Way])
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in UpdateState],
        default=UpdateState.STANDS.value,
    )
    text = models.TextField(blank=True)
    due_was = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(ActionOwner, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    to_name = models.CharField(max_length=200, blank=True)
    to_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=200, blank=True)
    said_on = models.DateField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="told_of")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    because = models.TextField(blank=True)

    class Meta:
        """As it was said; what waits for an officer is found at once."""

        ordering = ("said_on", "id")
        indexes = (models.Index(fields=("partnership", "state"), name="updates_by_state"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="stands", way__in=("link", "reply"), settled_at__isnull=True),
                name="unproved_updates_are_confirmed",
            ),
        )

    def __str__(self) -> str:
        return f"update {self.pk}"
