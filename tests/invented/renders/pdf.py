"""A paper as a PDF, set by typst: its pages end where they end, in the midst of sentences and of tables."""

import json
import random
from typing import Any

import typst

from tests.invented.renders.blocks import Block, Given, Line, Table, bulleted
from tests.invented.renders.setting import Setting, padded

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans", "DejaVu Serif")
SOURCE = """
#let data = json(bytes(sys.inputs.data))
#let words(given, ..more) = text(..more, given)
#set document(date: none)
#set page(paper: "a4", margin: (x: 2.3cm, y: 2.6cm), columns: data.columns,
  header: if data.running [#words(data.head) #h(1fr)],
  footer: if data.running [#words(data.foot) #h(1fr) #context words(
    data.page.replace("#", str(counter(page).get().first())).replace("%", str(counter(page).final().first())))])
#set text(font: (data.font, "DejaVu Sans"), size: data.size * 1pt, lang: "en", region: "gb", hyphenate: data.hyphens)
#set par(justify: data.justified, leading: 0.6em, spacing: if data.spaced { 1.1em } else { 0.6em })
#let fences = if data.stroke == "none" { none } else if data.stroke == "level" { (y: 0.5pt) } else { 0.5pt }
#let line_of(one) = {
  let bold = if one.heading { "bold" } else { "regular" }
  let size = if one.heading and data.styles { 1.2em } else { 1em }
  let said = text(weight: bold, size: size, one.words)
  if one.mark == none { par(said) } else {
    par(hanging-indent: 1.4cm, [#box(width: 1.4cm, text(weight: bold, size: size, one.mark))#said])
  }
}
#for one in data.blocks {
  if one.kind == "gap" { v(1.6em - 0.6em) }
  else if one.kind == "line" { line_of(one) }
  else if one.kind == "box" { block(stroke: 0.7pt, inset: 6pt, width: 100%, line_of(one)) }
  else if one.kind == "padded" { for row in one.rows { par(text(font: "DejaVu Sans Mono", size: 0.75em, row)) } }
  else if one.kind == "stops" {
    for row in one.rows { par(for cell in row { box(width: 100% / row.len(), text(cell)) }) }
  } else {
    let cell_of(cell) = table.cell(colspan: cell.across, rowspan: cell.down,
      for part in cell.words.split("\\n") { par(text(weight: cell.weight, part)) })
    let first = one.first.map(cell_of)
    set text(size: one.size * 1em)
    set par(justify: false)
    table(columns: one.columns.map(share => share * 1fr), stroke: fences, inset: (x: 5pt, y: 3.5pt),
      ..if one.repeated { (table.header(..first),) } else { first }, ..one.rest.map(cell_of))
  }
}
"""
_PAGES = ("Page #", "Page # of %", "#", "- # -", "# | Page")
_LINE = 780  # characters of a point that stand on a line
_WIDEST = 46  # characters that a column's cells are given room for, where there is any to spare
_INSET = 2.5  # characters
_SMALLEST = 0.6
_STOP = 24  # characters between tab stops


def pdf(given: Given, noises: frozenset[str], seed: int) -> bytes:
    """The bytes of a PDF of a text, the same for the same seed."""
    rng = random.Random(f"pdf {seed} {given.text}")
    setting = Setting(given, noises, rng)
    size = rng.choice((12, 13, 14)) if "large" in noises else rng.choice((9.5, 10, 11))
    columns = 2 if "columns" in noises else 1
    room = _LINE / size / columns
    data = {
        "font": rng.choice(FONTS), "size": size, "columns": columns,
        "stroke": "none" if "unruled" in noises else "level" if "half_ruled" in noises else "all",
        "head": setting.head, "foot": setting.foot, "page": rng.choice(_PAGES),
        "blocks": [_block(setting, block, room) for block in setting.blocks],
        **{name: name in noises for name in ("running", "justified", "hyphens", "spaced", "styles")},
    }  # fmt: skip
    made: bytes = typst.compile(
        SOURCE.encode(), sys_inputs={"data": json.dumps(data)}, timestamp=0, pdf_tags="untagged" not in noises
    )
    return made


def _block(setting: Setting, block: Block, room: float) -> dict[str, Any]:
    """A block as data; `room` is how many characters stand on a line."""
    if isinstance(block, Line):
        return _line(setting, block)
    if "stops" in setting.noises and max(len(cell) for row in block.rows for cell in row) < _STOP:
        return {"kind": "stops", "rows": block.rows}
    if "padded" in setting.noises and (lines := padded(block)):
        return {"kind": "padded", "rows": lines}
    return _table(setting, block, room)


def _line(setting: Setting, line: Line) -> dict[str, Any]:
    if not line.words:
        return {"kind": "gap"}
    mark, words = None, line.words.replace("\uf0b7", "•")
    if "numbers" in setting.noises:
        found, rest = setting.automatic(line)
        point = bulleted(line.words)
        if found is not None:
            mark, words = line.words[: len(line.words) - len(rest)].strip(), rest
        elif point:
            mark, words = "•", point
    kind = "box" if setting.is_boxed(line) else "line"
    return {"kind": kind, "words": words, "heading": line.heading, "mark": mark}


def _table(setting: Setting, block: Table, room: float) -> dict[str, Any]:
    wide = len(block.rows[0])
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    gone: set[tuple[int, int]] = set()
    for across, top, left, bottom, right in setting.merges(block) if "merged" in setting.noises else ():
        spans[top, left] = (right - left + 1, 1) if across else (1, bottom - top + 1)
        gone |= {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)} - {(top, left)}
    rows = [
        [
            {
                "words": row[x],
                "across": spans.get((y, x), (1, 1))[0],
                "down": spans.get((y, x), (1, 1))[1],
                "weight": "bold" if block.headed and y == 0 else "regular",
            }
            for x in range(wide)
            if (y, x) not in gone
        ]
        for y, row in enumerate(block.rows)
    ]
    columns, size = _columns(block, room)
    return {
        "kind": "table",
        "columns": columns,
        "size": size,
        "repeated": block.headed and "repeated" in setting.noises,
        "first": rows[0],
        "rest": [cell for row in rows[1:] for cell in row],
    }


def _columns(table: Table, room: float) -> tuple[list[float], float]:
    """(the width of each column in characters, the size of the type), so that every word has room in its cell."""
    columns = list(zip(*table.rows, strict=True))
    least = [max(len(word) for cell in column for word in cell.split() or [""]) + _INSET for column in columns]
    most = [
        max(min(max(map(len, column)) + _INSET, _WIDEST), needed) for column, needed in zip(columns, least, strict=True)
    ]
    size = max(min(1.0, room / sum(least)), _SMALLEST)
    share = max(room / size - sum(least), 0.0) / (sum(most) - sum(least) + 1)
    return [needed + share * (wished - needed) for needed, wished in zip(least, most, strict=True)], size
