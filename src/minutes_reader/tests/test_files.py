"""Files of every kind are read as text is, each fact with its place on the page where the file has pages."""

import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from docx import Document
from jsonschema import Draft202012Validator

from minutes_reader import ReadingError, read_bytes, read_file_papers, read_papers, read_text
from minutes_reader.command import tell_of
from minutes_reader.formats.tests.make_pdf import HEAD, set_with
from minutes_reader.reading import Reading
from minutes_reader.tests.make import with_top

PAPER = with_top("1. Gates\n\nAGREED that the gate be mended.\n\nAction: Ben Hill to mend the gate by 31 May 2014.")
OTHER = with_top("1. Lamps\n\nAction: Ann Poe to count the lamps by 30 June 2014.").replace("4 March", "6 May")
MORE = " ".join(f"Officers spoke about street {n}, and were asked to walk it in the evening." for n in range(60))
SCHEMA = json.loads(files("minutes_reader").joinpath("reading.schema.json").read_text("utf-8"))


def as_pdf(*papers: str) -> bytes:
    """Papers one after the other, each beginning on a page of its own under a title in large type."""
    title = '#text(size: 16pt, weight: "bold")[Minutes of the meeting on {0}]\n\n'
    words = "#for words in data.papers.at({1}) [#text(words)\n\n]"
    days = ("bright days", "short days")
    source = "\n#pagebreak(weak: true)\n".join((title + words).format(days[n], n) for n in range(len(papers)))
    return set_with(source, HEAD, papers=[paper.split("\n\n") for paper in papers])


def as_word(paper: str) -> bytes:
    """A Word file of its paragraphs."""
    made, file = Document(), io.BytesIO()
    for words in paper.split("\n\n"):
        made.add_paragraph(words)
    made.save(file)
    return file.getvalue()


def actions(reading: Reading) -> list[tuple[tuple[str, ...], str | None]]:
    return [(action.owners, action.due) for action in reading.actions]


@pytest.mark.parametrize(("make", "name"), [(as_pdf, "pdf"), (as_word, "docx"), (str.encode, "text")])
def test_the_same_facts_are_found_whatever_the_file(make, name) -> None:
    reading = read_bytes(make(PAPER), f"paper.{name}")
    assert reading.source.format == name
    assert actions(reading) == actions(read_text(PAPER)) == [(("Ben Hill",), "2014-05-31")]
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(reading.to_json())))


def test_the_words_of_a_fact_in_a_pdf_have_their_places_on_a_page() -> None:
    reading = read_bytes(as_pdf(PAPER), "paper.pdf")
    assert reading.map is not None
    runs = list(reading.map.boxes(reading.actions[0].span))
    assert " ".join(reading.text[run.start : run.end] for run in runs).startswith("Ben Hill to mend the gate")
    assert {run.page for run in runs} == {1}
    assert all(0 <= run.box.left < run.box.right <= 400 and 0 <= run.box.top < run.box.bottom <= 400 for run in runs)
    assert reading.source.pages == 1


@pytest.mark.parametrize("make", [as_word, str.encode])
def test_a_file_without_pages_has_no_map(make) -> None:
    reading = read_bytes(make(PAPER), "paper")
    assert (reading.map, reading.source.pages) == (None, None)


def test_a_word_file_has_no_encoding_and_a_text_has() -> None:
    assert read_bytes(as_word(PAPER), "paper.docx").source.encoding is None
    assert read_bytes(PAPER.encode(), "paper.txt").source.encoding == "utf-8"


def test_a_pack_is_read_paper_by_paper() -> None:
    papers = list(read_papers(as_pdf(PAPER, OTHER), "pack.pdf"))
    assert [actions(paper) for paper in papers] == [[(("Ben Hill",), "2014-05-31")], [(("Ann Poe",), "2014-06-30")]]
    assert [paper.date.value for paper in papers if paper.date] == ["2014-03-04", "2014-05-06"]
    parts = [paper.source.part for paper in papers]
    assert [(part.number, part.of, part.first_page, part.last_page) for part in parts if part] == [
        (1, 2, 1, 1),
        (2, 2, 2, 2),
    ]
    for paper in papers:
        Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(paper.to_json())))


def test_each_paper_of_a_pack_has_spans_and_places_of_its_own() -> None:
    pack = as_pdf(PAPER, OTHER)
    second = list(read_papers(pack, "pack.pdf"))[1]
    assert second.map is not None
    assert second.map.first == 2
    assert second.map.page_of(0) == 2
    words = [second.text[run.start : run.end] for run in second.map.boxes(second.actions[0].span)]
    assert " ".join(words).startswith("Ann Poe to count the lamps")
    assert {run.page for run in second.map.runs} == {2}
    whole = read_bytes(pack, "pack.pdf")
    assert whole.map is not None
    assert len(whole.map.runs) == sum(len(paper.map.runs) for paper in read_papers(pack, "pack.pdf") if paper.map)


def test_one_paper_of_several_pages_is_no_pack() -> None:
    (paper,) = read_papers(as_pdf(f"{PAPER}\n\n{MORE}"), "paper.pdf")
    assert paper.source.part is None
    assert paper.source.pages is not None
    assert paper.source.pages > 1


def test_a_pack_prints_a_line_a_paper(tmp_path: Path) -> None:
    (file := tmp_path / "pack.pdf").write_bytes(as_pdf(PAPER, OTHER))
    lines = tell_of(file, as_json=True, text=True).words.splitlines()
    assert [json.loads(line)["source"]["part"]["number"] for line in lines] == [1, 2]
    told = tell_of(file, as_json=False, text=True).words
    assert "pack.pdf, paper 1 of 2 (pages 1 to 1): minutes of" in told
    assert "pack.pdf, paper 2 of 2 (pages 2 to 2): minutes of" in told


def test_a_name_that_promises_another_kind_is_no_matter() -> None:
    reading = read_bytes(as_word(PAPER), "paper.pdf")
    assert actions(reading) == [(("Ben Hill",), "2014-05-31")]
    assert [note.kind for note in reading.notes] == ["wrong_extension"]


def test_a_text_may_not_be_as_large_as_a_file_with_pictures() -> None:
    with pytest.raises(ReadingError, match="21 MB is more than the 20 MB"):
        read_bytes(b"words " * 3_500_000, "paper.txt")


def test_one_paper_may_not_be_longer_as_a_pdf_than_as_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_reader.decoding.MOST_CHARACTERS", 200)
    with pytest.raises(ReadingError, match=r"paper\.pdf: [\d,]+ characters are more than the 200"):
        read_bytes(as_pdf(PAPER), "paper.pdf")


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="No such file"):
        list(read_file_papers(tmp_path / "paper.pdf"))
