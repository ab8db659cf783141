"""A paper of a family from a seed: its truth invented, written the family's way, and spoilt as papers are."""

import random

from tests.invented.families import family
from tests.invented.inventing import invent
from tests.invented.noise import spoilt
from tests.invented.sheet import Paper


def clean(name: str, seed: int) -> Paper:
    """A paper of a family before any noise."""
    return _written(name, seed)[0]


def paper(name: str, seed: int) -> Paper:
    """A paper of a family as it comes to a reader."""
    written, rng, slogan = _written(name, seed)
    return spoilt(written, rng, slogan, family(name).noises)


def _written(name: str, seed: int) -> tuple[Paper, random.Random, str]:
    rng = random.Random(f"{name} {seed}")
    kind = family(name)
    meeting = invent(rng, kind.nation, report=kind.kind == "report")
    return kind(meeting, rng).write(), rng, meeting.slogan
