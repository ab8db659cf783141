"""Files are read about as well as their text: floors by format, on papers marked by hand and on invented ones.

Families that are only scored are told of in total alone: no message here names one, or shows what was missed.
"""

import secrets

import pytest

from tests.invented.families import NAMES, scored_only
from tools import score_renders

FLOORS = {"docx": 0.02, "pdf": 0.02, "odt": 0.02, "html": 0.02}
INVENTED_FLOOR = 0.03
EVERY = 2  # of the families that rules are written on, one in so many at each run


@pytest.mark.needs("scorer")
@pytest.mark.parametrize("manner", [0, 1, 2])
def test_the_marked_papers_as_files_are_read_as_well_as_their_text(manner: int) -> None:
    score = score_renders.scorer()
    scored = score_renders.marked(score, FLOORS, manner)
    text = scored.macro(score, score_renders.TEXT)
    apart = {kind: round(text - scored.macro(score, kind), 4) for kind in FLOORS}
    assert all(apart[kind] <= floor for kind, floor in FLOORS.items()), apart


@pytest.mark.needs("scorer")
@pytest.mark.parametrize("hidden", [False, True], ids=["written on", "scored only"])
def test_invented_papers_as_word_and_pdf_are_read_as_well_as_their_text(hidden: bool) -> None:
    score, seed = score_renders.scorer(), secrets.randbelow(2**32)
    names = [name for name in NAMES if scored_only(name) is hidden]
    scored = score_renders.Scored()
    for name in names if hidden else names[seed % EVERY :: EVERY]:
        scored.take(score_renders.family(score, name, seed, 1, ("docx", "pdf")))
    text = scored.macro(score, score_renders.TEXT)
    apart = {kind: round(text - scored.macro(score, kind), 4) for kind in ("docx", "pdf")}
    assert all(far <= INVENTED_FLOOR for far in apart.values()), f"seed {seed}: {apart}"
