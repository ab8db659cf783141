"""Files coming in: adding them, how far they have come, and the list of documents."""

import logging
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from frankpledge.intake import access, queries
from frankpledge.intake.changes import receive, refuse
from frankpledge.intake.forms import StateForm, UploadForm
from frankpledge.intake.models import Upload
from frankpledge.intake.rules.states import ReviewState, UploadState
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to
from frankpledge.people.queries import partnership_named

log = logging.getLogger(__name__)
A_PAGE = 50
_ORDERS = {
    "name": ("document__name", "id"),
    "-name": ("-document__name", "-id"),
    "added": ("id",),
    "-added": ("-id",),
    "date": (F("paper__dated").asc(nulls_last=True), "id"),
    "-date": (F("paper__dated").desc(nulls_last=True), "-id"),
}


def documents(request):
    """Every document, where it stands, and what may be done with many at once."""
    by = request.actor
    filters = StateForm(request.GET)
    state = filters.cleaned_data["state"] if filters.is_valid() else ""
    listed = queries.documents_listed(by, state).order_by(*_ORDERS.get(request.GET.get("sort", ""), ("-id",)))
    may_keep = access.may_upload(by, Upload(partnership_id=by.partnership.id))
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "filters": filters if may_keep else None,
        "narrowed": bool(state),
        "may_keep": may_keep,
        "may_enter": may_keep and any(review.state == ReviewState.TO_REVIEW for review in page),
        "batches": queries.batches_lately(by) if may_keep else [],
    }
    return render(request, "intake/documents.html", values)


def upload(request):
    """Add one file or many.  What is wrong with one is said at it, and the others go on.

    Where the disk or the database takes no more, those that are in are shown, and how many are not.
    """
    by = request.actor
    new = Upload(partnership_id=by.partnership.id)
    open_to(request, access.may_upload(by, new), "received", new)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        number, files = uuid4(), form.cleaned_data["papers"]
        added = reverse("batch", kwargs={"partnership": by.partnership.slug, "batch": number})
        if _take_in_all(by, partnership_named(by.partnership.slug), files, number):
            return redirect(added)
        return redirect(f"{added}?of={len(files)}")
    return render(request, "intake/upload.html", {"form": form})


def batch(request, batch):
    """The files that came together, how far each has come, and how many of all that were sent did not come in."""
    uploads = list(queries.batch_seen_by(request.actor, batch))
    if not uploads:
        raise Http404
    waiting = sum(one.state == UploadState.WAITING for one in uploads)
    papers = queries.papers_of_uploads(request.actor, uploads)
    reviews = [paper.review for of_file in papers.values() for paper in of_file]
    values = {
        "batch": batch,
        "left": max((row_number(request.GET.get("of")) or 0) - len(uploads), 0),
        "uploads": [(one, papers.get(one.fingerprint, []) if one.document else []) for one in uploads],
        "waiting": waiting,
        "done": len(uploads) - waiting,
        "entering": sum(one.state == ReviewState.QUEUED for one in reviews),
        "to_review": [one.document_id for one in reviews if one.state == ReviewState.TO_REVIEW],
    }
    return render(request, "intake/batch.html", values)


def _take_in_all(by: Actor, partnership: Partnership, files: list[UploadedFile], number: UUID) -> bool:
    """Take files in, one after another; says whether all are in.  Raises what went wrong where not even one is."""
    for place, file in enumerate(files):
        try:
            _take_in(by, partnership, file, number)
        except (DatabaseError, OSError):
            if not place:
                raise
            log.exception("files were left when no more could be taken in")
            return False
    return True


def _take_in(by: Actor, partnership: Partnership, file: UploadedFile, number: UUID) -> None:
    """Take one file in; one that is too large is refused before any of it is read into memory."""
    name, size, most = file.name or "", file.size or 0, settings.UPLOAD_MOST_BYTES
    if size > most:
        problem = f"{name}: {size / 2**20:.0f} MB is more than the {most // 2**20} MB that one file may have."
        refuse(by, partnership, name=name, size=size, batch=number, problem=f"{problem} Cut it into its papers.")
    else:
        receive(by, partnership, name=name, content=file.read(), batch=number)
