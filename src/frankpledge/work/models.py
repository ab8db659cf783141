"""The tables of background work.  They are the installation's and no partnership's: names, numbers and times alone."""

from django.db import models
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from frankpledge.work.rules import Every


class Schedule(models.Model):
    """A job that is done again and again.  Made when a worker starts, where it is missing; what somebody changed stays.

    `every` (seconds) or `at` (a time of day in London, with `day` on that day of each month alone) say how often, `due`
    when next.  `task` is the job that was last queued for it, `begun` and `ended` when that began and ended.
    """

    name = models.CharField(max_length=60, unique=True)
    job = models.CharField(max_length=60)
    values = models.JSONField(default=dict)
    every = models.PositiveIntegerField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    on = models.BooleanField(default=True)
    due = models.DateTimeField()
    task = models.UUIDField(null=True, blank=True)
    begun = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By name; it goes by seconds or by a time of day."""

        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(every__isnull=False, every__gte=5, at__isnull=True, day__isnull=True)
                | Q(every__isnull=True, at__isnull=False) & (Q(day__isnull=True) | Q(day__range=(1, 28))),
                name="schedule_says_how_often",
            ),
        )

    def __str__(self) -> str:
        return f"schedule {self.name}"

    @property
    def how_often(self) -> Every:
        """How often it is due."""
        return Every(self.every, self.at, self.day)


class Worker(models.Model):
    """A process that does jobs, for as long as it beats: `beats` goes up every few seconds.

    Whoever looks whether it is alive compares `beats` with what they were, and not `seen` with a clock, which may be
    put right meanwhile.
    """

    key = models.CharField(max_length=32, unique=True)
    began = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField()
    beats = models.PositiveBigIntegerField(default=0)

    class Meta:
        """The latest first."""

        ordering = ("-id",)

    def __str__(self) -> str:
        return f"worker {self.key[:8]}"


class Progress(models.Model):
    """How far a job has come, and whether somebody asked that it stop."""

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    stop = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.done} of {self.of}"
