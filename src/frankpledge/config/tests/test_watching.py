"""Whether an installation is well, whether it is ready, and its figures: for machines, and told to whom may know."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from frankpledge.config import standing
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.work.models import Worker
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db
OUTSIDE = {"REMOTE_ADDR": "192.0.2.7"}
THROUGH_A_PROXY = {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}
TOKEN = "a-word-for-those-who-watch"


@pytest.fixture
def worker() -> Worker:
    return Worker.objects.create(key="here", seen=timezone.now())


@pytest.fixture
def fresh() -> Iterator[None]:
    """What was seen of the migrations before is forgotten."""
    standing._migrated_before.cache_clear()
    yield
    standing._migrated_before.cache_clear()


def figures(client: Client | None = None, **more: str) -> dict[tuple[str, ...], float]:
    """Each figure by its name and labels."""
    said = (client or Client()).get("/metrics", **more).content.decode()
    families = text_string_to_metric_families(said)
    return {
        (one.name, *(one.labels[name] for name in sorted(one.labels))): one.value
        for family in families
        for one in family.samples
    }


def test_well_is_said_to_anybody_and_looks_at_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        for more in ({}, OUTSIDE, THROUGH_A_PROXY, {"HTTP_HOST": "192.0.2.1:8000"}):
            answer = Client().get("/health", **more)
            assert (answer.status_code, answer.content) == (200, b"well\n")
            assert not answer.cookies
            assert answer.headers["Cache-Control"] == "no-store, private"


def test_it_is_not_led_on_to_tls_nor_throttled(settings, worker: Worker) -> None:
    settings.SECURE_SSL_REDIRECT = True
    statuses = {Client().get(where, **OUTSIDE).status_code for where in ("/health", "/ready") for _ in range(30)}
    assert statuses == {200}
    assert not Session.objects.exists()


def test_ready_is_cheap(worker: Worker, django_assert_max_num_queries) -> None:
    Client().get("/ready")
    with django_assert_max_num_queries(2):
        assert Client().get("/ready").content == b"ready\n"


@pytest.mark.parametrize("seen", [None, 3])
def test_without_a_worker_it_is_not_ready(seen: int | None) -> None:
    if seen:
        Worker.objects.create(key="gone", seen=timezone.now() - timedelta(minutes=seen))
    answer = Client().get("/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready: worker\n")


@pytest.mark.usefixtures("worker", "fresh")
def test_with_a_migration_too_few_it_is_not_ready() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'meetings'")
    assert Client().get("/ready").content == b"not ready: migrations\n"


@pytest.mark.usefixtures("worker")
def test_with_a_full_disk_it_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "LEAST_FREE", 2**70)
    assert Client().get("/ready").content == b"not ready: disk\n"


@pytest.mark.parametrize("more", [OUTSIDE, THROUGH_A_PROXY, {"HTTP_VIA": "1.1 proxy"}, {"REMOTE_ADDR": ""}])
def test_from_outside_nobody_learns_what_is_missing(more: dict[str, str]) -> None:
    answer = Client().get("/ready", **more)
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert Client().get("/metrics", **more).status_code == 404


def test_who_has_the_word_may_know_from_anywhere(settings) -> None:
    settings.FRANKPLEDGE_METRICS_TOKEN = TOKEN
    for said, status in ((f"Bearer {TOKEN}", 200), ("Bearer other", 404), (TOKEN, 404), ("", 404), ("Bearer ", 404)):
        assert Client().get("/metrics", HTTP_AUTHORIZATION=said, **OUTSIDE).status_code == status
    settings.FRANKPLEDGE_METRICS_TOKEN = ""
    assert Client().get("/metrics", HTTP_AUTHORIZATION="Bearer ", **OUTSIDE).status_code == 404


def test_requests_are_counted_by_the_name_of_the_page(worker: Worker) -> None:
    client = signed_in(make.holding(make.account(), make.partnership("quillwater"), Role.COORDINATOR))
    counted = ("frankpledge_requests_total", "GET", "actions", "200")
    before = figures().get(counted, 0)
    client.get("/quillwater/actions/?state=open")
    client.get("/quillwater/meetings/31337/")
    client.generic("QUILL", "/quill/")
    found = figures(client)
    assert found[counted] == before + 1
    assert found["frankpledge_request_seconds_count", "actions"] >= 1
    assert found["frankpledge_ready", "worker"] == 1
    assert found["frankpledge_jobs", "failed"] == 0
    said = client.get("/metrics").content.decode()
    assert "quill" not in said.lower()
    assert "31337" not in said


def test_nothing_is_sent_to_it() -> None:
    for where in ("/health", "/ready", "/metrics"):
        assert Client().post(where).status_code == 405


def test_several_processes_give_one_sum(tmp_path: Path) -> None:
    """Each of two processes counts three requests into the folder that they share; a third tells of six."""
    counts = "from frankpledge.config import metrics\nfor _ in '123': metrics.note_request('home', 'GET', 200, 0.1)"
    tells = "from frankpledge.config import metrics; print(metrics.counted().decode())"
    folder = tmp_path / "figures"
    folder.mkdir()
    begin = "import django; django.setup(); "
    environment = os.environ | {
        "PROMETHEUS_MULTIPROC_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
        "FRANKPLEDGE_HOME": str(tmp_path),
    }
    for words in (counts, counts, tells):
        command = [sys.executable, "-c", f"{begin}\n{words}"]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    assert 'frankpledge_requests_total{method="GET",route="home",status="200"} 6.0' in done.stdout


def test_without_a_database_it_says_so_and_not_how(tmp_path: Path) -> None:
    asked = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "print(Client().get('/ready').content, *(Client().get(a).status_code for a in ('/metrics', '/health')))"
    )
    environment = os.environ | {
        "FRANKPLEDGE_DATABASE": f"postgresql://nobody:hidden@/nothing?host={tmp_path}",
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
        "FRANKPLEDGE_HOME": str(tmp_path),
    }
    command = [sys.executable, "-c", asked]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "b'not ready: database\\n' 200 200"
    assert "hidden" not in done.stdout + done.stderr
