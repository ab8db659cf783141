"""What keeps the record: its files, its worker and schedules, its ledger, its backups, its mail server."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import file_digest

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from frankpledge.backup.queries import last_backup
from frankpledge.config import standing
from frankpledge.config.checking import Check, Finding, fault, fine, warning
from frankpledge.documents.models import Document, stored_as
from frankpledge.ledger.queries import unsealed
from frankpledge.ledger.queries.anchors import FILE, NoAnchor, anchors_in
from frankpledge.people.rls import whole_reading
from frankpledge.work import queries as work

LATE = timedelta(minutes=15)
DAY_AND_NIGHT = timedelta(hours=36)  # what is done every night is late by then
SHOWN = 3


def worker() -> Iterator[Finding]:
    """Whether a worker is alive, jobs failed, and schedules are kept."""
    if standing.worker_seen():
        yield fine("worker", "A worker is alive.")
    else:
        yield warning("worker", "No worker is alive, so nothing that comes in is read. Give: frankpledge worker")
    if failed := len(work.jobs("FAILED")):
        yield warning("jobs", f"{failed} jobs failed. List them with `frankpledge jobs`.")
    late = [row.name for row in work.schedules() if row.on and row.due < timezone.now() - LATE]
    if late:
        yield warning("schedules", f"Late: {', '.join(late)}. They are done when a worker runs.")


def ledger() -> Iterator[Finding]:
    """Whether the ledger is sealed in time, and anchored outside the database."""
    now = timezone.now()
    with whole_reading():
        waiting = unsealed(whole=True)
    if waiting.too_long(now):
        said = f"{waiting.lines} lines wait to be sealed, one for too long. Start a worker."
        yield warning("ledger", said)
    try:
        anchors = anchors_in(settings.FRANKPLEDGE_ANCHORS / FILE)
    except (NoAnchor, OSError) as error:
        yield fault("ledger", f"The file of anchors cannot be read. {error} Look who altered it, before anything else.")
        return
    if not anchors:
        yield warning(
            "ledger",
            "No anchor was kept yet. Give: frankpledge ledger anchor",
        )
    elif now - anchors[-1].at > DAY_AND_NIGHT:
        yield warning("ledger", f"The last anchor is of {anchors[-1].at:%d.%m.%Y}. Start a worker.")
    elif not waiting.too_long(now):
        yield fine("ledger", "Sealed and anchored.")


def backups() -> Iterator[Finding]:
    """Whether backups are made."""
    last = last_backup()
    if not settings.FRANKPLEDGE_BACKUP_KEY:
        yield warning("backups", "FRANKPLEDGE_BACKUP_KEY is not set: none is made (docs/operations/backup.md).")
    if last is None:
        yield warning("backups", "No backup was ever made. Give: frankpledge backup")
    elif timezone.now() - last > DAY_AND_NIGHT:
        yield warning(
            "backups", f"The last whole backup is of {last:%d.%m.%Y}. Look why none was made since: frankpledge jobs"
        )
    else:
        yield fine("backups", f"The last whole backup is of {last:%d.%m.%Y}.")


def sizes_of_files() -> Iterator[Finding]:
    """Whether every file that a row names is there, as large as the row says."""
    yield from _files(whole=False)


def prints_of_files() -> Iterator[Finding]:
    """Whether every file that a row names is there, byte for byte."""
    yield from _files(whole=True)


def mail_server() -> Iterator[Finding]:
    """Whether the mail server answers and takes who we are."""
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        yield fine("mail", "No mail server is set: nothing is sent.")
        return
    try:
        connection = get_connection()
        connection.open()
        connection.close()
    except OSError as error:  # which SMTP's own errors are too
        said = "Look at FRANKPLEDGE_EMAIL: host, port, user, password, and whether it speaks TLS."
        yield fault("mail", f"The mail server does not take us ({type(error).__name__}). {said}")
    else:
        yield fine("mail", "The mail server answers.")


def _files(*, whole: bool) -> Iterator[Finding]:
    """Files are named by fingerprint, never by what somebody called them."""
    gone, other, seen = [], [], 0
    with whole_reading():
        rows = list(Document.objects.order_by().values_list("partnership_id", "fingerprint", "size").distinct())
    for partnership, fingerprint, size in rows:
        path = settings.MEDIA_ROOT / stored_as(partnership, fingerprint)
        seen += 1
        if not path.is_file():
            gone.append(fingerprint)
        elif path.stat().st_size != size:
            other.append(fingerprint)
        elif whole:
            with path.open("rb") as file:
                if file_digest(file, "sha256").hexdigest() != fingerprint:
                    other.append(fingerprint)
    for what, found in (("missing", gone), ("not what came in", other)):
        if found:
            named = ", ".join(one[:12] for one in found[:SHOWN])
            said = f"{len(found)} of {seen} stored files are {what} ({named}…). Bring them back from a backup"
            yield fault("files", f"{said} (docs/operations/restore.md).")
    if not gone and not other:
        yield fine("files", f"All {seen} stored files are there{', byte for byte' if whole else ''}.")


ALL: tuple[Check, ...] = (worker, ledger, backups)
