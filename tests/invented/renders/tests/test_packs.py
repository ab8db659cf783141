"""Packs are taken apart where their papers begin, and single papers are left whole, whatever family they are of."""

import pytest

from minutes_reader.formats.pdf import from_pdf
from minutes_reader.formats.pdf_papers import papers_in
from tests.invented.families import NAMES, scored_only
from tests.invented.renders.packs import pack, paper_as_pdf

KINDS = {False: [name for name in NAMES if not scored_only(name)], True: [name for name in NAMES if scored_only(name)]}


@pytest.mark.parametrize("apart", [False, True], ids=["families that rules were written on", "families apart"])
def test_papers_begin_where_they_were_put_together(apart: bool) -> None:
    right = found = there = 0
    for seed in (51, 52, 53):
        for alike in (False, True):
            data, begun = pack(KINDS[apart], seed, alike=alike)
            first = {paper.first for paper in papers_in(from_pdf(data, "pack.pdf"))} - {1}
            right += len(first & set(begun))
            found, there = found + len(first), there + len(begun) - 1
    assert right >= 0.95 * found
    assert right >= 0.95 * there


@pytest.mark.parametrize("apart", [False, True], ids=["families that rules were written on", "families apart"])
def test_a_paper_by_itself_is_one_paper(apart: bool) -> None:
    taken_apart = sum(len(papers_in(from_pdf(paper_as_pdf(name, 54), "paper.pdf"))) > 1 for name in KINDS[apart])
    assert taken_apart <= 0.05 * len(KINDS[apart])
