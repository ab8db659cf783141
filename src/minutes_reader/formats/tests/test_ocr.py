"""Scanned pages are recognised as such, read where the extra `ocr` is there, and what was read from them is marked."""

import io
import json
import subprocess
import time

import pypdfium2 as pdfium
import pytest

from minutes_reader import read_bytes
from minutes_reader.errors import ReadingError
from minutes_reader.formats import ocr
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.pdf import from_pdf
from minutes_reader.formats.pdf_layers import Layer, tilted_back
from minutes_reader.formats.tests.make_pdf import PICTURE, set_with, table, words_at, written

SCANNED = "q 400 0 0 400 0 0 cm /X Do Q\n"
LINES = (
    "Aldermere Safety Partnership",
    "Minutes of the meeting held on 14 May 2024",
    "The Chair agreed that Jo Hall would write to the schools by 3 June 2024.",
)
PAGE = '#set page(paper: "a5", margin: 40pt)\n#set text(size: 11pt, lang: "en", hyphenate: false)\n'
SOURCE = "\n\n".join(f"#text({json.dumps(line)})" for line in LINES)


def scan(data: bytes, *, askew: float = 0.0, quarters: int = 0) -> bytes:
    """A PDF of nothing but pictures of another's pages, which lie askew by so many degrees with the clock."""
    from PIL import Image

    pictures = []
    for page in pdfium.PdfDocument(data):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(-askew, fillcolor=255, resample=2)
        pictures.append(picture.transpose(Image.Transpose.ROTATE_180) if quarters == 2 else picture)
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    return out.getvalue()


def joined(*parts: bytes) -> bytes:
    """One PDF of several."""
    whole = pdfium.PdfDocument.new()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def middles(found) -> dict[str, tuple[float, float]]:
    """The middle of each word's box."""
    return {
        found.text[run.start : run.end]: ((run.box.left + run.box.right) / 2, (run.box.top + run.box.bottom) / 2)
        for run in found.runs
    }


def test_without_the_extra_a_scan_is_refused_and_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    with pytest.raises(ReadingError, match=r"paper.pdf: it is a scan: .* or install the extra `ocr`"):
        canonical_of(written(SCANNED, more=[PICTURE]), "paper.pdf")


def test_a_scan_stamped_with_a_number_is_a_scan_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    stamped = SCANNED + words_at((180, 20, "Page 2"))
    data = written(words_at((50, 300, "The minutes were agreed.")), stamped, more=[PICTURE])
    assert canonical_of(data, "paper.pdf").scanned == (2,)
    small = "q 40 0 0 40 0 0 cm /X Do Q\n" + words_at((180, 20, "Page 2"))
    assert canonical_of(written(small, more=[PICTURE]), "paper.pdf").scanned == ()


def test_words_laid_over_a_page_stand_where_they_lay_and_are_marked_page_by_page() -> None:
    data = written(words_at((50, 300, "The minutes were agreed.")), SCANNED, more=[PICTURE])
    layer = Layer(written(words_at((50, 300, "Nothing else was raised."), before="3 Tr ")))
    found = from_pdf(data, "paper.pdf", {2: layer})
    first, second = found.text.split("\n")
    assert (first, second) == ("The minutes were agreed.", "Nothing else was raised.")
    assert found.recognised == {2}
    assert found.scanned == ()
    assert found.origin_of((0, 10)) == "text"
    assert found.origin_of((len(first) + 1, len(first) + 8)) == "ocr"
    assert found.origin_of((4, len(first) + 8)) == "ocr"
    assert [note.message for note in found.notes] == [
        "Page 2 is a scan, and its words were recognised in the picture: check them."
    ]
    one, other = [run.box for run in found.runs if run.start in (0, len(first) + 1)]
    assert one.top == pytest.approx(other.top, abs=0.1)


def test_a_layer_without_words_is_said_of_its_page() -> None:
    data = written(words_at((50, 300, "The minutes were agreed.")), SCANNED, more=[PICTURE])
    found = from_pdf(data, "paper.pdf", {2: Layer(written(""))})
    assert [note.message for note in found.notes] == ["No words could be made out in the picture of page 2."]
    with pytest.raises(ReadingError, match="no words could be made out"):
        from_pdf(written(SCANNED, more=[PICTURE]), "paper.pdf", {1: Layer(written(""))})


