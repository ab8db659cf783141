"""Files come in and are read."""

from uuid import UUID

from frankpledge.documents.changes import add_document, store_content
from frankpledge.documents.models import Document
from frankpledge.documents.queries import content_of, document_with, was_sealed
from frankpledge.documents.rules import fingerprint
from frankpledge.intake import access
from frankpledge.intake.changes.facts import keep_facts
from frankpledge.intake.models import Reading, Review, Upload
from frankpledge.intake.queries import kept_of
from frankpledge.intake.rules.sheets import paper_name, sheets
from frankpledge.intake.rules.states import UploadState
from frankpledge.ledger.changes import change, note_read
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries import body_named
from frankpledge.people.models import Partnership
from frankpledge.people.queries import context_for_reading
from frankpledge.work.changes import queue
from minutes_reader import Keepable, ReadingError, keepable, read_papers
from minutes_reader import reading as read_forms

_FAILED = "The reader failed on this file, which is a fault of ours. Tell whoever looks after this service."
_STOPPED = "Reading this file was stopped by whoever looks after this service. Ask them, or add a smaller one."
_LOST = "The file is no longer where it was stored. Add it again."
_SEALED = "Personal data was removed from this file. The record holds a redacted copy, and does not take it in again."


def receive(
    by: Actor, partnership: Partnership, *, name: str, content: bytes, batch: UUID, later: bool = True
) -> Upload:
    """Take a file in, to be read by the worker (`later`) or by the caller.

    A file that the record holds already is recognised by its fingerprint, or by that of the file as it was given, and
    enters nothing twice; one that was redacted does not come in again.  One that may do harm is refused, and nothing of
    it is kept; where pictures were taken, and the like, is taken out before it is kept, and the upload says so.
    """
    kept = Keepable(content)
    upload = Upload(partnership=partnership, batch=batch, name=_named(name), size=len(content))
    upload.fingerprint = fingerprint(content)
    if not _is_known(by, upload) and not _is_known_as_given(by, upload):
        try:
            kept = keepable(content, upload.name)
        except ReadingError as error:
            return refuse(by, partnership, name=name, size=len(content), batch=batch, problem=str(error))
    if kept.taken_out:
        upload.cleaned, upload.given = ", ".join(kept.taken_out), upload.fingerprint
        upload.fingerprint, upload.size = fingerprint(kept.data), len(kept.data)
    with change(by, "received", upload, access.may_upload) as upload:
        if not _is_known(by, upload):
            store_content(partnership, kept.data)
        upload.save()
        if upload.cleaned:
            note_read(by, "cleaned", upload)
        if later and upload.state == UploadState.WAITING:
            queue("intake.read_upload", upload=upload.pk, partnership=partnership.pk)
    return upload


def refuse(by: Actor, partnership: Partnership, *, name: str, size: int, batch: UUID, problem: str) -> Upload:
    """Keep that a file was not taken in, and why, in words for the person who brought it."""
    upload = Upload(partnership=partnership, batch=batch, name=_named(name), size=size)
    with change(by, "refused", upload, access.may_upload) as upload:
        upload.state, upload.problem = UploadState.REFUSED.value, problem
        upload.save()
    return upload


def read_upload(by: Actor, upload: Upload) -> Upload:
    """Read a file that waits: afterwards all of its facts are there to review, or none and the reason why.

    A file that was read meanwhile is left as it is, so that a job done twice does nothing twice.  Reading takes long
    and holds nobody up; what was found is then kept at one go, by one after another, so that a file given twice is
    kept once.
    """
    upload = Upload.objects.select_related("partnership").get(pk=upload.pk)
    if upload.state != UploadState.WAITING:
        return upload
    papers, problem = ([], "") if _is_known(by, upload) else _read(by, upload)
    with change(by, "read", upload, access.may_upload) as upload:
        Partnership.objects.select_for_update().get(pk=upload.partnership_id)
        if upload.state == UploadState.WAITING:
            if not _is_known(by, upload):
                _keep_all(by, upload, papers, problem)
            upload.save()
    return upload


