"""Whether a Word template that somebody edited can be used, and in plain words why not.

A template names fields, loops over lists and asks what is there; it does nothing else, so that it can neither reach
anything nor run on without end.  It has to show everything that a document says, and the marking on every page.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from frankpledge.meetings.rules.writing_out.columns import TABLES
from frankpledge.meetings.rules.writing_out.sample import sample
from frankpledge.meetings.rules.writing_out.word import MEGABYTES, SECONDS, filled
from frankpledge.meetings.rules.writing_out.written import Kind
from minutes_reader import ReadingError, keepable
from minutes_reader.formats.confined import confined
from minutes_reader.formats.kinds import kind_of

MOST_BYTES = 3_000_000
_NAME = "The template"
_SAVE = "Download the built-in template, and edit that."
_RUNNING = {"header": "head", "footer": "foot"}
_NEAR = 60
_OUTSIDE = re.compile(rb'<[^<>]*TargetMode="External"[^<>]*>')
_TARGET = re.compile(rb'Target="([^"]*)"')
_FETCHES = re.compile(rb"INCLUDE(?:TEXT|PICTURE)|DDE(?:AUTO)?\s|\bLINK\s")


class NotATemplate(Exception):
    """What is wrong with a template, and what to do."""


def check(template: bytes, kind: Kind) -> None:
    """Raise NotATemplate where documents of a kind cannot be written in this template.

    It is filled with a document of invented words, as it will be with real ones.
    """
    if len(template) > MOST_BYTES:
        raise NotATemplate(f"It is larger than {MOST_BYTES // 1_000_000} MB. Use smaller pictures in it.")
    try:
        if not template.startswith(b"PK") or kind_of(template, _NAME) != "docx":
            raise NotATemplate(f"It is not a Word document (.docx). {_SAVE}")
        kept = keepable(template, _NAME)
    except ReadingError as error:
        raise NotATemplate(str(error)) from error
    if kept.taken_out:
        raise NotATemplate(f"It holds {' and '.join(kept.taken_out)}. Remove them in Word, and bring it again.")
    try:
        problem = confined(_problem, template, kind, name=_NAME, seconds=SECONDS, megabytes=MEGABYTES)
    except ReadingError as error:
        raise NotATemplate(f"It cannot be filled: {error}") from error
    if problem:
        raise NotATemplate(problem)


def _problem(template: bytes, kind: Kind) -> str:
    """What is wrong, or nothing: in a process of its own."""
    from docx import Document

    try:
        _refuse_links(template)
        _refuse_tags(template, kind)
        Document(io.BytesIO(filled(template, sample(kind).plain())))
    except NotATemplate as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what a template makes others' code raise is the template's fault
        return f"It cannot be filled: {str(error)[:200]}. {_SAVE}"
    return ""


def _refuse_links(template: bytes) -> None:
    """Nothing in it may lead, or fetch, from outside the file."""
    with zipfile.ZipFile(io.BytesIO(template)) as files:
        for name in files.namelist():
            words = files.read(name)
            found = _OUTSIDE.search(words) if name.endswith(".rels") else None
            if found is not None:
                where = _TARGET.search(found[0])
                told = where[1].decode("utf-8", "replace")[:_NEAR] if where is not None else "somewhere"
                raise NotATemplate(
                    f"It leads outside of itself, to {told}. Remove the link or the linked picture in Word; an address "
                    "may stand in it as plain words."
                )
            if name.endswith(".xml") and _FETCHES.search(words):
                raise NotATemplate("It holds a field that fetches something from elsewhere. Remove that field in Word.")


def _refuse_tags(template: bytes, kind: Kind) -> None:
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True)
    shown: set[str] = set()
    running: dict[str, list[set[str]]] = {"header": [], "footer": []}
    for part, xml in _parts(template):
        try:
            tree = environment.parse(xml)
        except TemplateSyntaxError as error:
            raise NotATemplate(
                "A tag in it is broken. Look for a {%p for … %} or {%p if … %} that has lost its {%p endfor %} or "
                "{%p endif %}, or for a bracket that is missing; or begin again from the built-in template."
            ) from error
        found = _Fields(kind)
        found.read(tree.body, {})
        shown |= found.shown
        if part in running:
            running[part].append(found.shown)
    _refuse_gaps(kind, shown, running)


def _refuse_gaps(kind: Kind, shown: set[str], running: dict[str, list[set[str]]]) -> None:
    for part, words in _RUNNING.items():
        if not running[part] or not all("marking" in one for one in running[part]):
            raise NotATemplate(
                f"The {words} of its pages does not have {{{{ marking }}}}, which every page has to say."
            )
    needed = {"title", "sections.title", "sections.lines.text"}
    needed |= {f"sections.rows.{column.key}" for table in TABLES[kind] for column in table.columns}
    missing = sorted(needed - shown)
    if missing:
        _, _, last = missing[0].rpartition("sections.")
        raise NotATemplate(f"It leaves out {last}, so that what stands there would be lost. {_SAVE}")


def _parts(template: bytes) -> Iterator[tuple[str, str]]:
    """Each part of the template with tags in it: what it is, and its XML as it is filled."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.init_docx()
    yield "body", made.patch_xml(made.get_xml())
    for part, uri in (("header", made.HEADER_URI), ("footer", made.FOOTER_URI)):
        for _, found in made.get_headers_footers(uri):
            yield part, made.patch_xml(made.get_part_xml(found))


