"""What is kept of files that come in: nothing of those that may do harm, and nothing that nobody meant to say."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from frankpledge.documents.models import Document
from frankpledge.documents.rules import fingerprint
from frankpledge.intake.models import Upload
from frankpledge.intake.rules.states import UploadState
from frankpledge.intake.tests import make as here
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.people.rules.marking import Level
from minutes_reader.formats.tests.make import docx, p
from minutes_reader.formats.tests.test_keeping import PLACE, jpeg

pytestmark = pytest.mark.django_db
BODY = "".join(p(line) for line in here.MINUTES.splitlines())
WITH_MACROS = docx(BODY, {"word/vbaProject.bin": b"program"})
BODY_KEPT = docx(BODY)
WITH_PLACE = docx(BODY, {"word/media/image1.jpg": jpeg()})


def kept_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["minutes.docm", "minutes.docx", "minutes.txt"])
def test_a_file_with_macros_is_refused_whatever_its_name_and_nothing_of_it_is_kept(by: Actor, name: str) -> None:
    before = kept_files()
    upload = here.came_in(by, WITH_MACROS, name)
    assert upload.state == UploadState.REFUSED
    assert "without macros (.docx)" in upload.problem
    assert kept_files() == before
    assert Entry.objects.latest("id").verb == "refused"


def test_a_picture_is_kept_without_its_place_and_the_record_says_so(by: Actor, client: Client) -> None:
    upload = here.came_in(by, WITH_PLACE, "minutes.docx")
    assert upload.state == UploadState.READ
    assert upload.cleaned == "where pictures were taken"
    assert upload.given == fingerprint(WITH_PLACE)
    kept = Path(settings.MEDIA_ROOT, upload.document.stored_as).read_bytes()
    assert upload.fingerprint == fingerprint(kept) != upload.given
    assert upload.size == len(kept)
    assert PLACE not in kept
    verbs = list(Entry.objects.filter(table="intake.upload", row_number=upload.pk).values_list("verb", flat=True))
    assert verbs == ["cleaned", "received", "read"]
    page = client.get(f"/aldermere/documents/added/{upload.batch}/").content.decode()
    assert "Taken out before it was kept: where pictures were taken." in page


def test_the_same_file_again_is_known_by_what_is_kept_of_it(by: Actor) -> None:
    first = here.came_in(by, WITH_PLACE, "minutes.docx")
    again = here.came_in(by, WITH_PLACE, "copy.docx")
    assert (again.state, again.document) == (UploadState.KNOWN, first.document)


def kept_otherwise(by: Actor) -> Upload:
    """The file with a picture, as an earlier version might have cleaned it."""
    upload = here.came_in(by, BODY_KEPT, "minutes.docx")
    Upload.objects.filter(pk=upload.pk).update(cleaned="where pictures were taken", given=fingerprint(WITH_PLACE))
    return upload


def test_a_file_is_known_by_what_was_given_where_it_is_cleaned_otherwise_today(by: Actor) -> None:
    first = kept_otherwise(by)
    again = here.came_in(by, WITH_PLACE, "copy.docx")
    assert (again.state, again.document) == (UploadState.KNOWN, first.document)
    assert (again.fingerprint, again.given) == (first.fingerprint, fingerprint(WITH_PLACE))
    assert again.size == first.size


def test_a_redacted_file_does_not_come_in_again_where_it_is_cleaned_otherwise_today(by: Actor) -> None:
    first = kept_otherwise(by)
    Document.objects.filter(pk=first.document_id).update(level=Level.SEALED.value)
    before = kept_files()
    again = here.came_in(by, WITH_PLACE, "copy.docx")
    assert again.state == UploadState.REFUSED
    assert "Personal data was removed" in again.problem
    assert kept_files() == before


def test_what_is_no_longer_held_of_a_file_hinders_it_from_nothing(by: Actor) -> None:
    first = kept_otherwise(by)
    Upload.objects.filter(pk=first.pk).update(fingerprint="0" * 64)
    again = here.came_in(by, WITH_PLACE, "copy.docx")
    assert again.state == UploadState.READ
    assert again.given == fingerprint(WITH_PLACE)
    assert again.size == len(Path(settings.MEDIA_ROOT, again.document.stored_as).read_bytes())


def test_the_database_refuses_a_cleaned_file_that_does_not_say_from_what(by: Actor) -> None:
    upload = here.came_in(by, read=False)
    assert (upload.cleaned, upload.given) == ("", "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=upload.pk).update(cleaned="something")
