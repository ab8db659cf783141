"""Which words somebody may read at all, whatever page they open: written by hand, as the verdicts are."""

from tests.access.actors import Asker
from tests.access.asking import TRIED, Answer
from tests.access.table import Row
from tests.access.things import SHARED_WITH, Canary, Thing, World

# What each column may read of papers, of an item marked above its paper, and of documents to review.
READS = {
    "coord": {"paper": "POSN", "item": "SN", "review": "POSN"},
    "chair": {"paper": "POSN", "item": "SN", "review": ""},
    "analyst": {"paper": "POSN", "item": "SN", "review": ""},
    "lead": {"paper": "POSN", "item": "SN", "review": ""},
    "member": {"paper": "PO", "item": "", "review": ""},
    "scrut": {"paper": "PO", "item": "", "review": ""},
    "audit": {"paper": "PO", "item": "", "review": ""},
    "shared": {"paper": "PO", "item": "", "review": ""},
}
# Of files as they came in, those who keep the record are told, and nobody else.
KEPT = frozenset({"upload"})


def column_of(column: str, asker: Asker, thing: Thing) -> str:
    """The column that somebody stands in before a thing: for the region and the policing body, whether it is shared."""
    if column != "region":
        return column
    shared = {"A": "region", "B": "policing_body", "I": "region"}.get(thing.family)
    return "shared" if asker.name == shared else "unshar"


def leaks(row: Row, asker: Asker, answer: Answer, worlds: tuple[World, World]) -> list[str]:
    """Every word in an answer that the asker may not read anywhere."""
    found = []
    for world, column in zip(worlds, (asker.here, asker.elsewhere), strict=True):
        for canary in world.heard_in(answer.said):
            # Who decides about a redaction sees every place that it changes, documents that wait for review among them.
            decides = row.page == "redaction" and column == "chair" and canary.family == "R"
            if not may_read("coord" if decides else column, asker, canary):
                found.append(f"LEAK {row}: {asker.name} read the {canary.kind} of {canary.family}{canary.marking}")
    TRIED["leak"] += len(found)
    return found


def may_read(column: str, asker: Asker, canary: Canary) -> bool:
    """Whether the verdicts let somebody read a word at all."""
    thing = Thing(canary.place, canary.family, canary.marking)
    reads = READS.get(column_of(column, asker, thing))
    if reads is None or (canary.kind in KEPT and column != "coord"):
        return False
    if canary.kind == "alias" and column in {"scrut", "audit", "region"}:
        return False
    told = canary.kind == "body" and canary.marking == "S" and canary.family in SHARED_WITH and column != "region"
    what = {"I": "item", "R": "review"}.get(canary.family, "paper")
    return told or canary.marking in reads[what]
