"""Write the pages of docs/generated/ again, or with --check say which of them are out of date.

To add one, write a function that gives its text and put it in PAGES.
"""

import ast
import json
import os
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/generated"
NOTE = "<!-- Written by `make docs`; change what it is written from instead. -->"


def contracts() -> list[dict]:
    """The import contracts, which are what the build enforces."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["tool"]["importlinter"]["contracts"]


def layers(name: str) -> list[list[str]]:
    """The layers of one contract from the top, each with the names that share it."""
    (found,) = (contract["layers"] for contract in contracts() if contract["name"].startswith(f"{name}:"))
    return [re.findall(r"\w+", layer) for layer in found]


def belongs(path: Path) -> str:
    """What a module says belongs in it, in its first sentence; an area says it in __init__.py."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return re.split(r"(?<=[.:])\s", " ".join(text.split()))[0].rstrip(".:")


def street() -> str:
    """The order of areas, and of rooms inside each."""
    rows = [
        f"| {height} | `{area}` | {belongs(ROOT / 'src/frankpledge' / area / '__init__.py')} |"
        for height, names in enumerate(reversed(layers("street")), 1)
        for area in names
    ]
    rooms = " → ".join(", ".join(f"`{room}`" for room in names) for names in layers("rooms"))
    return "\n".join(
        [
            "# The street",
            "",
            "An area imports only areas that stand below it here. The build fails where one does not.",
            "",
            "| | Area | What belongs there |",
            "|---|---|---|",
            *reversed(rows),
            "",
            "Inside an area, a room imports only rooms to its right:",
            "",
            rooms,
            "",
            "Rules know no Django. The reader of papers, `minutes_reader`, knows neither Django nor any area.",
            "No area uses another's forms or views.",
        ]
    )


def roles() -> str:
    """What each role may do: the table that decides it, in the words of its labels."""
    from frankpledge.people.rules.roles import MAY, Role, Verb

    head = " | ".join(role.label for role in Role)
    rows = [
        f"| {verb.label} | " + " | ".join("yes" if verb in MAY[role] else "" for role in Role) + " |" for verb in Verb
    ]
    return "\n".join(
        [
            "# Who may do what",
            "",
            "A role is held in one partnership, from one day to another, and counts there alone. Somebody may hold",
            "several; what one of them allows is allowed. Nobody else may do anything, and what is not in the table is",
            "not allowed.",
            "",
            f"| | {head} |",
            "|---|" + "---|" * len(Role),
            *rows,
            "",
            "A paper, item or document is read by those whose role reads its marking. Somebody of the region or of the",
            "policing body reads papers shared with them, and nothing else. What is sealed, nobody reads.",
            "",
            "The table that decides this, and from which this page is written, is in `people/rules/roles.py`.",
        ]
    )


def settings() -> str:
    """Every setting of an installation, from the table by which they are read."""
    from frankpledge.config.environment import SETTINGS

    rows = [f"| `{setting.name}` | {setting.means} | {setting.without} |" for setting in SETTINGS]
    return "\n".join(
        [
            "# Every setting",
            "",
            "Read from the environment when a command starts. A name that is not here is read by nothing, and",
            "`frankpledge check` says so; what cannot be read stops every command with a sentence that says what to",
            "write. What belongs together is told in [settings](../operations/settings.md).",
            "",
            "| Name | Means | Without it |",
            "|---|---|---|",
            *rows,
        ]
    )


def described() -> dict[str, Any]:
    """The description of the read API, made from its code in an installation that is thrown away."""
    with TemporaryDirectory() as home:
        os.environ |= {"FRANKPLEDGE_HOME": home, "FRANKPLEDGE_SECRET_KEY": "for no session", "FRANKPLEDGE_LOCAL": "1"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
        import django

        django.setup()
        from frankpledge.config.api_page import described as as_it_is

        return as_it_is()


def api() -> str:
    """What the read API answers: an operation a row."""
    schema = described()
    rows = []
    for address, methods in schema["paths"].items():
        for operation in methods.values():
            asked = ", ".join(f"`{one['name']}`" for one in operation["parameters"] if one["in"] == "query")
            statuses = ", ".join(str(status) for status in operation["responses"])
            said = operation["description"].partition("\n")[0]
            rows.append(f"| `{address}` | {said} | {asked} | {statuses} |")
    return "\n".join(
        [
            "# What the read API answers",
            "",
            f"{schema['info']['description']} How one asks is told in [the read API](../api.md).",
            "",
            "| Address | What is answered | What can be asked | Statuses |",
            "|---|---|---|---|",
            *rows,
            "",
            f"The whole description, for programs (OpenAPI {schema['openapi']}), is [openapi.json](openapi.json). Each",
            "installation tells both under `/api/`.",
        ]
    )


def openapi() -> str:
    """The description of the read API, as programs read it."""
    return json.dumps(described(), indent=1, ensure_ascii=False)


PAGES: dict[str, Callable[[], str]] = {
    "street.md": street, "roles.md": roles, "settings.md": settings, "api.md": api, "openapi.json": openapi,
}  # fmt: skip


def main() -> int:
    """Write every page, or check that each stands as it would be written."""
    stale = []
    for name, write in PAGES.items():
        path, text = FOLDER / name, f"{write()}\n" if name.endswith(".json") else f"{NOTE}\n\n{write()}\n"
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv[1:]:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv[1:]:
        print(f"Out of date: {', '.join(stale)}. Run make docs, and commit what it writes.")
        return 1
    print(f"{len(PAGES)} generated pages, {len(stale)} written." if stale else f"{len(PAGES)} pages up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
