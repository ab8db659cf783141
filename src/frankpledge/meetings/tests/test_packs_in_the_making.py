"""How far a pack has come is seen from outside while it is made; a job that is taken away leaves nothing by halves."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from frankpledge.documents.models import stored_as
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Meeting, Pack
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.tests import planning
from frankpledge.people.models import Partnership
from frankpledge.work import queries
from frankpledge.work.changes import claiming
from frankpledge.work.performing import do_waiting, perform
from tests.harness.ambient import sees

pytestmark = pytest.mark.django_db(transaction=True)
FILES = 3


@pytest.fixture
def meeting(place: Partnership, by: Actor) -> Meeting:
    """A meeting with files that nobody has read yet: their jobs are not done, so that the pack's reads them."""
    sees(partnership=place.pk)
    of = planning.meeting(place)
    for number in range(FILES):
        file = planning.pdf(f"Paper {number}", "Its second page")
        planning.paper(by, planning.item(of, f"Item {number}"), f"Paper {number}", file=file)
    DBTaskResult.objects.all().delete()
    return of


@contextmanager
def watched(task: UUID, then: Callable[[], None] = lambda: None) -> Iterator[list[tuple[int, int]]]:
    """Look at how far a job has come, from another connection, as a page does; do something `then`, once it moved."""
    seen: list[tuple[int, int]] = []
    enough = threading.Event()

    def look() -> None:
        moved = False
        while not enough.is_set():
            now = queries.progress_of(task)
            if now[1] and now not in seen:
                seen.append(now)
            if now[0] and not moved:
                moved = True
                then()
            time.sleep(0.005)
        connection.close()

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        enough.set()
        watcher.join()


def test_how_far_a_pack_has_come_is_seen_while_it_is_made(meeting: Meeting, by: Actor) -> None:
    pack = changes.ask_pack(by, meeting, Audience.MEMBER)
    with watched(pack.task) as seen:
        assert do_waiting("one") == 1
    pack.refresh_from_db()
    assert (pack.state, pack.problem) == ("made", "")
    (of,) = {of for _, of in seen}
    under_way = [done for done, _ in seen if done < of]
    assert under_way == sorted(under_way)
    assert under_way[-1] >= FILES, f"that it is being set was seen by nobody: {seen}"
    assert queries.progress_of(pack.task) == (of, of)


def test_a_pack_whose_job_is_taken_away_is_not_there_by_halves_and_is_made_by_another(
    meeting: Meeting, by: Actor
) -> None:
    pack = changes.ask_pack(by, meeting, Audience.MEMBER)

    def take_away() -> None:
        (claim,) = queries.claims_of("one")
        while queries.claims_of("one"):
            claiming.take_away(claim)

    with watched(pack.task, take_away):
        perform(claiming.claim_next("one"))
    pack.refresh_from_db()
    assert (pack.state, pack.fingerprint, pack.contents) == ("making", "", [])
    assert do_waiting("two") == 1
    pack.refresh_from_db()
    assert (pack.state, pack.problem) == ("made", "")
    assert DBTaskResult.objects.get().worker_ids == ["one", "two"]
    assert bytes_of(pack).startswith(b"%PDF")
    assert pack.stored_as == stored_as(pack.partnership_id, pack.fingerprint)
    assert Pack.objects.count() == 1
