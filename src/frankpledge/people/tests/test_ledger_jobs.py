"""The jobs that seal the ledger of every partnership and keep its end elsewhere."""

import threading
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import connection

from frankpledge.ledger.models import Entry
from frankpledge.ledger.queries import head, unsealed
from frankpledge.ledger.queries.anchors import FILE, anchors_in
from frankpledge.people import jobs
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_reading, whole_record
from frankpledge.people.tests import make
from tests.harness.ambient import aside

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anchors(settings: LazySettings, tmp_path: Path) -> Path:
    """The file of anchors, of a record with lines of two partnerships and of none."""
    settings.FRANKPLEDGE_ANCHORS = tmp_path
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for slug in ("aldermere", "elsewhere"):
        make.person(make.actor(make.partnership(slug, slug.title())), "Ann Alder")
    return tmp_path / FILE


def test_lines_of_every_partnership_are_sealed_whoever_asks() -> None:
    with aside():
        jobs.seal_ledger()
    with whole_record():
        assert unsealed().lines == 0
        assert head()[0] == Entry.objects.count() > 2
        assert len(set(Entry.objects.values_list("partnership_number", flat=True))) >= 2


def test_the_end_of_the_chain_is_kept_in_a_file_and_sent_to_whoever_keeps_it(
    anchors: Path, settings: LazySettings
) -> None:
    jobs.anchor_ledger()
    assert mail.outbox == []
    settings.FRANKPLEDGE_ANCHOR_EMAIL = "audit@mere.example"
    jobs.send_anchor()
    kept = anchors_in(anchors)
    assert [(anchor.place, anchor.digest) for anchor in kept] == [head()] * 2
    (letter,) = mail.outbox
    assert letter.to == ["audit@mere.example"]
    assert letter.subject == "Anchor of the ledger"
    assert f"frankpledge ledger verify --anchor {head()[0]}:{head()[1]}" in letter.body


def test_without_anybody_to_send_it_to_nothing_is_sent(anchors: Path) -> None:
    jobs.send_anchor()
    assert mail.outbox == []
    assert not anchors.exists()


@pytest.mark.django_db(transaction=True)
def test_who_looks_at_the_whole_record_sees_one_moment_of_it_and_holds_up_no_writer(anchors: Path) -> None:
    begun, written, seen = threading.Event(), threading.Event(), []

    def looks() -> None:
        with whole_reading():
            seen.append(Entry.objects.count())
            begun.set()
            written.wait(60)
            seen.append(Entry.objects.count())
        with whole_reading():
            seen.append(Entry.objects.count())
        connection.close()

    looking = threading.Thread(target=looks)
    looking.start()
    begun.wait(60)
    make.person(make.actor(Partnership.objects.get(slug="aldermere")), "Bea Birch")
    jobs.seal_ledger()
    written.set()
    looking.join()
    assert seen[0] == seen[1] < seen[2]
    with whole_record():
        assert seen[2] == Entry.objects.count()
