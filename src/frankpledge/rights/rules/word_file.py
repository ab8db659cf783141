"""A Word document of headings, lines and tables, which an officer goes on to edit.  Pure: values in, bytes out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Part:
    """A heading, what is said under it, and a table with a heading row where there is one.  `depth` counts from 0."""

    heading: str
    depth: int = 0
    lines: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    rows: Sequence[Sequence[str]] = ()


def word_file(title: str, about: Iterable[tuple[str, str]], parts: Iterable[Part]) -> bytes:
    """A Word document (.docx) with a title, key facts in a table of two columns, and parts."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Arial", Pt(11)
    _properties(made, title)
    made.add_heading(_clean(title), 0)
    _table(made, (), [[name, told] for name, told in about])
    for part in parts:
        made.add_heading(_clean(part.heading), min(part.depth + 1, 9))
        for line in part.lines:
            made.add_paragraph(_clean(line))
        for line in part.bullets:
            made.add_paragraph(_clean(line), style="List Bullet")
        if part.rows:
            _table(made, part.columns, part.rows)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _properties(made: Made, title: str) -> None:
    made.core_properties.title, made.core_properties.author = _clean(title), ""
    made.core_properties.comments, made.core_properties.language = "", "en-GB"
    language = made.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def _table(made: Made, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    width = len(columns) or (len(rows[0]) if rows else 0)
    if not width:
        return
    table = made.add_table(rows=0, cols=width, style="Table Grid")
    if columns:
        cells = table.add_row().cells
        for cell, name in zip(cells, columns, strict=True):
            cell.paragraphs[0].add_run(_clean(name)).bold = True
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(head.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    made.add_paragraph()


def _clean(words: str) -> str:
    """Words that a file of XML may hold."""
    return _NOT_XML.sub(" ", words)
