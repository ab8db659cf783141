"""Renders are files of their kind, the same for the same seed, hold every word, and have the noises that they name."""

import io
import zipfile

import pytest
from docx import Document

from minutes_reader.formats.kinds import canonical_of, kind_of
from tests.invented import papers
from tests.invented.renders.blocks import Given
from tests.invented.renders.noises import CHANCES, FORMATS, NOISES
from tests.invented.renders.rendering import noises_for, rendered

TEXT = """Safer Aldermere Partnership

Present:
Jo Hall\tChair\tAldermere Council
Sam Obi\t\tThaneshire Police
Officers\t\t

1. Welcome
The Chair welcomed all.
2. Burglary
Members spoke of it.

(a) wardens be thanked
(b) the report be noted

2.1 Next steps
• letters
Jo Hall to write to the wardens."""
GIVEN = Given(
    TEXT, tuple((at, at + len(words)) for words in ("1. Welcome", "2. Burglary") if (at := TEXT.index(words)))
)
PLAIN: frozenset[str] = frozenset()


def words_of(text: str) -> list[str]:
    return text.split()


def text_of(kind: str, *noises: str, given: Given = GIVEN) -> str:
    return canonical_of(rendered(kind, given, frozenset(noises), 1), f"paper.{kind}").text


def inside(data: bytes, member: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(member).decode()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_seed_gives_the_same_file_every_time(kind: str) -> None:
    noises = noises_for(kind, GIVEN, 7)
    assert noises == noises_for(kind, GIVEN, 7)
    assert rendered(kind, GIVEN, noises, 7) == rendered(kind, GIVEN, noises, 7)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_render_is_of_its_kind_whatever_its_name(kind: str) -> None:
    assert kind_of(rendered(kind, GIVEN, PLAIN, 1), "paper.txt") == kind


@pytest.mark.parametrize(
    ("kind", "noise"),
    [(kind, noise) for kind in FORMATS for noise in CHANCES[kind] if (kind, noise) != ("pdf", "running")],
)
def test_no_noise_takes_a_word_or_adds_one(kind: str, noise: str) -> None:
    """In their order too, but for small tables without rules on a page: what is a column there is anybody's guess."""
    found = words_of(text_of(kind, noise))
    assert sorted(found) == sorted(words_of(TEXT))
    assert found == words_of(TEXT) or (kind == "pdf" and noise in ("stops", "padded", "unruled"))


@pytest.mark.parametrize("kind", FORMATS)
def test_every_noise_of_a_format_changes_the_file(kind: str) -> None:
    given = Given.marked((paper := papers.paper("report_with_indicators", 1)).text, paper.gold())
    for noise in CHANCES[kind]:
        before = {"numbers", "repeated"} if noise == "styles" else set()
        one, other = (rendered(kind, given, frozenset(noises), 3) for noises in (before, before | {noise}))
        assert one != other or noise in ("merged", "stacked", "stops", "padded", "breaks"), noise


def test_every_noise_that_falls_has_a_name() -> None:
    assert {noise for chances in CHANCES.values() for noise in chances} <= set(NOISES)


def test_a_word_file_numbers_its_own_lines() -> None:
    found = Document(io.BytesIO(rendered("docx", GIVEN, frozenset(("numbers",)), 1)))
    said = [paragraph.text for paragraph in found.paragraphs]
    assert {"Welcome", "Burglary", "wardens be thanked", "the report be noted", "Next steps", "letters"} <= set(said)
    assert not any(words.startswith(("1.", "(a)", "•")) for words in said)


def test_a_word_file_has_merged_cells_boxes_heads_and_changes() -> None:
    noises = frozenset(("merged", "boxes", "running", "tracked", "split"))
    document = inside(rendered("docx", GIVEN, noises, 1), "word/document.xml")
    for tag in ("w:gridSpan", "w:txbxContent", "w:headerReference", "w:del "):
        assert f"<{tag}" in document


def test_an_open_document_numbers_its_own_lines_and_covers_cells() -> None:
    content = inside(rendered("odt", GIVEN, frozenset(("numbers", "merged", "boxes")), 1), "content.xml")
    for words in ('style:num-prefix="("', "<table:covered-table-cell/>", "<draw:text-box>", 'text:display-levels="2"'):
        assert words in content
    assert "1. Welcome" not in content


def test_a_web_page_numbers_its_own_lines_among_the_menus_of_its_site() -> None:
    page = rendered("html", GIVEN, frozenset(("numbers", "merged", "running", "styles")), 1).decode()
    for words in ('<ol start="1"><', "colspan=", "<nav>", "<h2>"):
        assert words in page.replace('"1">\n<', '"1"><')


def test_pages_of_a_pdf_end_inside_sentences_and_tables() -> None:
    rows = "\n".join(f"Name {n}\tPost of some length {n}\tAgency {n}" for n in range(60))
    said = " ".join(f"Members heard of matter {n} and asked for more of it soon." for n in range(300))
    given = Given(f"{said}\n\nName\tPost\tAgency\n{rows}", facts=())
    found = canonical_of(rendered("pdf", given, frozenset(("running", "repeated")), 2), "paper.pdf")
    assert len(found.pages) > 3
    assert len(found.left_out) >= len(found.pages)
    assert words_of(found.text) == words_of(given.text)


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_with_words_in_one_column_become_paragraphs_of_the_cell_above_and_are_rows_again(kind: str) -> None:
    said = "Members heard that burglary had fallen by a tenth in the market wards, and asked for more of it."
    rows = f"No.\tDiscussion\tAction\n1.\tWelcome\t\n\t{said}\t\n\t{said}\t\n"
    rows += "\tTo write to all.\tJo Hall\n2.\tMinutes\tNone"
    noisy = rendered(kind, Given(rows), frozenset(("stacked",)), 1)
    found = canonical_of(noisy, f"paper.{kind}").text
    assert [line.rstrip() for line in found.split("\n")] == [line.rstrip() for line in rows.split("\n")]
