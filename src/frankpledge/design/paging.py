"""Links that keep the question asked of a list: pages of it, its order, its filters."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context

from frankpledge.design.words import count


def with_query(query: QueryDict, **changed: str | int | None) -> str:
    """The address of this same list with some of its question changed; None takes a part away."""
    kept = query.copy()
    for name, value in changed.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = str(value)
    return f"?{kept.urlencode()}"


def pagination(context: Context, page: Page[Any], noun: str = "", label: str = "Pagination") -> dict[str, Any]:
    """Values for the links between the pages of a list; `noun` says what it lists (`action`).

    `label` is heard, and has to be another where a list has these links twice.
    """
    query = context["request"].GET
    total = page.paginator.count
    return {
        "page": page,
        "several": page.paginator.num_pages > 1,
        "previous": with_query(query, page=page.previous_page_number()) if page.has_previous() else "",
        "following": with_query(query, page=page.next_page_number()) if page.has_next() else "",
        "steps": [
            _step(query, page, number)
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ],
        "said": _said(page, noun) if noun else "",
        "total": total,
        "label": label,
    }


def _step(query: QueryDict, page: Page[Any], number: int | str) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"number": "", "url": "", "current": False}
    return {"number": number, "url": with_query(query, page=number), "current": number == page.number}


def _said(page: Page[Any], noun: str) -> str:
    everything = count(page.paginator.count, noun)
    if page.paginator.num_pages == 1:
        return everything
    return f"{page.start_index():,} to {page.end_index():,} of {everything}"
