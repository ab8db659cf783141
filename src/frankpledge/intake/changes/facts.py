"""Keeping what a reader found as facts to review."""

from typing import Any

from frankpledge.intake.models import Fact, Review
from frankpledge.intake.rules.facts import LISTS, SINGLES
from frankpledge.intake.rules.rereading import Found
from minutes_reader.reading import Reading


def found_in(reading: Reading) -> list[Found]:
    """Every fact of a reading, single fields included, in one flat list."""
    json = reading.to_json(text=False, places=False)
    facts = [_found(name, json[name]) for name in SINGLES if json.get(name)]
    facts += [_found(name, values) for name in LISTS for values in json[name]]
    return facts


def keep_facts(review: Review, reading: Reading) -> None:
    """Keep every fact of a first reading, to be reviewed.  Called inside a change."""
    add_facts(review, found_in(reading))


def add_facts(review: Review, facts: list[Found], offer: str = "") -> list[Fact]:
    """Keep facts to be reviewed; `offer` says that a newer reader found them.  Called inside a change."""
    return Fact.objects.bulk_create(
        Fact(
            partnership_id=review.partnership_id,
            review=review,
            list=fact.list,
            start=fact.span[0],
            end=fact.span[1],
            read=dict(fact.values),
            offer=offer,
        )
        for fact in facts
    )


def _found(name: str, values: dict[str, Any]) -> Found:
    start, end = values["span"]
    return Found(name, (start, end), {key: value for key, value in values.items() if key != "span"})
