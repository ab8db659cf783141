"""What is said of minutes once they are out, and letters that wait for an answer."""

from django.db import models

from frankpledge.meetings.models.bodies import Body, Meeting, Paper
from frankpledge.meetings.models.facts import Item
from frankpledge.people.models import Levelled, Organisation, Partnership, User


class Comment(Levelled):
    """What somebody who was there says of draft minutes, of an item or of the whole, and the answer to it.

    It stands under the marking of its item, or of the paper.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="comments")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(Levelled.Meta):
        """As they came."""

        abstract = False
        ordering = ("id",)

    def __str__(self) -> str:
        return f"comment {self.pk}"


class Correction(Levelled):
    """An edit to minutes that a later meeting agreed: the words that stood, and the words that stand instead.

    Never changed: what corrects a correction is another one.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="corrections")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE, related_name="corrections")
    was = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    at_meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="+")
    agreed_on = models.DateField()
    locked = models.BooleanField(default=True)

    class Meta(Levelled.Meta):
        """As they were agreed; a correction changes something."""

        abstract = False
        ordering = ("agreed_on", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(was=models.F("becomes")), name="a_correction_changes_words"),
        )

    def __str__(self) -> str:
        return f"correction {self.pk}"


class Letter(Levelled):
    """A letter or a request of a body to somebody outside, chased until it is answered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="letters")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    to_name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.TextField()
    sent_on = models.DateField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta(Levelled.Meta):
        """As they were written; an answer comes after what it answers."""

        abstract = False
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True)
                | models.Q(sent_on__isnull=True)
                | models.Q(answered_on__gte=models.F("sent_on")),
                name="answered_after_it_was_sent",
            ),
        )

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Chase(models.Model):
    """That somebody was reminded of a letter, when and how."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="chases")
    on = models.DateField()
    how = models.TextField(blank=True)

    class Meta:
        """The first first."""

        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"chase {self.pk}"
