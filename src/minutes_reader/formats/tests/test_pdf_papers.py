"""Agenda packs taken apart into their papers."""

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.pdf_papers import Paper, papers_in
from minutes_reader.formats.tests.make_pdf import HEAD, read, set_with

LONG = " ".join(f"Members heard about matter {n}, and asked for more of it before the next meeting." for n in range(12))
MORE = " ".join(
    f"Officers spoke about street {n}, and were asked to walk it in the evening with others." for n in range(60)
)


def pack(*papers: tuple[str, str], head: str = HEAD) -> Canonical:
    """Papers one after the other, each of a title in large type and a text that may run over pages."""
    source = "\n#pagebreak()\n".join(
        f'#text(size: 16pt, weight: "bold", data.papers.at({n}).at(0))\n\n#text(data.papers.at({n}).at(1))'
        for n in range(len(papers))
    )
    return read(set_with(source, head, papers=papers))


def titles(papers: list[Paper]) -> list[str]:
    return [paper.title for paper in papers]


def test_papers_begin_at_titles_in_large_type() -> None:
    found = pack(("Agenda", LONG), ("Minutes of the last meeting", MORE), ("Report on burglary", LONG))
    papers = papers_in(found)
    assert titles(papers) == ["Agenda", "Minutes of the last meeting", "Report on burglary"]
    assert papers[1].first == papers[0].last + 1
    assert papers[1].last > papers[1].first


def test_papers_cover_the_text_and_every_page_once() -> None:
    found = pack(("Agenda", LONG), ("Minutes of the last meeting", MORE), ("Report on burglary", LONG))
    papers = papers_in(found)
    assert "".join(found.text[paper.start : paper.end] for paper in papers) == found.text
    assert [page for paper in papers for page in range(paper.first, paper.last + 1)] == list(
        range(1, len(found.pages) + 1)
    )


def test_one_paper_over_many_pages_is_one() -> None:
    assert titles(papers_in(pack(("Report on burglary", MORE * 3)))) == ["Report on burglary"]


def test_a_heading_at_the_top_of_a_page_begins_no_paper() -> None:
    source = "#text(data.long)\n#pagebreak()\n*5. Any other business*\n\n#text(data.long)"
    assert len(papers_in(read(set_with(source, long=LONG)))) == 1


def test_papers_begin_where_page_numbers_start_again() -> None:
    one = "#set page(footer: context align(center)[Page #counter(page).display()])\n"
    again = "#pagebreak()\n#counter(page).update(1)\n"
    text = "\n\n#text(data.more)\n"
    source = f"{one}First of all.{text}{again}Second of all.{text}{again}Third.\n\n#text(data.long)"
    papers = papers_in(read(set_with(source, more=MORE, long=LONG)))
    assert titles(papers) == ["First of all.", "Second of all.", "Third."]


def test_an_item_s_label_over_a_page_begins_a_paper_named_by_what_follows() -> None:
    source = (
        "Welcome.\n\n#text(data.long)\n#pagebreak()\nAgenda item 5\n\nBurglary in the market wards\n\n#text(data.long)"
    )
    assert titles(papers_in(read(set_with(source, long=LONG))))[1:] == ["Burglary in the market wards"]


def test_bookmarks_to_the_tops_of_pages_part_a_pack() -> None:
    source = "\n#pagebreak()\n".join(
        f"#heading(outlined: true, bookmarked: true)[Paper {n}]\n#text(data.long)" for n in "ABC"
    )
    found = read(set_with(source, long=LONG))
    assert [mark.title for mark in found.bookmarks] == ["Paper A", "Paper B", "Paper C"]
    assert titles(papers_in(found)) == ["Paper A", "Paper B", "Paper C"]


def test_bookmarks_to_headings_down_the_page_part_nothing() -> None:
    source = "Minutes.\n\n" + "".join(f"= Heading {n}\nA few words.\n\n" for n in range(6))
    found = read(set_with(source))
    assert len(found.bookmarks) == 6
    assert len(papers_in(found)) == 1


def test_what_stands_before_the_first_paper_is_a_paper_of_its_own() -> None:
    source = "Welcome to the pack.\n#pagebreak()\n#text(size: 16pt)[Report on arson]\n\n#text(data.long)"
    assert titles(papers_in(read(set_with(source, long=LONG)))) == ["Welcome to the pack.", "Report on arson"]


def test_a_text_without_pages_is_one_paper() -> None:
    assert papers_in(Canonical(text="Minutes\nAgreed.", kind="docx")) == [Paper("Minutes", 0, 15, 1, 1)]


def test_the_title_that_every_paper_has_is_not_set_aside_as_a_running_head() -> None:
    found = pack(*(("Minutes of the Safety Board", f"Held on {n} May 2014. {LONG[:300]}") for n in (3, 4, 5)))
    assert found.left_out == ()
    assert titles(papers_in(found)) == ["Minutes of the Safety Board"] * 3
