"""No page answers what is sent to it, however strange, by a fault of its own.

Every address is asked by somebody who may do most, with values that its forms never send: other types, other numbers,
endless text, letters that databases and logs stumble over, fields twice, fields left out, files where words should be.
FRANKPLEDGE_STRANGE says how many requests a row gets; `make bench` sends many.
"""

import os
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.access.actors import Asker
from tests.access.asking import ask
from tests.access.table import Row, verdicts, walked
from tests.access.test_matrix import things_of
from tests.access.things import World
from tests.access.walks import OF_NO_PARTNERSHIP, address, kind_of

pytestmark = pytest.mark.django_db
EACH = int(os.environ.get("FRANKPLEDGE_STRANGE", "2"))
ROWS = walked(sorted(verdicts()), connection.vendor)
_NAMED = re.compile(r"<(?:input|select|textarea|button)\b[^>]*?\bname=\"([^\"]+)\"")
ASKED_FOR = ("page", "sort", "q", "kind", "year", "next", "state", "doing")
TRICKY = (
    "", " ", "0", "-1", "1.5", "1e999", "NaN", str(2**31), str(2**63), str(-(2**63)), str(10**40), "٣", "true", "null",
    "\x00", "a\x00b", "\u202e", "\ufeff", "é" * 3000, "9999", "2024-02-30", "31/02/2024", "../../etc/passwd", "%00",
    "%", "_", "'", '"', "';--", "{{ 7 }}", "<script>", "[]", "{}", "[1]", '{"a": 1}', "a.b", "1.deadbeef", "A" * 300,
)  # fmt: skip
words = some.sampled_from(TRICKY) | some.text(max_size=40)
value = words | some.lists(words, max_size=3) | some.just("file")


@pytest.fixture(scope="module")
def names() -> dict[str, set[str]]:
    """The names of the fields of each page that was asked for so far."""
    return {}


@pytest.mark.parametrize("row", ROWS, ids=str)
@settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_no_strange_input_is_a_fault_of_ours(
    data: some.DataObject,
    row: Row,
    worlds: tuple[World, World],
    everybody: dict[str, Asker],
    names: dict[str, set[str]],
) -> None:
    here, _ = worlds
    thing, walk, asker = things_of(here, row)[0], kind_of(row), everybody["coordinator"]
    url = address(here, row, walk.which(thing))
    ready = (lambda: walk.before(thing, here)) if row.page not in OF_NO_PARTNERSHIP else (lambda: None)
    if row.page not in names:
        names[row.page] = _fields(asker, url, ready)
    usual = dict(walk.sent(thing))
    known = sorted(names[row.page] | set(usual) | set(ASKED_FOR))
    strange = data.draw(some.dictionaries(some.sampled_from(known), value, max_size=6))
    sent = usual | {name: _made(given) for name, given in strange.items()}
    for name in data.draw(some.sets(some.sampled_from(known), max_size=2)):
        sent.pop(name, None)
    if row.method == "GET":
        sent = {name: given for name, given in sent.items() if not isinstance(given, SimpleUploadedFile)}
    answer = ask(asker.browser, row.method, url, sent, ready)
    if row.page == "ready" and answer.status == 503:
        return  # no worker is at work here, and it says so
    assert answer.status < 500, f"{row} answers {answer.status} to {sent!r}"


def _fields(asker: Asker, url: str, ready: Any) -> set[str]:
    """The names of the fields that stand on a page."""
    return set(_NAMED.findall(ask(asker.browser, "GET", url, {}, ready).said))


def _made(given: Any) -> Any:
    return SimpleUploadedFile("A paper.pdf", b"%PDF-1.7\x00\xff no paper") if given == "file" else given
