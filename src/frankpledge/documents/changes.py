"""Every write of documents: a file comes in, words are quoted."""

from collections.abc import Iterable, Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from frankpledge.documents import access
from frankpledge.documents.models import Document, Page, Quotation, stored_as
from frankpledge.documents.rules import Sheet, copy_name, fingerprint
from frankpledge.kit.cutting import Cuts, Words
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import MARKING_FIELDS, Partnership
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level, Marking

WRITTEN_HERE = "minutes"  # the format of a text that is written here: it is no file that came in


def store_content(partnership: Partnership, content: bytes) -> str:
    """Keep a file's bytes under their fingerprint, once, and give the fingerprint.

    The bytes are written before any row that names them: bytes that no row names do no harm, a row without bytes does.
    What a stop in the middle of writing left is written again.
    """
    print_of = fingerprint(content)
    place = stored_as(partnership.pk, print_of)
    if default_storage.exists(place) and default_storage.size(place) != len(content):
        default_storage.delete(place)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(content))
    return print_of


def add_document(
    by: Actor,
    partnership: Partnership,
    *,
    name: str,
    content_print: str,
    size: int,
    text: str,
    encoding: str = "",
    format: str = "text",  # noqa: A002 - what the reader calls it
    part: int = 0,
    pages: Iterable[Sheet] = (),
) -> Document:
    """Bring a file that was stored and read into the record, or one paper of a pack (`part`, from 1)."""
    document = Document(
        partnership=partnership,
        name=name[:255],
        fingerprint=content_print,
        size=size,
        text=text,
        encoding=encoding,
        format=format,
        part=part,
    )
    with change(by, "added", document, access.may_add_document) as document:
        document.save()
        Page.objects.bulk_create(
            (
                Page(
                    partnership=partnership,
                    document=document,
                    number=page.number,
                    start=page.start,
                    end=page.end,
                    width=page.width,
                    height=page.height,
                    words=page.words,
                )
                for page in pages
            ),
            batch_size=100,
        )
    return document


def add_documents(partnership: Partnership, texts: Sequence[tuple[str, str]]) -> list[Document]:
    """Bring many text files into the record, each a name and a text; called inside the change that is about them."""
    made = []
    for name, text in texts:
        content = text.encode()
        made.append(
            Document(
                partnership=partnership,
                name=name[:255],
                fingerprint=store_content(partnership, content),
                size=len(content),
                text=text,
                encoding="utf-8",
            )
        )
    return Document.objects.bulk_create(made)


def quote_words(spans: Iterable[tuple[Document, tuple[int, int]]]) -> dict[tuple[int, int, int], int]:
    """Quote words of many documents; called inside the change that is about them.

    Gives the quotation's number for each document's number, start and end.  Raises ValueError for a span that holds no
    words.
    """
    made = {}
    for document, (start, end) in spans:
        if not 0 <= start < end <= len(document.text):
            raise ValueError(f"no words stand at {start} to {end} of document {document.pk}")
        made[document.pk, start, end] = Quotation(
            partnership_id=document.partnership_id,
            document=document,
            start=start,
            end=end,
            words=document.text[start:end],
        )
    there = Quotation.objects.filter(document_id__in={document for document, _, _ in made})
    numbers = {(d, start, end): pk for d, start, end, pk in there.values_list("document_id", "start", "end", "pk")}
    new = [quotation for at, quotation in made.items() if at not in numbers]
    for row in Quotation.objects.bulk_create(new):
        numbers[row.document_id, row.start, row.end] = row.pk
    return numbers


def mark_document(by: Actor, document: Document, marking: Marking, *, seen: str = "") -> Document:
    """Mark a document.  What its paper holds more closely, the change that marks the paper says with hold_document.

    Raises NotPossible for a marking that lacks something, with what it lacks; Meanwhile where somebody else marked it
    otherwise since its marking was `seen`.
    """
    begun = Begun(seen, shown.marking_said(marking), shown.marking)
    with change(by, "marked", document, lambda by, row: access.may_mark(by, row, marking), begun) as document:
        if problems := marking.problems():
            raise NotPossible(" ".join(problems.values()))
        document.say(marking)
        document.level = marking.level.value
        document.save(update_fields=MARKING_FIELDS)
    return document


def hold_document(document: Document, level: Level) -> None:
    """Hold a document as closely as the closest held thing in it; called inside the change that marks that thing."""
    Document.objects.filter(pk=document.pk).exclude(level=level.value).update(level=level.value)


