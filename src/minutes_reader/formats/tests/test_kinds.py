"""What kind a file is of, told by what it holds."""

import subprocess
import sys

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.archives import Archive
from minutes_reader.formats.kinds import canonical_of, kind_of
from minutes_reader.formats.tests.make import docx, p, zipped

ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"junk before it %PDF-1.4", "pdf"),
        (docx(p("a")), "docx"),
        (ODT, "odt"),
        (b'<?xml version="1.0"?>\n<office:document xmlns:office="x">', "odt"),
        (rb"{\rtf1 a}", "rtf"),
        (b"\xef\xbb\xbf{\\rtf1 a}", "rtf"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\xef\xbb\xbf <!-- saved --> <?xml version='1.0'?>\n<HTML>", "html"),
        (b"<table><tr><td>a", "html"),
        (b"<p>a</p>\n<p>b</p>\n", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<p>What conversion left</p> in a text", "text"),
        (b"<!-- never closed", "text"),
        (b"<p" * 3000, "text"),
        (b"Minutes of a meeting", "text"),
        (b"Mime artists: none\n", "text"),
        (b"", "text"),
        (b" " * 5000, "text"),
    ],
)
def test_a_kind_is_told_by_what_the_file_holds(data: bytes, kind: str) -> None:
    assert kind_of(data, "a.xyz") == kind


def test_comments_without_end_are_gone_over_once() -> None:
    assert kind_of(b"<!---->" * 400 + b"x" * 400, "a.html") == "text"


@pytest.mark.parametrize(
    ("name", "noted"),
    [("a.docx", False), ("a.DOCM", False), ("a.txt", True), ("a.doc", True), ("a", False), ("a.b", False)],
)
def test_a_name_that_promises_another_kind_is_noted_and_no_matter(name: str, noted: bool) -> None:
    canonical = canonical_of(docx(p("words")), name)
    assert canonical.text == "words"
    assert [note.kind for note in canonical.notes] == ["wrong_extension"] * noted


def test_plain_text_keeps_its_encoding_and_every_character() -> None:
    canonical = canonical_of("Cllr Siân\r\n\u00ad".encode(), "a.txt")
    assert (canonical.text, canonical.encoding, canonical.kind) == ("Cllr Siân\r\n\u00ad", "utf-8", "text")


def test_what_is_noted_of_a_text_is_noted_of_a_file_too() -> None:
    assert [note.kind for note in canonical_of(docx(p("a\u202eb")), "a.docx").notes] == ["direction_control"]


def test_more_bytes_than_were_allowed_are_refused() -> None:
    with pytest.raises(ReadingError, match="MB"):
        canonical_of(b"a" * 11, "a.txt", most=10)


def test_a_member_may_be_missing_and_one_packed_in_an_unknown_way_is_refused() -> None:
    archive = Archive(zipped({"a": "words"}), "a.zip")
    assert archive.read_if_there("b") == b""
    with pytest.raises(ReadingError, match="damaged"):
        archive.read("b")
    data = zipped({"a": "words"}).replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00")
    with pytest.raises(ReadingError, match="packed"):
        Archive(data, "a.zip").read("a")


def test_asking_for_help_loads_no_reader_of_files() -> None:
    asked = "import sys, minutes_reader, minutes_reader.formats.kinds; print([m for m in sys.modules if 'lxml' in m])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "data", [b"<p>a</p><pre>b&#13;&#10;c</pre>", b"{\\rtf1 a\\par b\\u13?c}"], ids=["web page", "rich text"]
)
def test_an_end_of_a_line_that_is_named_by_its_number_is_one(data: bytes) -> None:
    assert canonical_of(data, "paper").text == "a\nb\nc"