class _Fields:
    """The fields that a template names, each checked against what a document of its kind has."""

    def __init__(self, kind: Kind) -> None:
        self.known = _shape(sample(kind).plain())
        own = {column.key: "" for table in TABLES[kind] for column in table.columns}
        self.known["sections"][0] |= {"rows": [own], "lines": [{"kind": "", "text": ""}]}
        self.shown: set[str] = set()

    def read(self, nodes: list[Any], scope: dict[str, tuple[Any, str]]) -> None:
        """Read what stands in the template, where these names stand for these fields."""
        from jinja2 import nodes as tags

        for node in nodes:
            if isinstance(node, tags.Output):
                for one in node.nodes:
                    if not isinstance(one, tags.TemplateData):
                        self._show(one, scope)
            elif isinstance(node, tags.If):
                self._ask(node.test, scope)
                self.read([*node.body, *node.elif_, *node.else_], scope)
            elif isinstance(node, tags.For):
                self._loop(node, scope)
            else:
                raise NotATemplate(
                    f"It has a tag that does more than show a field ({type(node).__name__.lower()}). Only fields, for "
                    "and if can stand in it."
                )

    def _show(self, node: Any, scope: dict[str, tuple[Any, str]]) -> None:
        shape, path = self._field(node, scope)
        if not isinstance(shape, str):
            raise NotATemplate(f"{{{{ {path} }}}} is a list: it needs {{%p for … in {path} %}}.")
        self.shown.add(path)

    def _ask(self, node: Any, scope: dict[str, tuple[Any, str]]) -> None:
        from jinja2 import nodes as tags

        if isinstance(node, tags.Compare):
            self._ask(node.expr, scope)
            for operand in node.ops:
                self._ask(operand.expr, scope)
        elif isinstance(node, tags.And | tags.Or):
            self._ask(node.left, scope)
            self._ask(node.right, scope)
        elif isinstance(node, tags.Not):
            self._ask(node.node, scope)
        elif not isinstance(node, tags.Const):
            self._field(node, scope)

    def _loop(self, node: Any, scope: dict[str, tuple[Any, str]]) -> None:
        from jinja2 import nodes as tags

        shape, path = self._field(node.iter, scope)
        if not isinstance(shape, list) or not isinstance(node.target, tags.Name) or node.recursive:
            raise NotATemplate(f"{path} is no list, so {{%p for … in {path} %}} has nothing to go through.")
        if node.test is not None:
            self._ask(node.test, scope)
        if path in {above for _, above in scope.values()}:
            raise NotATemplate(f"It goes through {path} inside a loop over the same list. Once is enough.")
        self.read([*node.body, *node.else_], scope | {node.target.name: (shape[0], path)})

    def _field(self, node: Any, scope: dict[str, tuple[Any, str]]) -> tuple[Any, str]:
        """What a field is, and its whole name."""
        from jinja2 import nodes as tags

        if isinstance(node, tags.Name):
            if node.name in scope:
                return scope[node.name]
            return self._in(self.known, node.name, "", {*self.known, *scope})
        if isinstance(node, tags.Getattr):
            shape, path = self._field(node.node, scope)
            if isinstance(shape, dict):
                return self._in(shape, node.attr, path, set(shape))
        raise NotATemplate("It has a tag that does more than name a field. Only fields, for and if can stand in it.")

    def _in(self, shape: dict[str, Any], name: str, path: str, known: set[str]) -> tuple[Any, str]:
        if name in shape:
            return shape[name], f"{path}.{name}" if path else name
        near = get_close_matches(name, sorted(known), 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        where = f" in {path}" if path else ""
        raise NotATemplate(f"There is no field called {name}{where}.{meant}")


def _shape(value: Any) -> Any:
    """What a value is made of: text, a list of one thing, or fields by name."""
    if isinstance(value, dict):
        return {name: _shape(one) for name, one in value.items()}
    if isinstance(value, list):
        whole: Any = None
        for one in value:
            whole = _both(whole, _shape(one))
        return [whole]
    return ""


def _both(one: Any, other: Any) -> Any:
    """What two things of a list are made of together: one of them may have nothing in a list of its own."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: _both(one.get(name), other.get(name)) for name in {*one, *other}}
    if isinstance(one, list) and isinstance(other, list):
        return [_both(one[0], other[0])]
    return one if other is None else other
