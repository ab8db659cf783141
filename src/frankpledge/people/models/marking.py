"""What a thing needs in order to be marked: documents, papers, items, and whatever later areas mark."""

from typing import ClassVar

from django.db import models

from frankpledge.people.rules.marking import CHOSEN, PARAGRAPHS, Level, Marking


class Levelled(models.Model):
    """A thing that stands in the record under a marking, its own or that of what it stands in.

    `level` is the marking that counts, worked out whenever a marking changes, so that every read narrows by one
    column.
    """

    level = models.PositiveSmallIntegerField(
        choices=[(level.value, level.label) for level in Level], default=Level.OFFICIAL.value
    )

    class Meta:
        """Only the column."""

        abstract = True


class Marked(Levelled):
    """A thing with a marking of its own; without one, it stands under that of what it stands in.

    `handling` says how to handle what is OFFICIAL-SENSITIVE; `exempt_paragraph` of Schedule 12A and `exempt_reason` why
    a council committee may leave it out; `stub` whether those who may not read it are shown that it is there.
    """

    marking = models.PositiveSmallIntegerField(null=True, blank=True, choices=[(n.value, n.label) for n in CHOSEN])
    handling = models.CharField(max_length=200, blank=True)
    exempt_paragraph = models.CharField(max_length=4, blank=True, choices=list(PARAGRAPHS.items()))
    exempt_reason = models.TextField(blank=True)
    stub = models.BooleanField(default=True)

    class Meta(Levelled.Meta):
        """What is OFFICIAL-SENSITIVE says how to handle it; an exemption has its reason; nothing counts for less."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(marking__isnull=True) | models.Q(marking__lt=2) | ~models.Q(handling=""),
                name="%(class)s_sensitive_says_how_to_handle_it",
            ),
            models.CheckConstraint(
                condition=models.Q(exempt_paragraph="", exempt_reason="")
                | (~models.Q(exempt_paragraph="") & ~models.Q(exempt_reason="")),
                name="%(class)s_exemption_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(marking__isnull=True) | models.Q(level__gte=models.F("marking")),
                name="%(class)s_level_is_no_lower_than_its_marking",
            ),
        )

    def say(self, marking: Marking | None) -> None:
        """Take this marking for the thing's own, or with None leave it to what the thing stands in; saves nothing."""
        given = marking or Marking(level=Level.PUBLIC)
        self.marking = None if marking is None else given.level.value
        self.handling, self.stub = given.handling.strip(), given.stub
        self.exempt_paragraph, self.exempt_reason = given.paragraph, given.reason.strip()

    @property
    def said(self) -> Marking | None:
        """The thing's own marking as a person said it, or None."""
        if self.marking is None:
            return None
        return Marking(
            level=Level(self.marking),
            handling=self.handling,
            paragraph=self.exempt_paragraph,
            reason=self.exempt_reason,
            stub=self.stub,
        )


MARKING_FIELDS = ("marking", "handling", "exempt_paragraph", "exempt_reason", "stub", "level")
