"""What pages show of a fact: what two people who decide about one at once are held against.  Pure."""

from collections.abc import Mapping
from typing import Any

from frankpledge.intake.rules.facts import PARTS
from frankpledge.intake.rules.states import FactState
from frankpledge.kit.versions import version_of


def fact_parts(fact: Any) -> dict[str, Any]:
    """The parts of a fact as it stands, and what was decided about it: for the form that corrects it."""
    return {**{part.name: fact.values.get(part.name) for part in PARTS[fact.list]}, "state": fact.state}


def fact_whole(fact: Any) -> dict[str, Any]:
    """A fact as it stands, with what is offered for it, as one: for the buttons that decide about it."""
    return decided(fact.state, fact.values, fact.offer, fact.offered)


def decided(state: str, values: Mapping[str, Any], offer: str = "", offered: Any = None) -> dict[str, Any]:
    """How a fact stands once it was decided about so."""
    return {"fact": [state, dict(values), offer, offered]}


def saw_values(fact: Any, seen: str) -> bool:
    """Whether a version is of the fact with the values that it has, whatever had been decided about it."""
    return any(_whole(decided(state, fact.values)) in seen for state in FactState)


def button_of(fact: Any) -> str:
    """What a button that decides about a fact sends: its number, and a digest of how it stands."""
    return f"{fact.pk}.{_whole(fact_whole(fact))}"


def sent_by(button: str) -> tuple[str, str]:
    """The number that a button sent, and the version of its fact that was seen; a number alone says nothing of it."""
    number, _, digest = button.partition(".")
    return number, f"0 fact:{digest}" if digest else ""


def _whole(shown: Mapping[str, Any]) -> str:
    """The digest in a version of a fact as one."""
    return version_of(shown, 0).rpartition(":")[2]


def body(review: Any) -> dict[str, Any]:
    """The board or group that a document is said to be of."""
    return {"body": str(review.body_id or "")}
