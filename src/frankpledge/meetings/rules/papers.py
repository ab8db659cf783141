"""The facts of a paper to an agenda as a form shows them, to be compared with how they stand.  Pure."""

from typing import Any

from frankpledge.people.rules import shown

FACTS = (
    "title",
    "author",
    "author_person_id",
    "presenter",
    "presenter_person_id",
    "organisation_id",
    "purpose",
    "recommendations",
    "implications",
)


def shown_paper(paper: Any) -> dict[str, Any]:
    """The parts of a paper that somebody describes, by the names of the fields that show them."""
    numbers = {name: str(getattr(paper, name) or "") for name in FACTS if name.endswith("_id")}
    words = {name: getattr(paper, name) for name in FACTS if not name.endswith("_id")}
    return {**words, **{name.removesuffix("_id"): value for name, value in numbers.items()}, **shown.marking(paper)}
