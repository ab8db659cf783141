"""Jobs are queued by name, with the change that asked for them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from frankpledge.work import rules
from frankpledge.work.changes import queue, run

done: list[int] = []


def count_row(row: int) -> None:
    done.append(row)


@pytest.fixture(autouse=True)
def job() -> Iterator[None]:
    rules.register("test.count", count_row)
    done.clear()
    yield
    rules.unregister("test.count")


def test_a_job_does_what_its_name_is_bound_to() -> None:
    run.call("test.count", {"row": 7})
    assert done == [7]


def test_a_name_that_nobody_bound_is_refused_when_queued(db: None) -> None:
    with pytest.raises(LookupError, match=r"no job is called test\.none"):
        queue("test.none", row=7)


def test_a_name_means_one_job() -> None:
    rules.register("test.count", count_row)
    with pytest.raises(ValueError, match="bound to another"):
        rules.register("test.count", print)


@pytest.mark.django_db(transaction=True)
def test_a_job_is_lost_with_the_change_that_asked_for_it() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue("test.count", row=1)
        raise ZeroDivisionError
    assert DBTaskResult.objects.count() == 0
    with transaction.atomic():
        queue("test.count", row=2)
    assert DBTaskResult.objects.count() == 1
