"""What anyone may read without signing in: copies of parts of the record, as they stood when they were published."""

import json
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from frankpledge.meetings.models.bodies import Body, Meeting, Paper
from frankpledge.meetings.models.packs import Pack
from frankpledge.meetings.rules.publishing import PublicKind, PublicState, TakenBack
from frankpledge.people.models import Partnership, User


class Publication(models.Model):
    """Something that was published, or waits to be, frozen as the public sees it.

    `number` is the one in its public address: of the body, or of the meeting.  `content` is JSON as `docs/open-data.md`
    says, empty once it was withdrawn; `shown` are the numbers of the items that stand in it, and `people` of those whom
    it names, so that it is withdrawn as soon as one may no longer be shown.  `version` counts how often it was
    published; the one before is not kept.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in PublicKind])
    number = models.PositiveBigIntegerField()
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="publications")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.CASCADE, related_name="publications")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.CASCADE, related_name="publications")
    pack = models.ForeignKey(Pack, null=True, on_delete=models.SET_NULL, related_name="publications")
    state = models.CharField(max_length=10, choices=[(state.value, state.label) for state in PublicState])
    title = models.CharField(max_length=400)
    day = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    content = models.TextField(blank=True)
    shown = models.JSONField(default=list)
    people = models.JSONField(default=list)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=10, blank=True, choices=[(why.value, why.label) for why in TakenBack])

    class Meta:
        """The latest day first.  Of a thing one is out at most, and one waits; minutes take two people."""

        ordering = (models.F("day").desc(nulls_last=True), "kind", "number", "id")
        indexes = (models.Index(fields=("partnership", "kind", "state", "day"), name="published_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "kind", "number"), condition=~Q(state="asked"), name="published_once"
            ),
            models.UniqueConstraint(
                fields=("partnership", "kind", "number"), condition=Q(state="asked"), name="asked_to_publish_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="minutes")
                | ~Q(state="published")
                | (Q(published_by__isnull=False) & ~Q(published_by=models.F("asked_by"))),
                name="another_person_publishes_minutes",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="published_says_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (Q(withdrawn_at__isnull=False) & Q(content="")),
                name="what_was_withdrawn_is_empty",
            ),
        )

    def __str__(self) -> str:
        return f"publication {self.pk}"

    @property
    def said(self) -> dict[str, Any]:
        """What it says, as the public sees it; nothing once it was withdrawn."""
        said: dict[str, Any] = json.loads(self.content) if self.content else {}
        return said

    @property
    def waits(self) -> bool:
        """Whether it waits for a second person."""
        return self.state == PublicState.ASKED

    @property
    def is_out(self) -> bool:
        """Whether anyone may read it."""
        return self.state == PublicState.PUBLISHED

    @property
    def published_on(self) -> date | None:
        """The day on which it was published."""
        return self.published_at.date() if self.published_at else None
