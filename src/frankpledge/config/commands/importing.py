"""Bringing papers into a partnership's record from the command line."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from frankpledge.config.commands.setting_up import partnership_or_stop
from frankpledge.documents.models import Document
from frankpledge.intake.changes import enter_review, read_upload, receive, refuse
from frankpledge.intake.models import Upload
from frankpledge.intake.queries import papers_of_uploads
from frankpledge.intake.rules.states import ReviewState, UploadState
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for


def import_papers(files: Sequence[Path], slug: str, *, unchecked: bool) -> int:
    """Bring files in, one after another; gives the exit status, 1 when any was not taken in.

    Each file's facts are kept whole or not at all, so that a stop at any moment leaves nothing by halves, and the same
    command given again goes on where it stopped.
    """
    partnership = partnership_or_stop(slug)
    by, batch = process_for(partnership, "import", timezone.localdate()), uuid4()
    out, failed = Console(), 0
    for path in track(files, description="Reading", console=out, transient=True):
        with reading(by):
            upload = import_paper(by, partnership, path, batch)
            said = said_of(by, upload, unchecked=unchecked)
        failed += upload.state == UploadState.REFUSED
        out.print(f"{upload.name}: {said}", highlight=False, markup=False)
    return 1 if failed else 0


def import_paper(by: Actor, partnership: Partnership, path: Path, batch: UUID) -> Upload:
    """Bring one file in and read it.  A file too large to be a paper is refused before it is read."""
    try:
        size = path.stat().st_size
        if size > settings.UPLOAD_MOST_BYTES:
            most = settings.UPLOAD_MOST_BYTES // 2**20
            problem = f"Larger than {most} MB. Cut it into its papers and bring each in."
            return refuse(by, partnership, name=path.name, size=size, batch=batch, problem=problem)
        content = path.read_bytes()
    except OSError as error:
        return refuse(by, partnership, name=path.name, size=0, batch=batch, problem=f"Not opened: {error.strerror}.")
    upload = receive(by, partnership, name=path.name, content=content, batch=batch, later=False)
    return read_upload(by, upload)


def said_of(by: Actor, upload: Upload, *, unchecked: bool) -> str:
    """What became of a file, in words; with `unchecked` it is entered first."""
    if upload.state == UploadState.REFUSED or upload.document is None:
        return f"not read. {upload.problem}"
    papers = papers_of_uploads(by, [upload])[upload.fingerprint]
    known = "in the record already" if upload.state == UploadState.KNOWN else "read"
    if len(papers) == 1:
        return f"{known}, {_became(by, papers[0], unchecked=unchecked)}"
    each = ((paper.part, _became(by, paper, unchecked=unchecked)) for paper in papers)
    return f"{known}, a pack of {len(papers)} papers: " + "; ".join(f"paper {part} {became}" for part, became in each)


def _became(by: Actor, paper: Document, *, unchecked: bool) -> str:
    """What became of a paper that was read."""
    review = paper.review
    if not unchecked or review.state != ReviewState.TO_REVIEW:
        return str(review.get_state_display()).lower()
    try:
        enter_review(by, review, unchecked=True)
    except NotPossible as error:
        return f"left to review. {error}"
    return "entered as read, not checked"
