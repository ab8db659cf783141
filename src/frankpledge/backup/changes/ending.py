"""What opens the record by a secret, ended in a record that was restored.

Any of it may have been revoked or used after the backup was made, and nothing here tells.  So all of it ends, as
sessions do.
"""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from frankpledge.people.rls import whole_record

_SECRET = "secret_hash"  # the column that every table of them has


def opening() -> list[type[models.Model]]:
    """Every table whose rows open something by a secret of which a hash is kept."""
    return [model for model in apps.get_models() if _SECRET in {field.name for field in model._meta.fields}]


def end_what_opens(now: datetime) -> int:
    """End every token, secret address and link that still opens something; gives how many there were."""
    with whole_record():
        return sum(_end(model, now) for model in opening())


def _end(model: type[models.Model], now: datetime) -> int:
    """Say of rows that they have ended, in the way that their table has; where it has none, their time is over."""
    columns = {field.name for field in model._meta.fields}
    how = next(name for name in ("ended_at", "withdrawn_at", "expires_at") if name in columns)
    still: dict[str, Any] = {f"{_SECRET}__isnull": False}
    if how != "expires_at":
        still[f"{how}__isnull"] = True
    if "expires_at" in columns:
        still["expires_at__gt"] = now
    if "used_at" in columns and "user" not in columns:  # a link; what is somebody's own works more than once
        still["used_at__isnull"] = True
    return model._base_manager.filter(**still).update(**{how: now})
