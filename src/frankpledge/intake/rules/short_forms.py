"""Short forms of a paper, out of what a reader found in it.  Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WHO_SAYS = {
    "document": "The paper says so",
    "record": "The partnership's own",
    "field": "As it is used in the field",
}


@dataclass(frozen=True, slots=True)
class Shortened:
    """A short form as a page shows it: what it stands for, or what it could; who says so; where it stands.

    `at` is its number in the reading, counted from one, by which its place in the text is known.
    """

    short: str
    long: str
    could_be: tuple[str, ...]
    said: str
    doubt: str
    span: tuple[int, int]
    at: int


def shortened_in(found: Mapping[str, Any]) -> list[Shortened]:
    """The short forms of a reading by their letters; none in one that an older reader made."""
    made = [
        Shortened(
            form["short"],
            form["long"] or "",
            tuple(form["could_be"]),
            WHO_SAYS[form["told_by"]],
            form["doubt"] or "",
            (form["span"][0], form["span"][1]),
            at,
        )
        for at, form in enumerate(found.get("short_forms", ()), 1)
    ]
    return sorted(made, key=lambda form: form.short.casefold())


def told_in(found: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """What the paper itself says that its short forms stand for, for tying the agencies that it names by them."""
    return {
        form["short"]: (form["long"],) if form["long"] else tuple(form["could_be"])
        for form in found.get("short_forms", ())
        if form["told_by"] == "document"
    }
