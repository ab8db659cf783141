"""Where a higher area adds a part to a lower area's page, so that the lower one need not know it.

Config binds them: `panels.register("meetings.meeting", readings_waiting)`.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html_join

# A panel is told who looks (None when nobody signed in) and what the page shows; it answers None to stay away.
Panel = Callable[[Any, Any], SafeString | None]

_panels: dict[str, list[Panel]] = defaultdict(list)


def register(slot: str, panel: Panel) -> None:
    """Add a panel to a slot (`"meetings.meeting"`).  Panels stand in the order of registering, each once."""
    if panel not in _panels[slot]:
        _panels[slot].append(panel)


def unregister(slot: str, panel: Panel) -> None:
    """Take a panel out of a slot.  Raises ValueError when it is not there."""
    _panels[slot].remove(panel)


def shown(slot: str, actor: Any, subject: Any) -> SafeString:
    """What every panel of the slot has to say about `subject`, for `actor`; escaped unless it is markup."""
    parts = (panel(actor, subject) for panel in _panels.get(slot, ()))
    return format_html_join("", "{}", ((part,) for part in parts if part is not None))
