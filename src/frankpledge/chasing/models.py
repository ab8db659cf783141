"""The tables of chasing: letters to owners, the links in them, letters that came, addresses that get none."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Lower

from frankpledge.chasing.rules.answers import LinkState, ReceivedState, link_state
from frankpledge.chasing.rules.bounces import Why
from frankpledge.chasing.rules.digests import DAYS
from frankpledge.chasing.rules.incoming import Sort
from frankpledge.meetings.models import Action, ActionUpdate
from frankpledge.people.models import Levelled, Organisation, Partnership, Person, User


class DigestDay(models.Model):
    """On which day of the week a partnership's digests go; on none where nobody said.

    `last_on` is the day of the last round, `done_on` that of the last round that went to its end.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField(null=True, blank=True, choices=list(enumerate(DAYS)))
    set_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        """A day of the week."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(weekday__isnull=True) | models.Q(weekday__lte=6), name="digests_go_on_a_weekday"
            ),
        )

    def __str__(self) -> str:
        return f"digests of {self.partnership_id}"


class Digest(models.Model):
    """A letter to one address about actions of whoever is reached there: a digest, or one about one action.

    What it says is put together from its links when it is sent, and not kept.  `seed` is what its number and its
    links are made from, with the installation's secret; of the number only a hash is kept.  `round` is the day of the
    round of digests that it belongs to, none for one that an officer had sent.  `withheld` is how many actions it
    does not show, and `waiting` how many wait for the next.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    round = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=254)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    seed = models.CharField(max_length=43)
    number_hash = models.CharField(max_length=64, unique=True)
    withheld = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    came_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first; one an address in each round."""

        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                "partnership",
                "round",
                Lower("address"),
                condition=models.Q(round__isnull=False),
                name="one_digest_an_address_a_round",
            ),
        )

    def __str__(self) -> str:
        return f"digest {self.pk}"


class AnswerLink(models.Model):
    """That a letter told an owner of an action, and the link in it that answers that action and nothing else.

    `person` or `organisation` is the owner.  Of the link only the SHA-256 of what is secret in it is kept; an action
    that the letter only counted, or said to be closed, has none.  `told` is how the action stood, in dates and marks,
    and `news` why it was told; both are without words.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="links")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    told = models.JSONField(default=dict)
    news = models.JSONField(default=dict)
    withheld = models.BooleanField(default=False)
    secret_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    update = models.ForeignKey(ActionUpdate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """In the order of the letter; what is withheld has no link."""

        ordering = ("digest", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, organisation__isnull=False)
                | models.Q(person__isnull=False, organisation__isnull=True),
                name="link_is_of_a_person_or_an_agency",
            ),
            models.CheckConstraint(
                condition=models.Q(withheld=False) | models.Q(secret_hash__isnull=True),
                name="withheld_actions_have_no_link",
            ),
        )

    def __str__(self) -> str:
        return f"link {self.pk}"

    def state(self, now: datetime) -> LinkState:
        """How the link stands at a moment."""
        return link_state(self.used_at, self.ended_at, self.expires_at, now)


class Received(Levelled):
    """A letter that came.  Nothing proves who sent it, so what it says is only put to actions, or waits for an officer.

    `text` is the whole of its words; files that came with it (`attached`) are not kept.  `own` is what it adds to the
    letter that it answers, and `doubt` why that is not certain.  By its `fingerprint` it is known again, and so is kept
    once, however often it is handed in.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    digest = models.ForeignKey(Digest, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")
    sort = models.CharField(max_length=10, choices=[(sort.value, sort.label) for sort in Sort])
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in ReceivedState],
        default=ReceivedState.WAITING.value,
    )
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    own = models.TextField(blank=True)
    doubt = models.CharField(max_length=200, blank=True)
    attached = models.PositiveIntegerField(default=0)
    cut = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64)
    sent_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Levelled.Meta):
        """The latest first; each once."""

        abstract = False
        ordering = ("-id",)
        verbose_name = "received letter"
        indexes = (models.Index(fields=("partnership", "state"), name="received_by_state"),)
        constraints = (
            models.UniqueConstraint(fields=("partnership", "fingerprint"), name="one_received_a_letter"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", settled_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(settled_at__isnull=False)),
                name="received_letters_are_settled_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"received {self.pk}"

    @property
    def summed_up(self) -> str:
        """Of what kind it is, who it says it is from, and what became of it, in a line."""
        sort = "" if self.sort == Sort.LETTER else f" ({self.get_sort_display().lower()})"
        return f"{self.at:%-d %B %Y}, {self.sender or 'nobody'}{sort}: {self.get_state_display().lower()}"


class ReceivedFor(models.Model):
    """That words of a letter that came were put to an action."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    received = models.ForeignKey(Received, on_delete=models.CASCADE, related_name="put_to")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    update = models.ForeignKey(ActionUpdate, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """In the order in which they were put."""

        ordering = ("id",)
        verbose_name = "part of a received letter"

    def __str__(self) -> str:
        return f"part {self.pk}"


class StoppedAddress(models.Model):
    """An address to which no letters go: they came back, or whoever is reached there asked for none.

    Until an officer lets letters go there again, or another address is kept in its place.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254)
    why = models.CharField(max_length=10, choices=[(why.value, why.label) for why in Why])
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once an address at a time."""

        ordering = ("-id",)
        verbose_name = "stopped address"
        verbose_name_plural = "stopped addresses"
        constraints = (
            models.UniqueConstraint(
                "partnership", Lower("address"), condition=models.Q(ended_at__isnull=True), name="one_stop_an_address"
            ),
        )

    def __str__(self) -> str:
        return f"stopped {self.pk}"
