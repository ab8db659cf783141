"""The read API's part of home: search."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import answered
from frankpledge.home.queries.searching import Kind, found, found_of
from frankpledge.home.rules import words_of
from frankpledge.home.schemas import AskedOfSearch, Found, Group, Results
from frankpledge.meetings.rules.wording import pointer_words

router = Router()
ROUTERS = (("Search", router),)


@router.get("/search", response=answered(Results), url_name="api_search", operation_id="search")
def search(request: HttpRequest, partnership: Path[str], asked: Query[AskedOfSearch]) -> Results:
    """Whatever in the record has all of the words: some of each kind, or one kind page by page."""
    by, words = request.actor, words_of(asked.q)
    if words and asked.kind is not None:
        only = found_of(by, words, asked.kind, asked.page, asked.size)
        beyond = only.page is not None and only.page.number != asked.page
        groups = [replace(only, rows=[]) if beyond else only] if only.count else []
    else:
        groups = found(by, words)
    return Results(
        words=words,
        groups=[
            Group(kind=one.kind, count=one.count, rows=[_found(one.kind, row) for row in one.rows]) for one in groups
        ],
    )


def _found(kind: Kind, row: Any) -> Found:
    """One thing that was found, by what stands for it in a list."""
    paper = row if kind is Kind.PAPERS else getattr(row, "paper", None)
    return Found(
        id=row.pk,
        words=_WORDS[kind](row),
        item=_item(getattr(row, "item", None)),
        paper=paper.pk if paper is not None else None,
        meeting=paper.meeting_id if paper is not None else None,
    )


def _item(row: Any) -> str:
    return f"{row.number} {row.title}".strip() if row is not None else ""


_WORDS = {
    Kind.ITEMS: _item,
    Kind.DECISIONS: lambda row: row.text,
    Kind.ACTIONS: lambda row: row.text,
    Kind.REFERENCES: lambda row: pointer_words(row.to_number, row.to_date),
    Kind.PAPERS: lambda row: row.title or (row.body.name if row.body else row.get_kind_display()),
    Kind.PEOPLE: lambda row: row.name,
    Kind.AGENCIES: lambda row: row.name,
}
