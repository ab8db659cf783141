"""The read API's part of home: search."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import answered
from frankpledge.home.queries.searching import Kind, found, found_of, numbered
from frankpledge.home.queries.searching import Numbered as OfNumber
from frankpledge.home.rules import question_of, words_of
from frankpledge.home.schemas import AskedOfSearch, Found, Group, Numbered, NumberedMinute, Pointing, Results
from frankpledge.meetings.rules.wording import pointer_words
from frankpledge.meetings.schemas.named import minute, source

router = Router()
ROUTERS = (("Search", router),)


@router.get("/search", response=answered(Results), url_name="api_search", operation_id="search")
def search(request: HttpRequest, partnership: Path[str], asked: Query[AskedOfSearch]) -> Results:
    """Whatever in the record has all of the words: some of each kind, or one kind page by page.

    A minute that is asked for by its number is answered as `numbered`.
    """
    by, (plain, number) = request.actor, question_of(asked.q)
    words = words_of(plain)
    if words and asked.kind is not None:
        only = found_of(by, words, asked.kind, asked.page, asked.size)
        beyond = only.page is not None and only.page.number != asked.page
        groups = [replace(only, rows=[]) if beyond else only] if only.count else []
    else:
        groups = found(by, words)
    of_number = numbered(by, number) if number is not None and asked.kind is None else None
    return Results(
        words=words,
        numbered=_numbered(of_number) if of_number is not None else None,
        groups=[
            Group(kind=one.kind, count=one.count, rows=[_found(one.kind, row) for row in one.rows]) for one in groups
        ],
    )


def _numbered(found: OfNumber) -> Numbered:
    """The minutes of a number, or what points to it."""
    minutes = [
        NumberedMinute(id=row.pk, number=told.number, title=row.title, source=source(row.paper))
        for row in found.rows
        if (told := minute(row)) is not None
    ]
    pointing = [
        Pointing(
            id=row.pk,
            words=pointer_words(row.to_number, row.to_date),
            item=minute(row.item),
            action=row.action_id,
            source=source(row.paper),
        )
        for row in found.pointing
    ]
    return Numbered(
        number=found.asked.number, day=found.asked.day, count=found.count, minutes=minutes, pointing=pointing
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
