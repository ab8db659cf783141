"""What a log tells: which page, how it ended, where in the code; and nothing that anybody typed or is called."""

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO
from logging.config import dictConfig

import pytest
import structlog
from django.conf import settings
from django.db import transaction
from django.test import Client

from frankpledge.config import logs
from frankpledge.config.tests.faulty import BREAKS, CANARY, addresses
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from tests.harness.signing_in import signed_in

NUMBER = re.compile(r"[2-9B-Z]{4}-[2-9B-Z]{4}")


class Log:
    """What is written to the log from now on."""

    def __init__(self) -> None:
        self.stream = StringIO()

    @property
    def text(self) -> str:
        """All of it."""
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict]:
        """Each line, which has to be one object."""
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()
    configured = logs.configured("json")
    configured["handlers"]["console"]["stream"] = log.stream
    dictConfig(configured)
    yield log
    dictConfig(settings.LOGGING)


@pytest.fixture
def browser(db) -> Client:
    place = make.partnership()
    account = make.account(f"{CANARY}@aldermere.example", name=f"Una {CANARY}")
    client = signed_in(make.holding(account, place, Role.COORDINATOR))
    client.raise_request_exception = False
    return client


def test_no_page_and_no_fault_leaves_a_word_of_anybodys_in_the_log(browser: Client, log: Log, settings) -> None:
    settings.ROOT_URLCONF = "frankpledge.config.tests.faulty"
    odd = {"HTTP_USER_AGENT": CANARY, "HTTP_REFERER": f"http://testserver/{CANARY}", "HTTP_X_FORWARDED_FOR": CANARY}
    fields = "q name email login words password code text reason said asked_on-day".split()
    typed = dict.fromkeys(fields, CANARY) | {"address": f"{CANARY}@a.example"}
    wrong = [f"/breaks/{how}/?word={CANARY}" for how in BREAKS]
    asked = 0
    for address in [*addresses(CANARY), *wrong, f"/{CANARY}/", f"/x/{CANARY}.txt"]:
        if "sign-out" in address:
            continue
        for method in ("get", "post"):
            with transaction.atomic():
                where = f"{address}{'&' if '?' in address else '?'}q={CANARY}"
                (browser.get(where, **odd) if method == "get" else browser.post(where, typed, **odd))
                transaction.set_rollback(True)
            asked += 1
    browser.get("/", headers={"host": f"{CANARY}.example"})
    browser.generic(CANARY.upper(), f"/{CANARY}/")
    browser.post("/", CANARY, content_type=f"multipart/form-data; boundary={CANARY}")
    browser.post("/sign-in/", f"--{CANARY}", content_type="multipart/form-data; boundary=x\u00e9")
    browser.cookies[settings.SESSION_COOKIE_NAME] = CANARY
    browser.get("/aldermere/")
    Client(enforce_csrf_checks=True).post(f"/sign-in/?next={CANARY}", typed)
    assert asked > 150
    assert log.lines
    assert CANARY.lower() not in log.text.lower()
    for line in log.lines:
        assert set(line) <= {
            "at", "level", "event", "logger", "request", "route", "method", "status", "ms", "where",
            "error", "because", "code", "trace",
        }  # fmt: skip
    requests = [line for line in log.lines if line["event"] == "request"]
    assert len(requests) == asked + 6
    assert {line["status"] for line in requests} >= {200, 302, 400, 403, 404, 405, 500}
    assert not re.search(r"424242|aldermere|testserver", "".join(str(line["route"]) for line in requests))


def test_a_request_is_one_line_with_the_page_it_was_for(browser: Client, log: Log) -> None:
    answer = browser.get("/aldermere/actions/?state=open")
    (line,) = log.lines
    assert (line["event"], line["route"], line["method"], line["status"]) == ("request", "actions", "GET", 200)
    assert line["ms"] > 0
    assert line["request"] == answer.headers["Request-Number"]
    assert NUMBER.fullmatch(line["request"])


def test_a_fault_is_told_by_its_kind_its_place_and_the_number_that_its_page_shows(
    browser: Client, log: Log, settings
) -> None:
    settings.ROOT_URLCONF = "frankpledge.config.tests.faulty"
    answer = browser.get("/breaks/chain/")
    fault, line = log.lines
    assert (line["status"], fault["error"], fault["because"]) == (500, "RuntimeError", ["KeyError"])
    assert fault["trace"][-1].startswith("frankpledge/config/tests/faulty.py:")
    assert fault["trace"][-1].endswith(" breaks")
    assert line["request"] == fault["request"] == answer.headers["Request-Number"]
    assert line["request"] in answer.content.decode()


@pytest.mark.parametrize("how", ["row", "statement"])
def test_a_fault_of_the_database_is_told_by_its_code(browser: Client, log: Log, settings, how: str) -> None:
    settings.ROOT_URLCONF = "frankpledge.config.tests.faulty"
    with transaction.atomic():
        browser.get(f"/breaks/{how}/")
        transaction.set_rollback(True)
    fault = log.lines[0]
    assert fault["error"].startswith("django.db.utils.")
    assert re.fullmatch(r"SQLITE_\w+|[0-9A-Z]{5}", fault["code"])


def test_of_other_code_only_words_that_stand_in_it_are_kept(browser: Client, log: Log, settings) -> None:
    settings.ROOT_URLCONF = "frankpledge.config.tests.faulty"
    browser.get("/breaks/said/")
    said = [line["event"] for line in log.lines if line["event"] != "request"]
    assert said == ["said by other code", "a line with %s", "said by other code", "a line with %(word)s"]
    assert all(line["where"].startswith("frankpledge/config/tests/faulty.py:") for line in log.lines[:4])


def test_a_line_of_ours_is_kept_whole(log: Log) -> None:
    logging.getLogger("frankpledge.outside.letters").warning("an e-mail was not sent: %s", "TimeoutError")
    structlog.get_logger("frankpledge.work").info("job", name="people.send", ms=3)
    first, second = log.lines
    assert (first["level"], first["event"]) == ("warning", "an e-mail was not sent: TimeoutError")
    assert (second["event"], second["name"], second["ms"]) == ("job", "people.send", 3)


def test_on_a_terminal_lines_are_for_reading() -> None:
    record = logging.LogRecord("frankpledge.x", logging.WARNING, "a.py", 1, "said %s", ("plainly",), None)
    shown = logs.formatter(as_json=False).format(record)
    assert "said plainly" in shown
    assert "{" not in shown


def test_a_process_that_ends_by_a_fault_does_not_say_what_it_held(log: Log) -> None:
    try:
        raise RuntimeError(CANARY)
    except RuntimeError as error:
        logs._end_of_process(RuntimeError, error, error.__traceback__)
    (line,) = log.lines
    assert (line["event"], line["error"]) == ("ended by a fault", "RuntimeError")
    assert CANARY not in log.text


@pytest.mark.parametrize("address", ["/no-such-page/", "/sign-in/", "/static/design/mark.svg"])
def test_every_answer_has_a_number_of_its_own(db, address: str) -> None:
    numbers = {Client().get(address, headers={"Request-Number": "AAAA-AAAA"}).headers["Request-Number"] for _ in "123"}
    assert len(numbers) == 3
    assert all(NUMBER.fullmatch(number) for number in numbers)
