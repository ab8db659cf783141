"""How one row of the table is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.access.sent import NOTHING, Data
from tests.access.things import Thing, World


@dataclass(frozen=True)
class Walk:
    """`which` gives the numbers in the address, `sent` the query or the form, `before` makes ready what it is about.

    `shows` is the kind of word that stands in the answer where the thing is shown, `tells` where it is told of.
    """

    which: Callable[[Thing], Data] = NOTHING
    sent: Callable[[Thing], Data] = NOTHING
    shows: str = ""
    tells: str = ""
    before: Callable[[Thing, World], None] = lambda thing, world: None