def quote(by: Actor, document: Document, spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Quote the words at these spans of a document; gives the quotation's number for each span.

    Raises ValueError for a span that holds no words of the text: a fact without words has no source.
    """
    wanted = sorted(set(spans))
    with change(by, "quoted", document, access.may_quote) as document:
        for start, end in wanted:
            if not 0 <= start < end <= len(document.text):
                raise ValueError(f"no words stand at {start} to {end} of document {document.pk}")
        Quotation.objects.bulk_create(
            [
                Quotation(
                    partnership_id=document.partnership_id,
                    document=document,
                    start=start,
                    end=end,
                    words=document.text[start:end],
                )
                for start, end in wanted
            ],
            ignore_conflicts=True,
        )
        rows = Quotation.objects.filter(document=document).values_list("start", "end", "pk")
        asked = set(wanted)
        return {(start, end): number for start, end, number in rows if (start, end) in asked}


def redact_document(by: Actor, document: Document, words: Words) -> tuple[Document, Cuts, dict[int, int]]:
    """Put a copy without these words in a document's place, and seal the document.

    Gives the copy, what was cut, and for each quotation of the document by number that of the copy: every page and
    quotation moves with the cuts.  The copy is a text without pictures of pages, marked as the document was; that
    of a text that is written here is written here too.
    """
    with change(by, "redacted", document, access.may_redact) as document:
        cuts = Cuts.of(words.places(document.text))
        text = cuts.text(document.text)
        content = text.encode("utf-8")
        printed = store_content(document.partnership, content)
        copy = Document(
            partnership_id=document.partnership_id,
            name=copy_name(words.without(document.name)),
            fingerprint=printed,
            size=len(content),
            encoding="utf-8",
            part=_free_part(document.partnership_id, printed),
            format=WRITTEN_HERE if document.format == WRITTEN_HERE else "text",
            text=text,
            stands_for=document,
            level=document.level,
        )
        for name in MARKING_FIELDS:
            value = getattr(document, name)
            setattr(copy, name, words.without(value) if isinstance(value, str) else value)
        copy.save()
        document.level = Level.SEALED.value
        document.save(update_fields=["level"])
        _copy_pages(document, copy, cuts)
        return copy, cuts, _copy_quotations(document, copy, cuts)


def _free_part(place: int, printed: str) -> int:
    """The first part of a content that no document is yet: the same words may be kept more than once."""
    held = Document.objects.filter(partnership_id=place, fingerprint=printed)
    last = held.aggregate(last=Max("part"))["last"]
    return 0 if last is None else last + 1


def _copy_pages(document: Document, copy: Document, cuts: Cuts) -> None:
    """The pages of a document as stretches of its copy's text; where the words stood on them is not copied."""
    made = []
    for number, start, end in Page.objects.filter(document=document).values_list("number", "start", "end"):
        first, last = cuts.span(start, end)
        page = Page(partnership_id=document.partnership_id, document=copy, number=number, start=first, end=last)
        made.append(page)
    Page.objects.bulk_create(made, batch_size=200)


def _copy_quotations(document: Document, copy: Document, cuts: Cuts) -> dict[int, int]:
    """The quotations of a document as quotations of its copy; several may come to be one."""
    old = Quotation.objects.filter(document=document).values_list("pk", "start", "end")
    moved = {number: cuts.span(start, end) for number, start, end in old}
    made = Quotation.objects.bulk_create(
        (
            Quotation(
                partnership_id=document.partnership_id,
                document=copy,
                start=start,
                end=end,
                words=copy.text[start:end],
            )
            for start, end in sorted(set(moved.values()))
        ),
        batch_size=200,
    )
    by_span = {(row.start, row.end): row.pk for row in made}
    return {number: by_span[span] for number, span in moved.items()}


def destroy_document(by: Actor, document: Document) -> None:
    """Take a document out with its pages and quotations; called when nothing else of the record hangs on it any more.

    A redacted copy that stood for it stands for what it stood for, or else keeps that it is one.  The file is removed
    afterwards, where no other document is of it: rows without a file do harm, a file without rows does none.
    """
    with change(by, "destroyed", document, access.may_destroy) as document:
        copy = Document.objects.filter(stands_for=document).first()
        if copy is not None:
            Document.objects.filter(pk=document.pk).update(stands_for=None)
            copy.stands_for_id, copy.original_destroyed = document.stands_for_id, document.stands_for_id is None
            copy.save(update_fields=["stands_for", "original_destroyed"])
        Quotation.objects.filter(document=document).delete()
        Document.objects.filter(pk=document.pk).delete()


def remove_file(place: int, printed: str) -> None:
    """Remove a partnership's file of this fingerprint, unless a document is of it; once it is gone, nothing happens."""
    if not Document.objects.filter(partnership_id=place, fingerprint=printed).exists():
        default_storage.delete(stored_as(place, printed))


def write_document(by: Actor, partnership: Partnership, *, name: str, text: str) -> Document:
    """Keep a text that is written here as a document, though another document may have the same words."""
    content = text.encode("utf-8")
    printed = store_content(partnership, content)
    return add_document(
        by,
        partnership,
        name=name,
        content_print=printed,
        size=len(content),
        text=text,
        encoding="utf-8",
        format=WRITTEN_HERE,
        part=_free_part(partnership.pk, printed),
    )


def rewrite_document(by: Actor, document: Document, *, name: str, text: str) -> Document:
    """Put another text in the place of one that is written here and still being worked on, such as draft minutes.

    Its quotations go: whoever calls this quotes anew, inside the same change.  A redacted copy of such a text can be
    written anew as well: what it is written from was redacted with it.  Raises NotPossible for a document that came in
    as a file, and for one that was sealed because a redacted copy stands in its place: such a text never changes.
    """
    with change(by, "rewrote", document, access.may_add_document) as document:
        if document.format != WRITTEN_HERE or Document.objects.filter(stands_for=document).exists():
            raise NotPossible("This document came in as a file, or was redacted. Its text never changes.")
        content, was = text.encode("utf-8"), document.fingerprint
        Quotation.objects.filter(document=document).delete()
        document.name, document.text, document.size = name[:255], text, len(content)
        document.fingerprint = store_content(document.partnership, content)
        if was != document.fingerprint:
            document.part = _free_part(document.partnership_id, document.fingerprint)
        document.save(update_fields=["name", "text", "size", "fingerprint", "part"])
        Page.objects.filter(document=document).delete()
        if was != document.fingerprint:
            place = document.partnership_id
            transaction.on_commit(lambda: remove_file(place, was))
    return document
