"""What is written quickly is what Django would have written."""

from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from frankpledge.design.addresses import address
from frankpledge.design.escaping import format_html, format_html_join

VALUES = (
    "<b>\"&'</b>",
    mark_safe("<i>&amp;</i>"),
    7,
    None,
    gettext_lazy("Yes & <no>"),
    b"<",
    ["<a>"],
    type("S", (str,), {})("<"),
)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_escaped_as_django_escapes_it(value: Any):
    written = format_html('<p class="{}">{}</p>', value, value)
    assert written == html.format_html('<p class="{}">{}</p>', value, value)
    assert type(written) is SafeString


def test_rows_are_joined_as_django_joins_them():
    rows = [(value, "&") for value in VALUES]
    assert format_html_join(" < ", "{}{}", rows) == html.format_html_join(" < ", "{}{}", rows)


@pytest.mark.parametrize(
    ("page", "which"), [("actions", {}), ("action", {"action": 12}), ("part_people", {"person": 3, "merge": 10})]
)
def test_an_address_is_the_one_that_is_looked_up(page: str, which: dict[str, int]):
    for place in ("aldermere", "hill-council"):
        assert address(page, place, **which) == reverse(page, kwargs={"partnership": place, **which})


def test_a_page_that_is_not_there_has_no_address():
    with pytest.raises(NoReverseMatch):
        address("action", "aldermere", meeting=1)
