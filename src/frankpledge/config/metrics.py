"""Figures for whoever watches an installation, in the form that Prometheus reads; none of anybody, of no partnership.

Each process counts for itself.  Where there are several, they share a folder (PROMETHEUS_MULTIPROC_DIR, which `serve`
sets), and any of them gives the sum of all.
"""

import os
from collections.abc import Iterator

from django.db import Error
from django.db.models import Count
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from frankpledge.backup.queries import last_backup
from frankpledge.config import standing
from frankpledge.ledger.queries import unsealed
from frankpledge.people.rls import whole_reading

_REGISTRY = CollectorRegistry()
_REQUESTS = Counter("frankpledge_requests", "Requests answered.", ("route", "method", "status"), registry=_REGISTRY)
_SECONDS = Histogram(
    "frankpledge_request_seconds",
    "Seconds until the answer was ready.",
    ("route",),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=_REGISTRY,
)
_DATABASE_FAULTS = Counter(
    "frankpledge_database_faults", "Requests that ended in an error of the database.", registry=_REGISTRY
)


def note_request(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request by the name of its page, never by its address."""
    _REQUESTS.labels(route, method, status).inc()
    _SECONDS.labels(route).observe(seconds)


def note_database_fault() -> None:
    """Count a request that the database did not do."""
    _DATABASE_FAULTS.inc()


def everything() -> bytes:
    """What was counted, and what the database has to say of itself."""
    asked = CollectorRegistry()
    asked.register(_OfTheDatabase())
    return counted() + generate_latest(asked)


class _OfTheDatabase:
    """Figures that are looked up when they are asked for, so that they are the same whichever process gives them."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Each figure; where the database does not answer, only that."""
        missing = standing.missing()
        ready = GaugeMetricFamily("frankpledge_ready", "1 for what is there, 0 for what is missing.", labels=["part"])
        for part in ("database", "migrations", "disk", "worker"):
            ready.add_metric([part], float(part not in missing))
        yield ready
        try:
            yield self._jobs()
            yield from self._kept()
        except Error:
            return

    def _kept(self) -> Iterator[GaugeMetricFamily]:
        with whole_reading():
            waiting = unsealed().lines
        yield GaugeMetricFamily("frankpledge_ledger_unsealed", "Lines of the ledger not sealed yet.", value=waiting)
        if last := last_backup():
            age = (timezone.now() - last).total_seconds()
            yield GaugeMetricFamily("frankpledge_backup_age_seconds", "Since the last whole backup.", value=age)

    def _jobs(self) -> GaugeMetricFamily:
        found = dict(DBTaskResult.objects.values_list("status").annotate(many=Count("pk")).order_by())
        jobs = GaugeMetricFamily("frankpledge_jobs", "Jobs by how they stand.", labels=["state"])
        for state in TaskResultStatus:
            jobs.add_metric([state.value.lower()], found.get(state.value, 0))
        return jobs


def counted() -> bytes:
    """What was counted so far, by every process that shares the folder of figures."""
    registry = _REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return generate_latest(registry)
