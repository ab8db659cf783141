"""The house as it stands: sizes, names, words, and what the import contracts cannot see."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

from tests.architecture import checks
from tests.architecture.checks import ROOT
from tools import run_tests

# Rows that are written outside `changes`, each with the reason.
WRITES_ELSEWHERE: dict[str, str] = {}
# Tables that belong to no partnership, each with the reason.
OF_NO_PARTNERSHIP = {
    "people.Partnership": "is one itself",
    "people.User": "one account may have roles in many",
    "people.Subject": "is of an account",
    "ledger.Entry": "keeps numbers, so that it outlives what they stand for",
    "ledger.Seal": "is of a line, whoever's it is: the chain is one",
    "ledger.Head": "is of the one chain",
    "work.Schedule": "is the installation's, as its jobs may be of every partnership",
    "work.Worker": "is a process of the installation",
    "work.Progress": "is of a job, which says by its values of which partnership it is",
}
SOURCES = [path for path in checks.sources("src") if "migrations" not in path.parts]
OURS = [path for path in SOURCES if "tests" not in path.parts]
TESTS = [path for path in checks.sources("src", "tests") if path.name.startswith(("test_", "bench_"))]


def said(found: dict[Path, list[str]]) -> str:
    """What is wrong, a line each, to be read in the failure of a test."""
    return "\n".join(f"{path.relative_to(ROOT)}: {line}" for path, lines in found.items() for line in lines)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def kept_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return listed.stdout.splitlines()


def our_fields() -> list[tuple[str, Field]]:
    models = [model for model in apps.get_models() if model.__module__.startswith("frankpledge.")]
    return [(model._meta.app_label, field) for model in models for field in model._meta.get_fields() if field.concrete]


def test_every_module_says_what_belongs_there() -> None:
    assert not said({path: list(checks.opening(tree(path))) for path in SOURCES})


def test_modules_and_functions_can_be_read_at_one_go() -> None:
    assert not said({path: list(checks.sizes(path.read_text("utf-8"), tree(path))) for path in SOURCES})


def test_rows_are_written_in_changes_alone() -> None:
    outside = [path for path in OURS if "frankpledge" in path.parts and checks.room(path) != "changes"]
    outside = [path for path in outside if str(path.relative_to(ROOT)) not in WRITES_ELSEWHERE]
    assert not said({path: list(checks.writes(tree(path))) for path in outside})


def test_only_one_area_asks_other_machines() -> None:
    asking = {path for path in OURS if list(checks.asking(tree(path)))}
    assert {path.parent.relative_to(ROOT / "src/frankpledge") for path in asking} == {Path("outside")}


def test_a_reason_to_write_elsewhere_is_still_needed() -> None:
    assert all(list(checks.writes(tree(ROOT / path))) for path in WRITES_ELSEWHERE)


def test_public_functions_say_what_they_promise() -> None:
    rooms = [
        path
        for path in OURS
        if {"minutes_reader", "public_statistics"} & {*path.parts} or checks.room(path) in checks.DOCUMENTED_ROOMS
    ]
    assert not said({path: list(checks.undocumented(tree(path))) for path in rooms})


def test_names_of_files_say_what_belongs_there() -> None:
    assert not list(checks.names(kept_files()))


def test_names_of_tests_are_sentences() -> None:
    assert not said({path: list(checks.sentences(tree(path))) for path in TESTS})


def test_every_test_is_run_by_make_test_and_those_of_areas_on_both_databases() -> None:
    (named,) = re.findall(r"^GROUPS := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(named.split()) == sorted(run_tests.GROUPS)
    tests = [path for path in TESTS if path.name.startswith("test_")]
    assert tests
    for path in tests:
        databases = sorted(env.get("FRANKPLEDGE_TEST_DATABASE", "") for _, words, env in _runs(path))
        of_both = any(ROOT / folder in path.parents for folder in ("src/frankpledge", "tests/access"))
        assert databases == ["postgresql", "sqlite"] if of_both else databases, path
        assert len(databases) == len(set(databases)), f"{path} is run twice"


def _runs(path: Path) -> list[run_tests.Group]:
    """The groups that run a file."""
    whole = {str(one.relative_to(ROOT)) for one in (path, *path.parents) if one.is_relative_to(ROOT)}
    return [
        group
        for group in run_tests.GROUPS.values()
        if whole.intersection(group[1])
        and not whole.intersection(word.removeprefix("--ignore=") for word in group[1] if word[0] == "-")
    ]


def test_nothing_that_is_fetched_is_kept() -> None:
    assert not list(checks.fetched(kept_files()))


def test_locks_say_what_is_fetched_and_not_from_where() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text("utf-8"), lock.name
        assert "--hash=sha256:" in lock.read_text("utf-8"), lock.name
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    fetched = [about for path, about in packages.items() if path]
    assert fetched
    assert all("integrity" in about and "resolved" not in about for about in fetched)


def test_relations_point_down_the_street() -> None:
    relations = [
        (area, f"{field.model.__name__}.{field.name}", field.related_model._meta.app_label)
        for area, field in our_fields()
        if field.is_relation and field.related_model.__module__.startswith("frankpledge.")
    ]
    assert relations
    assert not list(checks.uphill(relations))


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if model.__module__.startswith("frankpledge.")],
    ids=lambda m: m.__name__,
)
def test_every_table_knows_its_partnership(model: type) -> None:
    if model._meta.label in OF_NO_PARTNERSHIP:
        return
    field = {field.name: field for field in model._meta.get_fields()}.get("partnership")
    assert field is not None, f"{model._meta.label} has no partnership column"
    assert not field.null
