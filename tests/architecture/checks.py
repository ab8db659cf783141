"""What a linter does not look for: each check takes the text or the tables, and gives what is wrong, one line each."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
DOCUMENTED_ROOMS = {"rules", "access", "queries", "changes"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}
# The ways of writing rows, with what tells them from calls of the same name: a dict is updated with another dict,
# a file is saved under a name, but rows are written with named values or with none.
WRITES = {"save", "create", "get_or_create", "update_or_create", "update", "delete"}
WRITES_OF_MANY = {"bulk_create", "bulk_update"}
ASKING = {"http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "smtplib", "ftplib"}


def street() -> list[str]:
    """The areas from the top of the street to its bottom, as the import contract has them; neighbours share a line."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["name"].startswith("street:"))
    return layers


def height(area: str) -> int:
    """How far up the street an area stands; neighbours stand equally high.  Raises StopIteration for a stranger."""
    layers = street()
    return next(len(layers) - at for at, layer in enumerate(layers) if area in re.findall(r"\w+", layer))


def sources(*folders: str) -> Iterator[Path]:
    """Every Python file under these folders of the repository."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def room(path: Path) -> str:
    """The room that a file of an area stands in: `changes` for changes.py and for everything in changes/."""
    parts = path.relative_to(ROOT).parts
    return Path(parts[3]).stem if len(parts) > 3 else ""


def opening(tree: ast.Module) -> Iterator[str]:
    """A module that does not say what belongs there."""
    if not ast.get_docstring(tree):
        yield "does not open with a docstring"


def sizes(text: str, tree: ast.Module) -> Iterator[str]:
    """A module or a function that is too long to be read at one go."""
    if (length := len(text.splitlines())) > LONGEST_MODULE:
        yield f"has {length} lines, more than {LONGEST_MODULE}"
    for function in _functions(tree):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{function.name} has {length} lines, more than {LONGEST_FUNCTION}"


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Public functions, and public methods of public classes, without a docstring."""
    places: list[tuple[str, ast.AST]] = [("", tree)]
    places += [(f"{node.name}.", node) for node in tree.body if _is_public_class(node)]
    for prefix, place in places:
        for node in ast.iter_child_nodes(place):
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and not node.name.startswith("_") and not ast.get_docstring(node):
                yield f"{prefix}{node.name} has no docstring"


def writes(tree: ast.Module) -> Iterator[str]:
    """Calls that write rows."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr.removeprefix("a") if node.func.attr[1:] in WRITES | WRITES_OF_MANY else node.func.attr
        if name in WRITES_OF_MANY or (name in WRITES and not node.args):
            if name == "update" and not node.keywords:
                continue
            yield f"line {node.lineno} writes: .{node.func.attr}()"


def names(paths: Iterable[str]) -> Iterator[str]:
    """File and folder names that do not say what belongs there."""
    for path in paths:
        for part in Path(path).parts:
            if Path(part).stem.lower() in NAMES_THAT_SAY_NOTHING:
                yield f"{path}: {part} says nothing of what belongs there"


def fetched(paths: Iterable[str]) -> Iterator[str]:
    """Files that are fetched by `make setup` and have no place in the repository."""
    for path in paths:
        parts = Path(path).parts
        if {"vendor", "node_modules", ".venv"} & set(parts) or path.endswith((".min.js", ".min.css", ".woff2")):
            yield f"{path} is fetched, not kept"


def asking(tree: ast.Module) -> Iterator[str]:
    """What is imported that asks other machines."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{name}" for name in names)]
        yield from (f"imports {name}" for name in names if name in ASKING)


def uphill(relations: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Relations between tables that point up the street.  Each is (area, name of the field, area pointed to)."""
    for area, field, target in relations:
        if height(target) > height(area):
            yield f"{field} points up the street, from {area} to {target}"


def sentences(tree: ast.Module) -> Iterator[str]:
    """Names of tests that are no sentence: fewer than three words after `test`."""
    for function in _functions(tree):
        if function.name.startswith("test_") and function.name.count("_") < 3:
            yield f"{function.name} is no sentence"


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _is_public_class(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and not node.name.startswith("_")
