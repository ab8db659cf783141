"""PDFs that cannot be read, or not all of them: what is said of each."""

import contextlib

import pytest

from minutes_reader.errors import ReadingError
from minutes_reader.formats.pdf import from_pdf, listed
from minutes_reader.formats.tests.hostile_pdf import unnamed
from minutes_reader.formats.tests.make_pdf import PICTURE, locked, read, set_with, words_at, written

LINE = words_at((40, 300, "The minutes were agreed."))
SCANNED = "q 400 0 0 400 0 0 cm /X Do Q"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (locked(LINE, "secret"), "locked with a password"),
        (written(SCANNED, SCANNED, more=[PICTURE]), "scan"),
        (written("", ""), "no words"),
        (written(LINE)[:300], "damaged"),
        (set_with("Hello.")[:2000], "damaged"),
        (b"%PDF-1.7\n" + b"x" * 5000, "damaged"),
        (b"%PDF-1.7", "damaged"),
        (written(*[""] * 5_001), "5,001 pages"),
    ],
    ids=["locked", "scan", "empty", "cut short", "cut short, packed", "rubbish", "nothing", "too many pages"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(ReadingError, match=says) as refused:
        from_pdf(data, "paper.pdf")
    assert str(refused.value).startswith("paper.pdf: ")


def test_a_damaged_file_is_not_called_locked_because_the_one_before_it_was() -> None:
    for data, says in ((locked(LINE, "secret"), "password"), (b"%PDF-1.7\n1 0 obj<<>>endobj", "damaged")):
        with pytest.raises(ReadingError, match=says):
            from_pdf(data, "paper.pdf")


def test_a_pdf_locked_with_no_password_is_read() -> None:
    assert read(locked(LINE, "")).text == "The minutes were agreed."


def test_a_pdf_whose_table_of_places_is_wrong_is_read() -> None:
    assert read(written(LINE).replace(b"0000000009", b"0000099999")).text == "The minutes were agreed."


def test_fonts_that_do_not_say_which_letters_they_show_are_told_of() -> None:
    with pytest.raises(ReadingError, match=r"fonts do not say.*Bring the file that it was printed from"):
        read(unnamed("Minutes of the meeting", "Any other business"))
    found = read(unnamed("", "Minutes of the meeting"))
    assert found.text.startswith("The minutes were agreed.")
    assert [note.kind for note in found.notes] == ["unreadable_letters"]
    assert found.notes[0].message.startswith("Page 2: the fonts do not say")


def test_signs_that_happen_to_be_the_letters_are_read_as_they_are() -> None:
    found = read(unnamed("Minutes of the meeting", by=0))
    assert (found.text, found.notes) == ("Minutes of the meeting", ())


def test_pages_that_are_scans_are_named() -> None:
    found = read(written(LINE, SCANNED, LINE, SCANNED, SCANNED, more=[PICTURE]))
    assert [note.message for note in found.notes] == [
        (
            "Pages 2 and 4 to 5 of 5: scans, and were not read. "
            "Bring the file that was printed, or install the extra `ocr`."
        )
    ]


def test_scripts_and_attached_files_are_left_alone_and_said() -> None:
    names = "<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>/EmbeddedFiles<</Names[(f)<</F(a.exe)>>]>>>>"
    found = read(written(LINE, root=f"/OpenAction<</S/JavaScript/JS(x)>>/Names{names}"))
    assert found.text == "The minutes were agreed."
    assert {note.kind for note in found.notes} == {"script_ignored", "attachment_ignored"}


def test_a_huge_page_is_read() -> None:
    assert read(written(LINE, box="0 0 2000000 2000000")).text == "The minutes were agreed."


@pytest.mark.parametrize("deep", ["q " * 100_000, "<" * 2 * 50_000], ids=["states", "dictionaries"])
def test_deep_nesting_ends(deep: str) -> None:
    with contextlib.suppress(ReadingError):
        assert read(written(deep + LINE)).text == "The minutes were agreed."


def test_a_form_that_holds_itself_ends() -> None:
    inside = "/Resources<</XObject<</X 10 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
    form = f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{inside}"
    assert read(written(f"/X Do {LINE}", more=[form])).text == "The minutes were agreed."


def test_a_page_of_a_hundred_thousand_characters_is_read() -> None:
    lines = [(2, 398 - n * 0.4 * 3, "abcd efgh " * 30) for n in range(330)]
    found = read(written(words_at(*lines, size=1.1)))
    assert len(found.text) > 50_000


def test_a_word_of_many_thousand_letters_is_read() -> None:
    assert read(written(words_at((5, 200, "a" * 20_000)), box="0 0 200000 400")).text == "a" * 20_000


def test_a_thousand_words_at_one_place_are_one() -> None:
    assert read(written(words_at(*[(50, 200, "word")] * 1_000))).text == "word"


@pytest.mark.parametrize(
    ("pages", "said"), [([3], "page 3"), ([1, 2], "pages 1 to 2"), ([2, 4, 5, 9], "pages 2, 4 to 5 and 9")]
)
def test_pages_are_listed_as_people_say_them(pages: list[int], said: str) -> None:
    assert listed(pages) == said
