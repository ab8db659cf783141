"""What is killed, and what works meanwhile: a web server and a worker of one installation, and people who write.

The processes are forked off one that has everything loaded and no connection to the database, so that they are there
again at once.  The server answers over HTTP; the worker and its hand are the product's own.
"""

import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from frankpledge.config.tests.installing import Ask

ROOT = Path(__file__).resolve().parents[4]
PAPERS = sorted((Path(__file__).resolve().parents[1] / "samples/aldermere").glob("*.txt"))[:3]
MINUTES = """\
Hill Community Safety Board

Minutes of the meeting held on {day} {month} {year} at the Guildhall

Present: Rosa Lind (Hill Borough Council) (Chair), Tom Fell (Westmarch Police)

1. Lighting in Mere Lane

The Board agreed that the lamps be mended before the winter.

ACTION: Tom Fell to ask the highways team for a date by 30 April {year}.

RESOLVED: That £1,178 be granted to the lighting fund.
"""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
TOKEN = "c" * 32
SLOW = "test.slow"
SLOW_HAND = (sys.executable, "-c", "from frankpledge.config.tests.crashing import hand; hand()")
GRACE = {"worker": 8.0, "patient": 60.0, "hasty": 0.2}  # seconds that a job has to end in


# ---- the processes


def main() -> None:
    """Make the record; then start what a line on standard input says, and say the number of its process."""
    import django
    from django.conf import settings

    # Files of the pages are served from where they lie; that they can be collected has a test of its own.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    django.setup()
    said = os.fdopen(os.dup(1), "w", buffering=1)  # what is logged goes nowhere
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for what is killed
    reads, writes = os.pipe()
    if not os.fork():
        os.write(writes, json.dumps(_made()).encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as made:
        told = made.read()
    _load(json.loads(told)["ticket"])
    said.write(told + "\n")
    for line in sys.stdin:
        what, _, port = line.strip().partition(" ")
        if not (number := os.fork()):
            _become(what, port)
        said.write(f"{number}\n")


def _load(ticket: str) -> None:
    """Have everything ready that a process needs to answer and to work, and no connection to the database."""
    from django.db import connections
    from django.test import Client
    from django.urls import get_resolver

    from frankpledge.config.commands import working
    from frankpledge.config.wsgi import application

    assert working
    assert get_resolver().url_patterns
    assert application
    client = Client(SERVER_NAME="localhost")
    client.cookies["frankpledge"] = ticket
    for page in ("actions/1/close/", "actions/1/reopen/", "documents/add/", "documents/"):
        client.get(f"/hill/{page}")
    connections.close_all()


def _become(what: str, port: str) -> None:
    from frankpledge.config.commands.working import HAND
    from frankpledge.work import rules
    from frankpledge.work.changes import queue
    from frankpledge.work.working import Worker

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        if what == "web":
            _serve(int(port))
        elif what == "queue":
            rules.register(SLOW, wait_for)
            queue(SLOW, path=port)
        else:
            worker = Worker(HAND if what == "worker" else SLOW_HAND)
            worker.grace = GRACE[what]
            worker.run()
    finally:
        os._exit(0)


def hand() -> None:
    """A hand that knows a slow job besides."""
    import django

    django.setup()
    from frankpledge.work import rules
    from frankpledge.work.hand import work_for

    rules.register(SLOW, wait_for)
    work_for(sys.argv[1])


def wait_for(path: str) -> None:
    """A slow job: it has come half way until a file is there."""
    from frankpledge.work.performing import say_progress

    say_progress(1, 2)
    while not Path(path).exists():
        time.sleep(0.02)


def _serve(port: int) -> None:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from frankpledge.config.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Tests print nothing."""

    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.daemon_threads = True
    server.set_app(application)
    server.serve_forever()


def _made() -> dict[str, Any]:
    """A coordinator who is signed in, and a record with actions; gives the ticket of the session."""
    from django.conf import settings
    from django.utils import timezone

    from frankpledge.config.commands.importing import import_papers
    from frankpledge.ledger.context import reading
    from frankpledge.ledger.rules import Origin
    from frankpledge.people.changes import add_user, grant_role
    from frankpledge.people.models import Partnership
    from frankpledge.people.queries import process_for
    from frankpledge.people.rules.roles import Role
    from tests.harness.signing_in import signed_in

    place = Partnership.objects.get()
    import_papers(PAPERS, place.slug, unchecked=True)
    by = process_for(place, "set-up", timezone.localdate(), Origin.COMMAND)
    user = add_user(by, place, email="ann@hill.example", name="Ann", password=None)
    grant_role(by, place, user, Role.COORDINATOR, starts=by.today)
    with reading(by):
        return {"ticket": signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value}


class Machine:
    """The installation's processes, started and killed from outside."""

    def __init__(self, environment: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        home = Path(environment["FRANKPLEDGE_HOME"])
        (home / "static").mkdir(exist_ok=True)
        self.errors = (home / "errors").open("wb")  # to be read where the test fails
        start = "from frankpledge.config.tests.crashing import main; main()"
        self.forks = subprocess.Popen(
            [sys.executable, "-c", start],
            env=environment | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )
        self.environment = environment
        self.ticket: str = json.loads(self._line())["ticket"]
        self.numbers: dict[str, int] = {}

    def start(self, *whats: str) -> None:
        """Start whatever does not run of these: `web`, `worker`, or a worker that has a slow job besides."""
        for what in whats or ("web", "worker"):
            if what not in self.numbers:
                self.numbers[what] = self._forked(f"{what} {self.port}")

    def queue(self, path: Path) -> None:
        """Queue the slow job, which ends when this file is there."""
        _wait_for_the_end_of(self._forked(f"queue {path}"))

    def terminate(self, what: str) -> None:
        """Ask this process to end, and wait until it has."""
        number = self.numbers.pop(what)
        os.kill(number, signal.SIGTERM)
        _wait_for_the_end_of(number)

    def kill(self, *whats: str) -> None:
        """End these at once, as a crash does: `web`, `worker`, or `hand`, which the worker has."""
        hands = self.hands() if "hand" in whats else []
        gone = [number for what in whats if (number := self.numbers.pop(what, None))]
        for number in (*gone, *hands):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        for number in gone:
            _wait_for_the_end_of(number)

    def end(self) -> None:
        """End everything."""
        self.kill("hand", *self.numbers)
        self.forks.kill()
        self.forks.wait()
        for pipe in (self.forks.stdin, self.forks.stdout, self.errors):
            assert pipe is not None
            pipe.close()

    def _forked(self, line: str) -> int:
        assert self.forks.stdin is not None
        self.forks.stdin.write(f"{line}\n")
        self.forks.stdin.flush()
        return int(self._line())

    def hands(self) -> list[int]:
        """The numbers of the hands of the worker."""
        (worker, *_) = [*(number for what, number in self.numbers.items() if what != "web"), 0]
        with suppress(OSError):
            return [int(number) for number in Path(f"/proc/{worker}/task/{worker}/children").read_text().split()]
        return []

    def _line(self) -> str:
        assert self.forks.stdout is not None
        return self.forks.stdout.readline()


def _wait_for_the_end_of(number: int) -> None:
    while Path(f"/proc/{number}").exists():
        time.sleep(0.002)


# ---- the people


@dataclass
class Kept:
    """What people were told was kept, and what they asked for without an answer."""

    closed: Counter[int] = field(default_factory=Counter)  # times an action was closed
    reopened: Counter[int] = field(default_factory=Counter)
    unsure: Counter[int] = field(default_factory=Counter)  # times nobody knows
    files: set[str] = field(default_factory=set)
    entering: set[int] = field(default_factory=set)  # numbers of documents
    answers: int = 0


class Person(threading.Thread):
    """Somebody who writes, on and on, one thing after another, and notes what they were told was kept."""

    def __init__(self, machine: Machine, kept: Kept, ask: Ask, number: int, actions: list[int]) -> None:
        super().__init__(daemon=True)
        self.machine, self.kept, self.ask, self.number, self.actions = machine, kept, ask, number, actions
        self.quiet, self.enough, self.paused, self.files = threading.Lock(), threading.Event(), threading.Event(), 0
        self.chosen = random.Random(number)
        self.wrong: list[str] = []

    def run(self) -> None:
        """Write until it is enough."""
        while not self.enough.is_set():
            if self.paused.is_set():
                time.sleep(0.005)
                continue
            with self.quiet:
                self.chosen.choice((self._act, self._act, self._bring, self._enter))()

    def _act(self) -> None:
        action = self.chosen.choice(self.actions)
        ((state,),) = self.ask(f"SELECT state FROM meetings_action WHERE id = {action}")
        verb, counted = ("close", self.kept.closed) if state == "open" else ("reopen", self.kept.reopened)
        self.kept.unsure[action] += 1
        status = self._post(f"actions/{action}/{verb}/", {"state": "done", "outcome": f"Seen to {time.time()}"})
        if status != 0:
            self.kept.unsure[action] -= 1
        if status == HTTPStatus.FOUND:
            counted[action] += 1

    def _bring(self) -> None:
        ((waiting,),) = self.ask("SELECT COUNT(*) FROM intake_upload WHERE state = 'waiting'")
        if waiting > 5:
            return
        self.files += 1
        name = f"{self.number}-{self.files}.txt"
        day, month, year = self.files % 28 + 1, self.files // 28 % 10, 1900 + 30 * self.number + self.files // 280
        text = MINUTES.format(day=day, month=MONTHS[month], year=year)
        if self._post("documents/add/", {}, (name, text.encode())) == HTTPStatus.FOUND:
            self.kept.files.add(name)

    def _enter(self) -> None:
        found = self.ask("SELECT document_id FROM intake_review WHERE state = 'to_review' ORDER BY id LIMIT 2")
        numbers = [number for (number,) in found if number % 3 == self.number]
        if numbers and self._post("documents/enter/", {"document": numbers}) == HTTPStatus.FOUND:
            self.kept.entering.update(numbers)

    def _post(self, page: str, fields: dict[str, Any], file: tuple[str, bytes] | None = None) -> int:
        """Send a form; gives the status of the answer, or 0 where there was none."""
        cookies = f"frankpledge={self.machine.ticket}; csrf={TOKEN}"
        values = {"csrfmiddlewaretoken": TOKEN, **fields}
        kind, body = "application/x-www-form-urlencoded", urlencode(values, doseq=True).encode()
        if file:
            kind, body = "multipart/form-data; boundary=cut", _multipart(values, *file)
        web = http.client.HTTPConnection("127.0.0.1", self.machine.port, timeout=60)
        try:
            web.request("POST", f"/hill/{page}", body, {"Cookie": cookies, "Content-Type": kind, "Host": "localhost"})
            answer = web.getresponse()
            said = answer.read()
        except ConnectionRefusedError:
            time.sleep(0.01)
            return -1
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            web.close()
        self.kept.answers += answer.status == HTTPStatus.FOUND
        if answer.status >= 500 or answer.getheader("Location", "").startswith("/sign-in"):
            self.wrong.append(f"{page}: {answer.status} {re.sub('<[^>]+>', ' ', said.decode()[:4000])[:400]}")
        return answer.status


def _multipart(values: dict[str, Any], name: str, content: bytes) -> bytes:
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in values.items()
    ]
    head = f'--cut\r\nContent-Disposition: form-data; name="papers"; filename="{name}"\r\n'
    return "".join([*parts, head, "Content-Type: text/plain\r\n\r\n"]).encode() + content + b"\r\n--cut--\r\n"
