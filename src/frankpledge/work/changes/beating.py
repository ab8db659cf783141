"""Workers say that they are alive."""

from datetime import datetime

from django.db.models import F

from frankpledge.work.models import Worker


def begin_beating(key: str, now: datetime) -> None:
    """Write that a worker has begun."""
    Worker.objects.create(key=key, seen=now)


def beat(key: str, now: datetime) -> None:
    """Write that a worker is alive; where somebody took it for dead, it begins anew."""
    if not Worker.objects.filter(key=key).update(beats=F("beats") + 1, seen=now):
        begin_beating(key, now)


def stop_beating(key: str) -> None:
    """Write that a worker is no more."""
    Worker.objects.filter(key=key).delete()
