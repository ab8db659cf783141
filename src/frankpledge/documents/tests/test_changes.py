"""Files come in and are quoted."""

from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from frankpledge.documents.changes import add_document, quote, store_content
from frankpledge.documents.models import Document, Quotation
from frankpledge.documents.queries import content_of, document_with, documents_seen_by, quotations_seen_by
from frankpledge.documents.rules import Sheet
from frankpledge.ledger.rules import Actor, Origin, Refused
from frankpledge.people.changes import add_partnership
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for

TEXT = "Hill Partnership\n\nAnn Alder to write to the Council."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def partnership(slug: str = "hill") -> tuple[Actor, Partnership]:
    by = Actor(Origin.COMMAND, timezone.localdate(), process="test")
    made = add_partnership(by, slug=slug, name=slug.title())
    return process_for(made, "test", by.today), made


def document(by: Actor, hill: Partnership) -> Document:
    stored = store_content(hill, TEXT.encode())
    return add_document(
        by,
        hill,
        name="june.txt",
        content_print=stored,
        size=len(TEXT),
        text=TEXT,
        encoding="utf-8",
        pages=[Sheet(1, 0, 20, 400, 600)],
    )


def test_a_file_is_kept_under_its_fingerprint_and_read_back_as_it_came(files: Path) -> None:
    by, hill = partnership()
    kept = document(by, hill)
    assert content_of(kept) == TEXT.encode()
    assert "june" not in "".join(str(path) for path in files.rglob("*"))
    assert document_with(by, kept.fingerprint) == kept
    assert kept.pages.get().end == 20


def test_the_same_bytes_are_stored_once(files: Path) -> None:
    _, hill = partnership()
    assert store_content(hill, b"abc") == store_content(hill, b"abc")
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1


def test_the_same_file_is_no_second_document() -> None:
    by, hill = partnership()
    document(by, hill)
    with pytest.raises(DatabaseError, match=r"one_document_a_fingerprint|fingerprint"), transaction.atomic():
        document(by, hill)


def test_words_are_quoted_once_and_are_those_of_the_text() -> None:
    by, hill = partnership()
    kept = document(by, hill)
    first = quote(by, kept, [(18, 27), (31, 36)])
    again = quote(by, kept, [(18, 27)])
    assert again[18, 27] == first[18, 27]
    assert [row.words for row in quotations_seen_by(by, first.values())] == ["Ann Alder", "write"]


@pytest.mark.parametrize("span", [(5, 5), (7, 3), (-1, 4), (0, 10_000)])
def test_a_span_without_words_is_no_source(span: tuple[int, int]) -> None:
    by, hill = partnership()
    kept = document(by, hill)
    with pytest.raises(ValueError, match="no words stand"):
        quote(by, kept, [(0, 4), span])
    assert not Quotation.objects.exists()


def test_documents_of_another_partnership_are_neither_seen_nor_quoted() -> None:
    by, hill = partnership()
    kept = document(by, hill)
    other, _ = partnership("dale")
    assert not documents_seen_by(other).exists()
    assert document_with(other, kept.fingerprint) is None
    with pytest.raises(Refused):
        quote(other, kept, [(0, 4)])
    assert not quotations_seen_by(other, quote(by, kept, [(0, 4)]).values()).exists()


def test_a_file_whose_storing_was_cut_short_is_stored_again_whole(files: Path) -> None:
    by, hill = partnership()
    kept = document(by, hill)
    (files / kept.stored_as).write_bytes(TEXT.encode()[:7])
    store_content(hill, TEXT.encode())
    assert content_of(kept) == TEXT.encode()
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
