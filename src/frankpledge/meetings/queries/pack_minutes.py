"""The minutes that an item of an agenda is about, as a pack has them: written out for those whom the pack is for."""

import json
from hashlib import sha256
from typing import Any

from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.queries.published import restricted_words
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.queries.writing_out.minutes import minutes_document
from frankpledge.meetings.rules.composing import Part, blocks_of_document
from frankpledge.people.rules.marking import Level


def minutes_in_pack(by: Actor, paper: Paper, up_to: Level) -> tuple[Part, tuple[int, ...], str]:
    """Minutes as a part of a pack, the numbers of their items that it shows, and a print of all that it says.

    Nothing that is marked above `up_to`: an item that is held more closely leaves its stub, where it leaves one.  The
    names of those whose data is restricted are withheld wherever they stand, since a pack goes to many.
    """
    document, _ = minutes_document(by, paper, up_to)
    closed = restricted_words(paper.partnership_id)
    facts = [("State", document.stage), *document.facts]
    part = Part(
        document.title,
        False,
        [(label, closed.without(value, WITHHELD)) for label, value in facts],
        blocks=[_without(block, closed) for block in blocks_of_document(document)],
    )
    shown = Item.objects.filter(paper=paper, level__lte=up_to.value).order_by("pk").values_list("pk", flat=True)
    printed = sha256(json.dumps([part.title, part.facts, part.blocks]).encode()).hexdigest()[:32]
    return part, tuple(shown), printed


def _without(value: Any, closed: Words) -> Any:
    """A block, or a part of one, with these words withheld."""
    if isinstance(value, str):
        return closed.without(value, WITHHELD)
    if isinstance(value, list):
        return [_without(one, closed) for one in value]
    if isinstance(value, dict):
        return {name: one if name == "kind" else _without(one, closed) for name, one in value.items()}
    return value
