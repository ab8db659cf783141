"""A paper as a web page, among the menus, scripts and feet of a site."""

import random
from html import escape

from tests.invented.renders.blocks import Block, Given, Line, Table, bulleted
from tests.invented.renders.setting import Setting, padded, pieces

_BEFORE = """<header class="site"><a href="/">{head}</a></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/council">Council and democracy</a></li>
<li><a href="/contact">Contact us</a></li></ul></nav>
<div style="display:none">We use cookies. Agreed by 3 of 4 visitors.</div>"""
_AFTER = """<footer><p>{foot}</p><p>© Council 2020. <a href="/privacy">Privacy</a></p></footer>
<script>document.write("<p>AGREED that nothing of a script is read.</p>")</script>"""
_FORMS = {"1": "", "a": ' type="a"', "i": ' type="i"'}


def html(given: Given, noises: frozenset[str], seed: int) -> bytes:
    """The bytes of a web page of a text, the same for the same seed."""
    writer = _Writer(Setting(given, noises, random.Random(f"html {seed} {given.text}")))
    for block in writer.set.blocks:
        writer.write(block)
    return writer.page().encode()


class _Writer:
    def __init__(self, setting: Setting) -> None:
        self.set = setting
        self._out: list[str] = []
        self._list = ""

    def page(self) -> str:
        """The whole page."""
        self._end_list()
        body = "\n".join(self._out)
        if "layout" in self.set.noises:
            body = f'<table width="100%"><tr><td width="10%"></td><td>{body}</td></tr></table>'
        else:
            body = f"<main>{body}</main>" if self.set.rng.random() < 0.5 else f"<div>{body}</div>"
        if "running" in self.set.noises:
            body = f"{_BEFORE.format(head=self.set.head)}\n{body}\n{_AFTER.format(foot=self.set.foot)}"
        head = f"<head><meta charset=utf-8><title>{self.set.head}</title><style>p {{margin: 0}}</style></head>"
        return f"<!DOCTYPE html>\n<html lang=en>{head}\n<body>{body}</body></html>\n"

    def write(self, block: Block) -> None:
        """The next block of the paper."""
        if isinstance(block, Line):
            self._line(block)
            return
        self._end_list()
        lines = padded(block) if "padded" in self.set.noises else None
        self._out.append("<pre>" + escape("\n".join(lines)) + "</pre>" if lines else self._table(block))

    def _line(self, line: Line) -> None:
        words, tag = line.words, "p"
        if not words:
            self._end_list()
            self._out.append("<p>&nbsp;</p>")
            return
        if line.heading:
            tag = "h2" if "styles" in self.set.noises else "p"
        mark, rest = self.set.automatic(line)
        if mark is not None and not mark.before and mark.after == "." and mark.above is None:
            if self.set.begins_list or self._list != "ol":
                self._end_list()
                self._out.append(f'<ol start="{mark.count}"{_FORMS[mark.form]}>')
                self._list = "ol"
            inside = self._words(rest)
            self._out.append(f"<li>{f'<{tag}>{inside}</{tag}>' if tag != 'p' else inside}</li>")
            return
        point = bulleted(words) if "numbers" in self.set.noises else None
        if point:
            if self._list != "ul":
                self._end_list()
                self._out.append("<ul>")
                self._list = "ul"
            self._out.append(f"<li>{self._words(point)}</li>")
            return
        self._end_list()
        bold = ("<strong>", "</strong>") if line.heading and tag == "p" else ("", "")
        style = ' style="border: 1px solid"' if self.set.is_boxed(line) else ""
        said = f"{bold[0]}{self._words(words)}{bold[1]}"
        self._out.append(f"<div{style}>{said}</div>" if style else f"<{tag}>{said}</{tag}>")

    def _end_list(self) -> None:
        if self._list:
            self._out.append(f"</{self._list}>")
            self._list = ""

    def _words(self, words: str) -> str:
        if "split" not in self.set.noises:
            return escape(words).replace("\n", "<br>")
        rng = self.set.rng
        said = []
        for piece in pieces(words, rng):
            inside = escape(piece).replace("’", "&#8217;").replace("–", "&ndash;").replace("£", "&pound;")
            said.append(f"<span>{inside}</span>" if rng.random() < 0.5 else inside)
        return "".join(said).replace("\n", "<br>").replace(". ", ".\n  ")

    def _table(self, block: Table) -> str:
        wide = len(block.rows[0])
        spans: dict[tuple[int, int], str] = {}
        gone: set[tuple[int, int]] = set()
        for across, top, left, bottom, right in self.set.merges(block) if "merged" in self.set.noises else ():
            said = f' colspan="{right - left + 1}"' if across else f' rowspan="{bottom - top + 1}"'
            spans[top, left] = said
            gone |= {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)} - {(top, left)}
        rows = []
        for y, row in enumerate(block.rows):
            tag = "th" if block.headed and y == 0 else "td"
            cells = (
                f"<{tag}{spans.get((y, x), '')}>{self._cell(row[x])}</{tag}>" for x in range(wide) if (y, x) not in gone
            )
            rows.append(f"<tr>{''.join(cells)}</tr>")
        if block.headed and "repeated" in self.set.noises:
            return f"<table><thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody></table>"
        return f"<table>{''.join(rows)}</table>"

    def _cell(self, words: str) -> str:
        if not words:
            return "&nbsp;"
        if "\n" in words or "split" in self.set.noises:
            return "".join(f"<p>{self._words(part)}</p>" for part in words.split("\n"))
        return self._words(words)
