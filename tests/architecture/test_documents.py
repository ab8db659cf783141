"""What is written about the product keeps up with it: settings, tables, decisions, links."""

import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def settings_read() -> set[str]:
    """The names that the product reads from its environment."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/frankpledge/config").rglob("*.py"))
    return set(re.findall(r"environ(?:\.get\(|\[|\.setdefault\()\s*\"(FRANKPLEDGE_[A-Z_]+)\"", source))


def test_every_setting_is_explained() -> None:
    told = (ROOT / "docs/operations/settings.md").read_text("utf-8")
    names = settings_read() - {"FRANKPLEDGE_KILLS", "FRANKPLEDGE_TEST_DATABASE"}
    assert len(names) >= 5
    assert sorted(name for name in names if f"`{name}`" not in told) == []


def test_every_setting_explained_is_read() -> None:
    told = set(
        re.findall(r"^\| `(FRANKPLEDGE_[A-Z_]+)`", (ROOT / "docs/operations/settings.md").read_text("utf-8"), re.M)
    )
    assert told <= settings_read()


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
