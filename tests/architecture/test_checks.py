"""Every check of the house finds the thing that it looks for, and lets its harmless likeness pass."""

import ast
from pathlib import Path

import pytest
from grimp import ImportGraph

from tests.architecture import checks
from tests.architecture.doors import DoorsContract


def parsed(text: str) -> ast.Module:
    return ast.parse(text)


def test_a_module_that_says_nothing_is_found() -> None:
    assert list(checks.opening(parsed("x = 1")))
    assert not list(checks.opening(parsed('"""What belongs here."""')))


def test_a_long_module_and_a_long_function_are_found() -> None:
    long = "x = 1\n" * 401
    assert list(checks.sizes(long, parsed(long)))
    function = "def f():\n" + "    x = 1\n" * 60
    assert list(checks.sizes(function, parsed(function))) == ["f has 61 lines, more than 60"]
    shorter = "def f():\n" + "    x = 1\n" * 59
    assert not list(checks.sizes(shorter, parsed(shorter)))


@pytest.mark.parametrize(
    "call",
    [
        "action.save()",
        "action.save(update_fields=['outcome'])",
        "Action.objects.create(text='')",
        "actions.update(closed=True)",
        "action.delete()",
        "Action.objects.bulk_create(rows)",
        "await action.asave()",
        "Action.objects.get_or_create(text='')",
    ],
)
def test_a_write_is_found(call: str) -> None:
    assert list(checks.writes(parsed(f"async def f():\n    {call}")))


@pytest.mark.parametrize("call", ["seen.update({'a': 1})", "digest.update(data)", "storage.save(name, file)", "save()"])
def test_what_is_only_called_like_a_write_passes(call: str) -> None:
    assert not list(checks.writes(parsed(call)))


def test_a_public_function_without_a_docstring_is_found() -> None:
    text = "def f(): pass\ndef _g(): pass\nclass C:\n    def m(self): pass\n    def __str__(self): pass"
    assert list(checks.undocumented(parsed(text))) == ["f has no docstring", "C.m has no docstring"]


def test_a_name_that_says_nothing_is_found() -> None:
    assert list(checks.names(["src/frankpledge/kit/utils.py", "src/helpers/a.py"]))
    assert not list(checks.names(["src/frankpledge/kit/dates.py"]))


def test_a_fetched_file_is_found() -> None:
    assert len(list(checks.fetched(["a/vendor/x.css", "b/htmx.min.js", "c/face.woff2"]))) == 3
    assert not list(checks.fetched(["src/frankpledge/design/static/design/frame.css"]))


def test_a_relation_that_points_up_the_street_is_found() -> None:
    assert list(checks.uphill([("people", "Person.met_in", "meetings")]))
    assert not list(checks.uphill([("meetings", "Attendance.person", "people"), ("people", "Grant.user", "people")]))


@pytest.mark.parametrize(
    "line",
    ["import requests", "from http.client import HTTPConnection", "from urllib import request", "import smtplib"],
)
def test_a_question_to_another_machine_is_found(line: str) -> None:
    assert list(checks.asking(parsed(line)))
    assert not list(checks.asking(parsed("from urllib.parse import urlsplit\nfrom http import HTTPStatus")))


def test_a_test_name_that_is_no_sentence_is_found() -> None:
    assert list(checks.sentences(parsed("def test_it(): pass")))
    assert not list(checks.sentences(parsed("def test_a_meeting_is_kept(): pass")))


def test_a_closed_room_is_open_to_its_own_area_alone() -> None:
    contract = DoorsContract("doors", {}, {"package": "p", "rooms": ["forms", "views"]})
    graph = ImportGraph()
    for module in ("p.a.views", "p.a.forms", "p.b.views", "p.b.queries", "p.a.queries"):
        graph.add_module(module)
    graph.add_import(importer="p.a.views", imported="p.a.forms")
    graph.add_import(importer="p.b.views", imported="p.a.queries")
    assert contract.check(graph, verbose=False).kept
    graph.add_import(importer="p.b.views", imported="p.a.forms")
    found = contract.check(graph, verbose=False)
    assert not found.kept
    assert found.metadata["through"] == [("p.b.views", "p.a.forms")]


def test_a_room_is_known_by_its_file_or_its_folder() -> None:
    area = checks.ROOT / "src/frankpledge/people"
    assert checks.room(area / "changes.py") == "changes"
    assert checks.room(area / "changes/merging.py") == "changes"
    assert checks.room(Path(checks.ROOT / "src/frankpledge/__init__.py")) == ""
