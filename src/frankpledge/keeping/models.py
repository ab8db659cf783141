"""The tables of keeping: retention rules, legal holds, destructions and their tombstones."""

from django.db import models

from frankpledge.documents.models import Document
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import Effect, Kind, Since
from frankpledge.meetings.models import Body
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.people.models import Partnership, Person, User


class RetentionRule(models.Model):
    """How long a partnership keeps a kind of record, from which day, on what ground, and what then happens.

    Without `body_kind` it speaks of every body.  One that is not `in_force` speaks of nothing: no rule means kept.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in Kind])
    body_kind = models.CharField(max_length=20, blank=True, choices=[(kind.value, kind.label) for kind in BodyKind])
    since = models.CharField(max_length=20, choices=[(since.value, since.label) for since in Since])
    years = models.PositiveSmallIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=0)
    ground = models.CharField(max_length=400)
    effect = models.CharField(max_length=10, choices=[(effect.value, effect.label) for effect in Effect])
    in_force = models.BooleanField(default=True)

    class Meta:
        """By kind; one rule a kind of record and kind of body; a time that is more than none, and a ground."""

        ordering = ("kind", "body_kind")
        constraints = (
            models.UniqueConstraint(fields=("partnership", "kind", "body_kind"), name="one_retention_rule_a_kind"),
            models.CheckConstraint(
                condition=models.Q(years__gt=0) | models.Q(months__gt=0), name="retention_rule_has_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(years__lte=200, months__lt=12), name="retention_rule_counts_months_to_eleven"
            ),
            models.CheckConstraint(condition=~models.Q(ground=""), name="retention_rule_has_a_ground"),
        )

    def __str__(self) -> str:
        return f"retention rule {self.pk}"


class LegalHold(models.Model):
    """That something is not to be destroyed or redacted, from when and why, until it is lifted; and why that was."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=[(held.value, held.label) for held in Held])
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    reason = models.TextField()
    starts = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)
    lifted_reason = models.TextField(blank=True)
    lifted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """The latest first; a hold in force says on what, and one that was lifted says why."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="legal_hold_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(what="document", person=None, body=None, first=None, last=None)
                | models.Q(what="person", person__isnull=False, document=None, body=None, first=None, last=None)
                | models.Q(what="body", body__isnull=False, document=None, person=None, first=None, last=None)
                | models.Q(what="days", first__isnull=False, last__gte=models.F("first"), document=None)
                & models.Q(person=None, body=None),
                name="legal_hold_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=~models.Q(what="document", lifted_on=None) | models.Q(document__isnull=False),
                name="legal_hold_in_force_keeps_its_document",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_on__isnull=True, lifted_by__isnull=True, lifted_reason="")
                | (models.Q(lifted_on__isnull=False, lifted_by__isnull=False) & ~models.Q(lifted_reason="")),
                name="lifted_legal_hold_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"legal hold {self.pk}"


class Destruction(models.Model):
    """That things of the record are to be destroyed, or were: one person asks, another decides.

    By a rule, or by hand because the law asks for it; a reason is for what is asked for by hand and holds nothing of
    what is destroyed.  `again` is one that was done before, and undone by a backup that was restored.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey(RetentionRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=20, choices=[(ground.value, ground.label) for ground in Ground])
    said = models.CharField(max_length=400, blank=True)
    again = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in DestructionState],
        default=DestructionState.ASKED.value,
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first; nobody approves what they asked for; what is decided or done says when, and by whom."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state__in=("approved", "done"))
                | (models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("asked_by"))),
                name="another_person_approves_destruction",
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", decided_by__isnull=True, decided_at__isnull=True)
                | (~models.Q(state="asked") & models.Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decided_destruction_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(state="done", done_at__isnull=False)
                | (~models.Q(state="done") & models.Q(done_at__isnull=True)),
                name="done_destruction_says_when",
            ),
            models.CheckConstraint(
                condition=models.Q(ground="rule", rule__isnull=False)
                | models.Q(ground="rule", again=True)
                | (~models.Q(ground="rule") & models.Q(rule__isnull=True)),
                name="destruction_is_by_a_rule_or_by_hand",
            ),
        )

    def __str__(self) -> str:
        return f"destruction {self.pk}"


class Tombstone(models.Model):
    """A thing that is to be destroyed, and once it was, all that is left of it: its kind and numbers, never its words.

    Between the rows and the files `files` are the fingerprints of what is still to be removed from the disk; after
    that, `marks` are digests of those, by which the same is known again in a backup that was restored.  What turned out
    to be under a hold, or not to be due, when its turn came is `kept`.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    destruction = models.ForeignKey(Destruction, on_delete=models.PROTECT, related_name="tombstones")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in Kind])
    number = models.BigIntegerField()
    meeting_number = models.BigIntegerField(null=True, blank=True)
    marks = models.JSONField(default=list)
    files = models.JSONField(default=list)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    noted_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    kept = models.BooleanField(default=False)

    class Meta:
        """By number; a thing is asked for once a destruction, and its files go after its rows."""

        ordering = ("destruction", "kind", "number")
        indexes = (models.Index(fields=("partnership", "meeting_number"), name="tombstone_by_meeting"),)
        constraints = (
            models.UniqueConstraint(fields=("destruction", "kind", "number"), name="one_tombstone_a_thing"),
            models.CheckConstraint(
                condition=models.Q(cleared_at__isnull=True) | models.Q(destroyed_at__isnull=False),
                name="files_go_after_rows",
            ),
            models.CheckConstraint(
                condition=models.Q(destroyed_at__isnull=True) | models.Q(kept=False),
                name="what_is_kept_is_not_destroyed",
            ),
        )

    def __str__(self) -> str:
        return f"tombstone of {self.kind} {self.number}"
