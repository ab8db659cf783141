"""How a paper is laid out on a page: items in items, people under their agencies.  Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from frankpledge.meetings.rules.kinds import Capacity


class Heading(Protocol):
    """An item, as far as its place among the others goes."""

    @property
    def pk(self) -> int:
        """Its number."""

    @property
    def parent_id(self) -> int | None:
        """The number of the item that it stands under."""


H = TypeVar("H", bound=Heading)


T = TypeVar("T")


@dataclass
class Node(Generic[T]):
    """An item and the items that stand under it, in the order of the paper."""

    item: T
    parts: list["Node[T]"] = field(default_factory=list)


def nested(items: Iterable[H]) -> list[Node[H]]:
    """The items in their order, each under its parent; one whose parent does not stand before it, on its own."""
    tops: list[Node[H]] = []
    nodes: dict[int, Node[H]] = {}
    for item in items:
        node = nodes[item.pk] = Node(item)
        above = nodes.get(item.parent_id) if item.parent_id is not None and item.parent_id != item.pk else None
        (above.parts if above else tops).append(node)
    return tops


class Named(Protocol):
    """Somebody in an attendance list, as far as their place on the page goes."""

    @property
    def organisation_id(self) -> int | None:
        """The number of the agency that they stood for, where it is matched."""

    @property
    def organisation_name(self) -> str:
        """The agency as printed."""

    @property
    def capacity(self) -> str:
        """In which capacity they came."""

    @property
    def chair(self) -> bool:
        """Whether they took the chair."""


N = TypeVar("N", bound=Named)


@dataclass
class Agency(Generic[T]):
    """The people of one agency in an attendance list; `printed` is its name where it is matched to none."""

    organisation_id: int | None
    printed: str
    people: list[T] = field(default_factory=list)


def by_agency(rows: Sequence[N]) -> tuple[list[Agency[N]], list[Agency[N]]]:
    """Those who were there and those who sent apologies, each under their agencies in the order first printed.

    Names that no agency is given for come last, unless one of them took the chair.
    """
    present = [row for row in rows if row.capacity != Capacity.APOLOGIES]
    excused = [row for row in rows if row.capacity == Capacity.APOLOGIES]
    return _grouped(present), _grouped(excused)


def _grouped(rows: Iterable[N]) -> list[Agency[N]]:
    groups: dict[tuple[int | None, str], Agency[N]] = {}
    for row in rows:
        printed = "" if row.organisation_id is not None else row.organisation_name
        group = groups.setdefault((row.organisation_id, printed), Agency(row.organisation_id, printed))
        group.people.append(row)
    return sorted(groups.values(), key=_comes_last)


def _comes_last(group: Agency[N]) -> bool:
    nameless = group.organisation_id is None and not group.printed
    return nameless and not any(row.chair for row in group.people)
