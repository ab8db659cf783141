"""Files in other encodings are read; files that are no text are refused with what to do."""

import codecs
from pathlib import Path

import pytest

from minutes_reader import ReadingError, read_bytes, read_file, read_text

TEXT = "Eastmere Partnership\r\n\r\nAGREED – that £40 be paid to the café.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"plain", "utf-8"),
    ],
)
def test_the_encoding_is_found_and_said(data: bytes, encoding: str) -> None:
    reading = read_bytes(data)
    assert reading.source.encoding == encoding
    assert reading.text in (TEXT, "plain")
    assert reading.source.characters == len(reading.text)


def test_bytes_that_windows_has_no_letter_for_are_still_read() -> None:
    assert read_bytes(b"caf\xe9 \x81 bar").source.encoding == "latin-1"


def test_a_broken_mark_of_utf8_does_not_stop_the_reading() -> None:
    assert read_bytes(codecs.BOM_UTF8 + b"caf\xe9").source.encoding == "cp1252"
    assert read_bytes(codecs.BOM_UTF8 + b"caf\xe9\x81").source.encoding == "latin-1"


def test_the_text_is_character_for_character_but_for_nul() -> None:
    reading = read_text("\ufeffOne\x00two\r\nthree\u202e")
    assert reading.text == "One\ufffdtwo\r\nthree\u202e"
    assert [note.kind for note in reading.notes] == ["nul_character", "direction_control"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"%PDF-1.7 ...", "damaged"),
        (b"PK\x03\x04....", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "older office program"),
        (bytes(range(32)) * 50, "not a document"),
        (b"BM" + bytes(70), "picture"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words) as refused:
        read_bytes(data, "paper.txt")
    assert str(refused.value).startswith("paper.txt: ")
    assert "\n" not in str(refused.value)


def test_a_word_that_begins_like_a_picture_is_text() -> None:
    assert read_bytes(b"BMX riders on the common").text == "BMX riders on the common"


def test_a_file_too_large_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ReadingError, match="100 MB is more than the 20 MB"):
        read_file(path)
    with pytest.raises(ReadingError, match="more than"):
        read_bytes(b"x" * 11, most=10)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"none\.txt: No such file"):
        read_file(tmp_path / "none.txt")


def test_text_of_nothing_is_refused() -> None:
    with pytest.raises(ReadingError):
        read_text(" \n")