def give_up(by: Actor, upload: Upload, *, stopped: bool = False) -> Upload:
    """Say of a file that waits that the reader failed on it or was stopped, so that nobody waits for it any longer."""
    with change(by, "gave up", upload, access.may_upload) as upload:
        if upload.state == UploadState.WAITING:
            upload.state, upload.problem = UploadState.REFUSED.value, _STOPPED if stopped else _FAILED
            upload.save()
    return upload


def wait_again(by: Actor, upload: Upload) -> Upload:
    """Let a file that was given up wait to be read again, whose job is queued already."""
    with change(by, "queued again", upload, access.may_upload) as upload:
        if upload.state == UploadState.REFUSED and upload.problem in (_FAILED, _STOPPED):
            upload.state, upload.problem = UploadState.WAITING.value, ""
            upload.save()
    return upload


def _named(name: str) -> str:
    """A file's name without what no database keeps; the end of a long one, which tells files apart."""
    return "".join(letter for letter in name if letter.isprintable())[-255:] or "no name"


def _is_known(by: Actor, upload: Upload) -> bool:
    """Whether the record holds the file, or held it, by now; then the upload says so."""
    held = document_with(by, upload.fingerprint)
    if held is not None:
        upload.state, upload.document = UploadState.KNOWN.value, held
    elif was_sealed(by, upload.fingerprint):
        upload.state, upload.problem = UploadState.REFUSED.value, _SEALED
    return upload.state != UploadState.WAITING


def _is_known_as_given(by: Actor, upload: Upload) -> bool:
    """Whether the record holds, or held, what was once kept of this file; then the upload stands for that.

    What is kept of a file may differ from one version of this program to the next, and the file is the same.
    """
    given, size = upload.fingerprint, upload.size
    for earlier in kept_of(by, given):
        upload.fingerprint, upload.size = earlier.fingerprint, earlier.size
        if _is_known(by, upload):
            upload.cleaned, upload.given = earlier.cleaned, given
            return True
    upload.fingerprint, upload.size = given, size
    return False


def _read(by: Actor, upload: Upload) -> tuple[list[read_forms.Reading], str]:
    """The papers in a file, or what is wrong with it."""
    shell = Document(partnership_id=upload.partnership_id, fingerprint=upload.fingerprint)
    try:
        return list(read_papers(content_of(shell), name=upload.name, context=context_for_reading(by))), ""
    except (ReadingError, FileNotFoundError) as error:
        return [], _LOST if isinstance(error, FileNotFoundError) else str(error)


def _keep_all(by: Actor, upload: Upload, papers: list[read_forms.Reading], problem: str) -> None:
    """Keep every paper of a file, or what is wrong with it.  Called inside a change."""
    if problem:
        upload.state, upload.problem = UploadState.REFUSED.value, problem
        return
    documents = [_keep(by, upload, found) for found in papers]
    upload.state, upload.document = UploadState.READ.value, documents[0]


def _keep(by: Actor, upload: Upload, found: read_forms.Reading) -> Document:
    """Keep a paper that was read, and its facts to review."""
    part = found.source.part
    document = add_document(
        by,
        upload.partnership,
        name=paper_name(upload.name, part.number, part.title) if part else upload.name,
        content_print=upload.fingerprint,
        size=upload.size,
        text=found.text,
        encoding=found.source.encoding or "",
        format=found.source.format,
        part=part.number if part else 0,
        pages=sheets(found.map, len(found.text)) if found.map else (),
    )
    review = Review(partnership_id=upload.partnership_id, document=document, kind=found.kind)
    review.reading = keep_reading(document, found)
    review.body = body_named(by, found.body.name) if found.body else None
    review.save()
    keep_facts(review, found)
    return document


def keep_reading(document: Document, found: read_forms.Reading) -> Reading:
    """Keep what a reader found, without the text and its map, which the document holds.  Called inside a change."""
    return Reading.objects.create(
        partnership_id=document.partnership_id,
        document=document,
        reader=found.reader["version"],
        found=found.to_json(text=False, places=False),
    )
