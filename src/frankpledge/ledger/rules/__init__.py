"""Who acts, and what a line of the ledger says of it.  Pure: no Django, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Origin(StrEnum):
    """Where an act came from."""

    WEB = "web"
    COMMAND = "command"
    WORKER = "worker"
    API = "api"


class Outcome(StrEnum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Who:
    """A signed-in person: the number and name of the account, and the number of the person in the record, if any."""

    id: int
    name: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The partnership in whose record the act is done; `answered_for` where its host and its controller are named."""

    id: int
    slug: str
    name: str
    answered_for: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person or a named process, in which partnership, with which roles, from where, on which day.

    `seen_from` is the mark of the network address that a page was asked for from.  `has_others` says that the person
    holds a role in another partnership too, where this actor may do nothing.  `up_to` is the highest marking that a
    program may read in their name, by the token that it came with.  Made once, by the middleware, the token's bearer,
    the command line or the worker, and handed on as an argument; never kept anywhere.
    """

    origin: Origin
    today: date
    user: Who | None = None
    process: str = ""
    partnership: Place | None = None
    roles: frozenset[str] = frozenset()
    has_others: bool = False
    seen_from: str = ""
    up_to: int | None = None

    @property
    def is_process(self) -> bool:
        """Whether a named process acts, rather than a person."""
        return self.user is None and bool(self.process)

    def on_behalf(self, process: str) -> "Actor":
        """The same actor as seen by background work done for them: the person and roles stay, the origin changes."""
        return replace(self, process=process, origin=Origin.WORKER)


class Refused(Exception):
    """The actor may not do this.  The message says who may and what to do, in words that may be shown to that person.

    `verb` and `kind` are what was tried, in the ledger's words: for those who look for the fault, not for the page.
    `said` takes the place of the message where it is not for want of being a coordinator.
    """

    def __init__(self, verb: str, kind: str, said: str = "") -> None:
        super().__init__(said or "Only a coordinator of this partnership may do this. Ask yours.")
        self.verb, self.kind = verb, kind


class NotPossible(Exception):
    """The act makes no sense as things stand.  The message says why and what to do, in words for a person."""


class Meanwhile(Exception):
    """Somebody else saved the same thing meanwhile, and what they left is not what is wanted now; nothing was changed.

    `stands` are its parts as they stand, those `untouched` among them that nobody wanted changed here; `table` and
    `row` say of which thing, as the ledger's lines do.
    """

    def __init__(
        self, verb: str, table: str, row: int | None, stands: Mapping[str, Any], untouched: Iterable[str] = ()
    ) -> None:
        super().__init__("Somebody else saved this meanwhile. Nothing was changed: look at it again.")
        self.verb, self.table, self.row = verb, table, row
        self.stands, self.untouched = dict(stands), frozenset(untouched)
