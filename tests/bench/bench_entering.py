"""How long it takes to enter one meeting in a record that has grown for twenty years.

The floor is half a second a meeting.
"""

from datetime import date, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.config.commands.demonstration import SAMPLES
from frankpledge.intake.changes import enter_review, read_upload, receive, withdraw
from frankpledge.intake.models import Review
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.models import Body, Item, Meeting, Paper, Reference
from frankpledge.people.changes import add_partnership
from frankpledge.people.models import Organisation, OrganisationName, Partnership, Person, PersonName, Post
from frankpledge.people.queries import process_for

PAPER = SAMPLES / "2024-07-16 Board minutes.txt"
MEETINGS, ITEMS, PEOPLE = 240, 25, 1000


def grown(partnership: Partnership) -> None:
    """Twenty years of twelve meetings, 25 items each, every fourth with a pointer, and a thousand people."""
    agency = Organisation.objects.create(partnership=partnership, name="Grown Council")
    OrganisationName.objects.create(
        partnership=partnership, organisation=agency, spelling="Grown Council", folded="grown council"
    )
    people = Person.objects.bulk_create(
        Person(partnership=partnership, name=f"Person {n:04} Surname{n % 97}") for n in range(PEOPLE)
    )
    PersonName.objects.bulk_create(
        PersonName(partnership=partnership, person=p, spelling=p.name, folded=p.name.casefold()) for p in people
    )
    Post.objects.bulk_create(Post(partnership=partnership, person=p, organisation=agency) for p in people)
    body = Body.objects.create(partnership=partnership, name="Grown Board")
    for n in range(MEETINGS):
        on = date(2004, 1, 15) + timedelta(days=30 * n)
        meeting = Meeting.objects.create(partnership=partnership, body=body, held_on=on)
        paper = Paper.objects.create(partnership=partnership, body=body, meeting=meeting, kind="minutes", dated=on)
        items = Item.objects.bulk_create(
            Item(partnership=partnership, paper=paper, number=f"{n * ITEMS + k}/{on:%y}", title=f"Item {k}", position=k)
            for k in range(ITEMS)
        )
        Reference.objects.bulk_create(
            Reference(partnership=partnership, paper=paper, item=item, to_number=f"{n * ITEMS - 9}/{on:%y}")
            for item in items[::4]
        )


@pytest.mark.django_db
def test_entering_a_meeting_in_a_grown_record(benchmark: BenchmarkFixture, tmp_path: Path, settings: object) -> None:
    """From a review that a person has finished to a meeting in the record."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    today = timezone.localdate()
    partnership = add_partnership(Actor(Origin.COMMAND, today, process="bench"), slug="grown", name="Grown")
    grown(partnership)
    by = process_for(partnership, "bench", today)
    text, versions = PAPER.read_bytes(), count()

    def fresh() -> tuple[tuple[Actor, Review], dict[str, bool]]:
        for review in Review.objects.filter(state="entered"):
            withdraw(by, review)
        content = text + b"\n" * next(versions)  # another file of the same minutes
        upload = read_upload(by, receive(by, partnership, name="m.txt", content=content, batch=uuid4(), later=False))
        assert upload.document is not None
        return (by, upload.document.review), {"unchecked": True}

    benchmark.pedantic(enter_review, setup=fresh, rounds=5, warmup_rounds=1)
    assert Review.objects.filter(state="entered").count() == 1
