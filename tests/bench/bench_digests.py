"""What a round of digests takes: 200 owners with three actions each, written and handed to a real mail server.

Asked of whoever waits: a round for 200 owners within MOST_SECONDS, as background work.
"""

import time
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.chasing import jobs
from frankpledge.chasing.models import Digest
from frankpledge.chasing.tests.make import today_is_the_day
from frankpledge.meetings.models import Action, ActionOwner, Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Contact, Partnership, Person
from frankpledge.work.performing import do_waiting
from tests.harness.mail import Office, office

OWNERS, EACH = 200, 3
MOST_SECONDS = 10


def owners(place: Partnership) -> None:
    """So many owners with so many actions each, all of them with an address."""
    today = timezone.localdate()
    make.minutes(make.actor(place, today=today), make.action("Count the lamps", "Ann Lowe"))
    paper = Paper.objects.get()
    people = Person.objects.bulk_create(Person(partnership=place, name=f"Owner {n}") for n in range(OWNERS))
    Contact.objects.bulk_create(
        Contact(partnership=place, person=person, kind="email", value=f"owner{n}@mere.example")
        for n, person in enumerate(people)
    )
    actions = Action.objects.bulk_create(
        Action(partnership=place, paper=paper, text=f"Mend lamp {n}", checked=True, due=today + timedelta(n % 14 - 7))
        for n in range(OWNERS * EACH)
    )
    ActionOwner.objects.bulk_create(
        ActionOwner(partnership=place, action=action, name=people[n % OWNERS].name, person=people[n % OWNERS])
        for n, action in enumerate(actions)
    )


@pytest.mark.django_db(transaction=True)
def test_a_round_for_two_hundred_owners(benchmark: BenchmarkFixture) -> None:
    place = make.partnership()
    owners(place)
    began = time.process_time()

    def begun() -> tuple[tuple[Office], dict[str, object]]:
        Digest.objects.all().delete()
        today_is_the_day(place)
        jobs.DigestDay.objects.update(last_on=None, done_on=None)
        post.letters.clear()
        jobs.begin_rounds()
        return (post,), {}

    with office() as post:
        benchmark.pedantic(lambda post: do_waiting("a worker"), setup=begun, rounds=3, iterations=1)
        assert len(post.letters) == OWNERS
    seconds = benchmark.stats.stats.median
    cpu = time.process_time() - began
    print(
        f"\n{OWNERS} letters about {OWNERS * EACH} actions in {seconds:.1f} s "
        f"({cpu / 3:.1f} s of a processor, the mail server included), at most {MOST_SECONDS} s are asked"
    )
