"""What every answer carries beside its words, whatever it is: a page, a file, a fault."""

import re

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from frankpledge.config.tests.faulty import BREAKS, addresses
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from tests.harness.signing_in import signed_in

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICTER = {"Referrer-Policy": "no-referrer"}  # where an address has a secret in it
NEVER = ("X-Powered-By", "X-AspNet-Version", "Via")
SHOWN = ("text/html", "text/plain", "image/png")  # what a browser may show; all else is saved


def wrong(answer: HttpResponseBase) -> list[str]:
    """What an answer lacks, or says that it should not."""
    found = [
        f"{name} is {answer.headers.get(name)}"
        for name, said in ALWAYS.items()
        if answer.headers.get(name) not in {said, STRICTER.get(name)}
    ]
    found += [] if answer.headers["Server"] == "web" else ["Server is told"]
    found += [f"{name} is told" for name in NEVER if name in answer.headers]
    policy = answer.headers.get("Content-Security-Policy", "")
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    for name in ("default-src", "base-uri", "frame-ancestors"):
        if directives.get(name) != ["'none'"]:
            found.append(f"{name} is {directives.get(name)}")
    for name in ("script-src", "style-src"):
        if any(not re.fullmatch(r"'nonce-[\w+/=-]{16,}'|'none'", source) for source in directives.get(name, ["*"])):
            found.append(f"{name} is {directives.get(name)}")
    if re.search(r"unsafe|\*|data:|https?://", policy):
        found.append(policy)
    if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
        found.append("no Permissions-Policy")
    if "max-age=31536000; includeSubDomains" not in answer.headers.get("Strict-Transport-Security", ""):
        found.append("no Strict-Transport-Security")
    return found


@pytest.fixture
def browser(db) -> Client:
    client = signed_in(make.holding(make.account(), make.partnership(), Role.COORDINATOR))
    client.raise_request_exception = False
    return client


def test_every_answer_carries_what_keeps_a_browser_from_harm(browser: Client, settings) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    settings.ROOT_URLCONF = "frankpledge.config.tests.faulty"
    browser.handler.load_middleware()
    problems, statuses = [], set()
    faults = [f"/breaks/{how}/" for how in BREAKS]
    for address in [*addresses("words"), *faults, "/nowhere/", "/static/design/frankpledge.css", "/static/none.css"]:
        for who in (browser, Client(raise_request_exception=False)):
            with transaction.atomic():
                answer = who.get(address, secure=True)
                transaction.set_rollback(True)
            statuses.add(answer.status_code)
            problems += [f"{address}: {problem}" for problem in wrong(answer)]
            kind, kept = answer.headers.get("Content-Type", ""), answer.headers.get("Cache-Control", "")
            if answer.status_code == 200 and not address.startswith("/static/"):
                saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
                if not saved and not kind.startswith(SHOWN):
                    problems.append(f"{address}: {kind} is not saved but shown")
            if "no-store" not in kept and not address.startswith("/static/"):
                problems.append(f"{address}: may be kept, {kept}")
    assert not problems, "\n".join(problems[:30])
    assert statuses >= {200, 302, 400, 403, 404, 405, 500}


def test_a_host_that_is_none_of_ours_is_told_no_less(browser: Client) -> None:
    answer = browser.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert [problem for problem in wrong(answer) if "Transport" not in problem] == []


def test_without_tls_nothing_is_promised_of_it(browser: Client) -> None:
    assert "Strict-Transport-Security" not in browser.get("/sign-in/").headers


def test_each_page_has_a_nonce_of_its_own(browser: Client) -> None:
    policies = [browser.get("/aldermere/").headers["Content-Security-Policy"] for _ in "12"]
    first, second = (re.search(r"'nonce-([^']+)'", policy).group(1) for policy in policies)
    assert first != second
