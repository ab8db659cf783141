"""Organisations and people in a partnership's record, with every name that they have been printed under."""

from django.db import models

from frankpledge.people.models.accounts import Partnership
from frankpledge.people.models.marking import Levelled
from frankpledge.people.rules.authorities import Authority
from frankpledge.people.rules.kinds import OrganisationKind


class Organisation(Levelled):
    """An agency, group or firm that takes part, or is named, in a partnership's work.

    One that only papers under a marking name stands under that marking too.  `authority` is which authority of the
    Crime and Disorder Act it is, as a person said; empty where nobody did, or it is none.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.label) for kind in OrganisationKind],
        default=OrganisationKind.NOT_SAID.value,
    )
    authority = models.CharField(max_length=20, blank=True, choices=[(one.value, one.label) for one in Authority])
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta(Levelled.Meta):
        """By name."""

        abstract = False
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("partnership", "name"), name="one_organisation_a_name"),)

    def __str__(self) -> str:
        return self.name


class OrganisationName(Levelled):
    """A spelling under which an organisation has been printed; its own name is one of them.

    One that only papers under a marking print stands under that marking too.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    spelling = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)

    class Meta:
        """One organisation a spelling."""

        constraints = (models.UniqueConstraint(fields=("partnership", "folded"), name="one_organisation_a_spelling"),)

    def __str__(self) -> str:
        return self.spelling


class Person(Levelled):
    """Somebody in the partnership's record.  Whom only papers under a marking name stands under that marking too.

    `restricted_on` is the day from which their page is closed to all but those who answer for personal data.

    When two rows turn out to be one person, the absorbed row `stands_as` the kept one and nothing else moves, so
    that the two can be parted again.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    stands_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed")
    restricted_on = models.DateField(null=True, blank=True)

    class Meta(Levelled.Meta):
        """By name."""

        abstract = False
        ordering = ("name",)
        verbose_name_plural = "people"
        indexes = (models.Index(fields=("partnership", "name"), name="person_by_name"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(stands_as__isnull=True) | ~models.Q(stands_as=models.F("id")),
                name="nobody_stands_as_themselves",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PersonName(Levelled):
    """A spelling under which a person has been printed, and that a person or a sure rule has tied to them.

    One that only papers under a marking print stands under that marking too.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    spelling = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        """A spelling once a person; two people may share one."""

        constraints = (models.UniqueConstraint(fields=("person", "folded"), name="one_spelling_a_person"),)

    def __str__(self) -> str:
        return self.spelling


class Post(Levelled):
    """What a person did for an organisation, from one day to another; the days are open where nobody said.

    One that only papers under a marking print stands under that marking too.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        """The same post is kept once."""

        constraints = (models.UniqueConstraint(fields=("person", "organisation", "title"), name="one_post_a_title"),)

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation_id}"


class Merge(models.Model):
    """That two people were found to be one, by whom and when, and whether they have been parted since."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    absorbed = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    at = models.DateTimeField(auto_now_add=True)
    parted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A person is absorbed by one other at a time."""

        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("absorbed",), condition=models.Q(parted_at__isnull=True), name="absorbed_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.kept_id}"
