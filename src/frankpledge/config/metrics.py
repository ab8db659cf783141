"""Figures for whoever watches an installation, in the form that Prometheus reads; none of anybody, of no partnership.

Each process counts for itself.  Where there are several, they share a folder (PROMETHEUS_MULTIPROC_DIR, which `serve`
sets), and any of them gives the sum of all.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

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


def counted() -> bytes:
    """What was counted so far, by every process that shares the folder of figures."""
    registry = _REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return generate_latest(registry)