def test_boxes_tilted_back_stay_on_their_page() -> None:
    sides = [0.0, 395.0], [0.0, 395.0], [10.0, 400.0], [10.0, 400.0]
    lefts, tops, rights, bottoms = tilted_back(sides, 3.0, 400, 400)
    assert all(0 <= left < right <= 400 for left, right in zip(lefts, rights, strict=True))
    assert all(0 <= top < bottom <= 400 for top, bottom in zip(tops, bottoms, strict=True))


def test_pages_beyond_the_bound_are_said_to_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: True)
    layer = Layer(written(words_at((50, 300, "Nothing else was raised."))))
    monkeypatch.setattr(ocr, "layers_of", lambda data, name, pages, seconds: ({pages[0]: layer}, 1))
    found = canonical_of(written(SCANNED, SCANNED, more=[PICTURE]), "paper.pdf")
    assert [note.kind for note in found.notes] == ["scanned_pages", "words_from_scan", "scans_left"]
    assert found.notes[-1].message.startswith("2 pages are scans, and only the first 1 were read.")


def test_a_scan_that_the_program_fails_on_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: True)
    monkeypatch.setattr(ocr, "layers_of", lambda data, name, pages, seconds: ({}, len(pages)))
    with pytest.raises(ReadingError, match="no words could be made out"):
        canonical_of(written(SCANNED, more=[PICTURE]), "paper.pdf")


@pytest.mark.needs("ocr")
def test_a_program_that_takes_too_long_over_a_page_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen] = []

    class Sleeping(subprocess.Popen):
        def __init__(self, command: list[str], **how: object) -> None:
            super().__init__(["sleep", "60"], **how)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Sleeping)
    monkeypatch.setattr(ocr, "_PAGE_SECONDS", 1)
    from minutes_reader.formats.scans import Scan

    assert ocr.recognised(Scan(b"", 200, 0.0, []), time.monotonic() + 100) is None
    assert [process.returncode for process in begun] == [-9]


@pytest.mark.needs("ocr")
def test_a_scan_is_read_and_every_fact_is_marked() -> None:
    found = read_bytes(scan(set_with(SOURCE, PAGE)), "scan.pdf")
    assert found.text.split("\n")[1] == LINES[1]
    assert found.date is not None
    assert found.date.value == "2024-05-14"
    assert {fact.origin for fact in found.facts()} == {"ocr"}
    assert [note.kind for note in found.notes if "scan" in note.kind] == ["words_from_scan"]


@pytest.mark.needs("ocr")
def test_only_pages_without_words_are_recognised() -> None:
    page = set_with(SOURCE, PAGE)
    found = canonical_of(joined(page, scan(set_with("The wardens reported at length.", PAGE))), "pack.pdf")
    assert found.recognised == {2}
    assert found.text.endswith("The wardens reported at length.")
    assert found.origin_of((0, 20)) == "text"


@pytest.mark.needs("ocr")
@pytest.mark.parametrize(("askew", "quarters"), [(0.0, 0), (1.6, 0), (-2.2, 0), (0.0, 2)])
def test_words_are_found_where_they_lie_on_the_page(askew: float, quarters: int) -> None:
    page = set_with(SOURCE, PAGE)
    found = canonical_of(scan(page, askew=askew, quarters=quarters), "scan.pdf")
    assert found.text.split("\n") == list(LINES)
    width, height = found.pages[0]
    straight = middles(from_pdf(page, "page.pdf"))
    shown = {word: (x, y) if quarters == 0 else (width - x, height - y) for word, (x, y) in straight.items()}
    lying = middles(found)
    for word in ("Partnership", "schools", "2024."):
        left, top = (
            numbers[0]
            for numbers in tilted_back([[n] for n in (*shown[word], *shown[word])], askew, *(width, height))[:2]
        )
        assert lying[word] == pytest.approx((left, top), abs=5)


@pytest.mark.needs("ocr")
def test_a_ruled_table_in_a_scan_has_its_cells() -> None:
    rows = [["Indicator", "2022/23", "2023/24"], ["Burglary of homes", "412", "398"], ["Bicycle theft", "97", "120"]]
    found = canonical_of(scan(set_with(table(rows), PAGE), askew=0.7), "scan.pdf")
    assert found.text.split("\n") == ["\t".join(row) for row in rows]
