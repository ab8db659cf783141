"""What is written about the product keeps up with it: settings, tables, decisions, links."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from frankpledge.config import environment

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


SETTINGS = {setting.name for setting in environment.SETTINGS}
OF_TESTS = {"FRANKPLEDGE_KILLS", "FRANKPLEDGE_TEST_DATABASE"}  # read by tests alone


def of_ours() -> dict[Path, ast.Module]:
    """The product's modules apart from the table of settings, each as a tree."""
    paths = (path for path in (ROOT / "src/frankpledge").rglob("*.py") if "tests" not in path.parts)
    return {path: ast.parse(path.read_text("utf-8")) for path in paths if path.name != "environment.py"}


def test_the_environment_is_read_in_one_place() -> None:
    reading = {"get", "pop", "getenv"}
    found = []
    for path, tree in of_ours().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
                over, key = node.value, node.slice
            elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in reading and node.args:
                over, key = node.func, node.args[0]
            else:
                continue
            if "environ" in ast.unparse(over) or "getenv" in ast.unparse(over):
                found.append(f"{path.name}: {ast.unparse(key)}")
    assert not found, "declare it in config/environment.py, and read it with `value`"


def test_every_setting_is_declared_and_every_one_declared_is_read() -> None:
    named = {
        node.value
        for tree in of_ours().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("FRANKPLEDGE_")
        and node.value.replace("_", "").isalnum()
    }
    asked = {
        argument.value if isinstance(argument, ast.Constant) else ast.unparse(argument)
        for tree in of_ours().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "value"
        for argument in node.args[:1]
    }
    of_django = {name for name in named if hasattr(settings, name)}  # names of ours among Django's settings
    parts = {"FRANKPLEDGE_SSO_SERVER", "FRANKPLEDGE_SSO_CLIENT", "FRANKPLEDGE_SSO_SECRET"}  # read as one
    assert named - SETTINGS - of_django <= {"FRANKPLEDGE_", "FRANKPLEDGE_SSO_"}
    assert SETTINGS - asked <= parts


def test_no_page_tells_of_a_setting_that_is_none() -> None:
    kept = (*PAGES, *(path for path in (ROOT / "deploy").rglob("*") if path.is_file()))
    told = {name for path in kept for name in re.findall(r"FRANKPLEDGE_[A-Z_]*[A-Z]\b", path.read_text("utf-8"))}
    of_django = {name for name in told if hasattr(settings, name)}
    assert told - SETTINGS - OF_TESTS - of_django == set()


def test_the_glossary_has_every_table_of_the_record() -> None:
    told = (ROOT / "docs/glossary.md").read_text("utf-8")
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("frankpledge.")]
    parts = {"people_organisationname", "people_personname", "meetings_bodyname", "documents_page"}  # parts of others
    assert len(tables) > 20
    assert sorted(table for table in set(tables) - parts if f"`{table}`" not in told) == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_dated_and_says_why(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.split()) <= 300
    assert re.match(rf"# {int(path.name[:4])}\. ", text)
    assert "**Decided**" in text
    assert "Why:" in text


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 150


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8"))
    broken = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert not broken


def test_every_promise_names_tests_that_are_there() -> None:
    named = re.findall(
        r"`((?:src|tests)/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs/operations/promises.md").read_text("utf-8")
    )
    assert len(named) > 10
    gone = [
        f"{path} {test}"
        for path, test in named
        if not (ROOT / path).exists() or (test and f"def {test}(" not in (ROOT / path).read_text("utf-8"))
    ]
    assert not gone
