"""The minutes that an item of an agenda is about, as a pack has them: written out for those whom the pack is for."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.queries.writing_out.minutes import minutes_document
from frankpledge.meetings.rules.composing import Part, blocks_of_document
from frankpledge.meetings.rules.packs import Entry
from frankpledge.people.rules.marking import Level


def minutes_in_pack(by: Actor, paper: Paper, entry: Entry, up_to: Level) -> tuple[Part, Entry]:
    """Minutes as a part of a pack, and their entry with what of them it shows, and a print of all that it says.

    Nothing that is marked above `up_to`: an item that is held more closely leaves its stub, where it leaves one.
    """
    document, _ = minutes_document(by, paper, up_to)
    facts = [("State", document.stage), *document.facts]
    part = Part(document.title, False, facts, blocks=blocks_of_document(document))
    shown = Item.objects.filter(paper=paper, level__lte=up_to.value).order_by("pk").values_list("pk", flat=True)
    printed = print_of(part.title, part.facts, part.blocks)
    above = Item.objects.filter(paper=paper, level__gt=up_to.value).values_list("title", "text")
    held = sorted({print_of(title, text) for title, text in above})
    return part, replace(entry, items=tuple(shown), print=printed, held=tuple(held))


def print_of(*said: Any) -> str:
    """A print of words, by which it is told whether they are the same."""
    return sha256(json.dumps(said).encode()).hexdigest()[:32]
