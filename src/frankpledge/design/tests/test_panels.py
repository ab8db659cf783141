"""What a higher area adds to a lower area's page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frankpledge.design import panels
from frankpledge.design.tests.page import rendered

SLOT = "meetings.meeting"


def greeting(actor: Any, subject: Any) -> SafeString:
    """A panel that says who looks at what."""
    return format_html("<p>{} sees {}</p>", actor, subject)


def absent(actor: Any, subject: Any) -> None:
    """A panel that has nothing to say."""


def careless(actor: Any, subject: Any) -> str:
    """A panel that forgets to make markup of its words."""
    return "<b>bold</b>"


@pytest.fixture(autouse=True)
def no_panels(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start with empty slots, whatever config has bound."""
    monkeypatch.setattr(panels, "_panels", type(panels._panels)(list))
    return


def test_panels_stand_in_the_order_of_registering_and_are_told_who_looks_at_what():
    panels.register(SLOT, greeting)
    panels.register(SLOT, lambda actor, subject: format_html("<p>{}</p>", "second"))
    written = rendered('{% panels "meetings.meeting" meeting %}', actor="Alice", meeting="the board")
    assert written == "<p>Alice sees the board</p><p>second</p>"


def test_an_empty_slot_shows_nothing():
    assert rendered('{% panels "meetings.nothing" meeting %}', meeting=1) == ""


def test_a_panel_with_nothing_to_say_stays_away():
    panels.register(SLOT, absent)
    assert panels.shown(SLOT, None, 1) == ""


def test_a_panel_that_gives_words_and_not_markup_is_escaped():
    panels.register(SLOT, careless)
    assert panels.shown(SLOT, None, 1) == "&lt;b&gt;bold&lt;/b&gt;"


def test_a_panel_registered_twice_is_shown_once_and_can_be_taken_out():
    panels.register(SLOT, greeting)
    panels.register(SLOT, greeting)
    assert panels.shown(SLOT, "A", "b") == "<p>A sees b</p>"
    panels.unregister(SLOT, greeting)
    assert panels.shown(SLOT, "A", "b") == ""
    with pytest.raises(ValueError, match="not in list"):
        panels.unregister(SLOT, greeting)
