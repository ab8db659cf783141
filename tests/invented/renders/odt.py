"""A paper as an OpenDocument text, written part by part."""

import io
import random
import re
import zipfile
from html import escape

from tests.invented.renders.blocks import Block, Given, Line, Mark, Table, bulleted
from tests.invented.renders.setting import Setting, padded, pieces

_WHEN = (2020, 1, 1, 0, 0, 0)
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{_BASE}{name}:1.0"'
    for short, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
_KIND = "application/vnd.oasis.opendocument.text"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_BASE}manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
_STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {names}><office:styles><style:style style:name="Standard" style:family="paragraph"/>
</office:styles><office:master-styles><style:master-page style:name="Standard">{heads}</style:master-page>
</office:master-styles></office:document-styles>"""
_HEADS = """<style:header><text:p>{head}</text:p></style:header>
<style:footer><text:p>{foot} Page <text:page-number>1</text:page-number></text:p></style:footer>"""
_BULLET = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
_BULLETS = f'<text:list-style style:name="B">{_BULLET}</text:list-style>'
_SPACES = re.compile(" {2,}")


def odt(given: Given, noises: frozenset[str], seed: int) -> bytes:
    """The bytes of an OpenDocument text, the same for the same seed."""
    writer = _Writer(Setting(given, noises, random.Random(f"odt {seed} {given.text}")))
    for block in writer.set.blocks:
        writer.write(block)
    heads = ""
    if "running" in noises:
        heads = _HEADS.format(head=writer.set.head, foot=writer.set.foot)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, packing in (
            ("mimetype", _KIND, zipfile.ZIP_STORED),
            ("content.xml", writer.content(), zipfile.ZIP_DEFLATED),
            ("styles.xml", _STYLES.format(names=_NAMES, heads=heads), zipfile.ZIP_DEFLATED),
            ("META-INF/manifest.xml", _MANIFEST, zipfile.ZIP_DEFLATED),
        ):
            archive.writestr(zipfile.ZipInfo(name, _WHEN), content, packing)
    return file.getvalue()


class _Writer:
    def __init__(self, setting: Setting) -> None:
        self.set = setting
        self._out: list[str] = []
        self._lists: list[str] = []
        self._changes: list[str] = []

    def content(self) -> str:
        """The part that holds the words."""
        changes = "".join(self._changes)
        tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
        body = f"<office:body><office:text>{tracked}{''.join(self._out)}</office:text></office:body>"
        styles = f"<office:automatic-styles>{_BULLETS}{''.join(self._lists)}</office:automatic-styles>"
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        return f"{head}<office:document-content {_NAMES}>{styles}{body}</office:document-content>"

    def write(self, block: Block) -> None:
        """The next block of the paper."""
        if isinstance(block, Line):
            self._line(block)
        elif "stops" in self.set.noises:
            self._out += [f"<text:p>{self._words('	'.join(row).rstrip())}</text:p>" for row in block.rows]
        elif "padded" in self.set.noises and (lines := padded(block)):
            self._out += [f"<text:p>{_said(line)}</text:p>" for line in lines]
        else:
            self._table(block)

    def _line(self, line: Line) -> None:
        if self.set.is_boxed(line):
            inside = f"<draw:text-box><text:p>{self._words(line.words)}</text:p></draw:text-box>"
            self._out.append(f'<text:p><draw:frame svg:width="15cm">{inside}</draw:frame></text:p>')
            return
        opening, closing = "<text:p>", "</text:p>"
        if line.heading and "styles" in self.set.noises:
            opening, closing = '<text:h text:outline-level="2">', "</text:h>"
        mark, rest = self.set.automatic(line)
        if mark is not None:
            self._number(mark, f"{opening}{self._words(rest)}{closing}")
        elif (point := bulleted(line.words)) and "numbers" in self.set.noises:
            item = f"<text:list-item>{opening}{self._words(point)}{closing}</text:list-item>"
            self._out.append(f'<text:list text:style-name="B">{item}</text:list>')
        else:
            self._out.append(f"{opening}{self._words(line.words)}{closing}")

    def _number(self, mark: Mark, paragraph: str) -> None:
        """A list of one item, which goes on with the list before or begins one."""
        goes_on = ' text:continue-numbering="true"' if not self.set.begins_list else ""
        if not goes_on:
            self._lists.append(_list_style(f"L{len(self._lists) + 1}", mark))
        item = f"<text:list-item>{paragraph}</text:list-item>"
        if mark.above is not None:
            item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
        self._out.append(f'<text:list text:style-name="L{len(self._lists)}"{goes_on}>{item}</text:list>')

    def _words(self, words: str) -> str:
        rng, said = self.set.rng, []
        for piece in pieces(words, rng) if "split" in self.set.noises else (words,):
            inside = _said(piece)
            said.append(f"<text:span>{inside}</text:span>" if rng.random() < 0.4 else inside)
        if "tracked" in self.set.noises and rng.random() < 0.15:
            key = f"c{len(self._changes) + 1}"
            gone = "<text:deletion><text:p>words taken out</text:p></text:deletion>"
            self._changes.append(f'<text:changed-region text:id="{key}">{gone}</text:changed-region>')
            said.insert(0, f'<text:change text:change-id="{key}"/>')
        return "".join(said)

    def _table(self, block: Table) -> None:
        wide = len(block.rows[0])
        spans: dict[tuple[int, int], str] = {}
        covered: set[tuple[int, int]] = set()
        for across, top, left, bottom, right in self.set.merges(block) if "merged" in self.set.noises else ():
            name, count = ("columns", right - left + 1) if across else ("rows", bottom - top + 1)
            spans[top, left] = f' table:number-{name}-spanned="{count}"'
            covered |= {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)} - {(top, left)}
        rows = []
        for y, row in enumerate(block.rows):
            said = ["".join(f"<text:p>{self._words(part)}</text:p>" for part in words.split("\n")) for words in row]
            cells = [
                "<table:covered-table-cell/>"
                if (y, x) in covered
                else f"<table:table-cell{spans.get((y, x), '')}>{said[x]}</table:table-cell>"
                for x in range(wide)
            ]
            rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        if block.headed and "repeated" in self.set.noises:
            rows[0] = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
        columns = f'<table:table-column table:number-columns-repeated="{wide}"/>'
        self._out.append(f"<table:table>{columns}{''.join(rows)}</table:table>")


def _said(words: str) -> str:
    """Words with the elements that stand for tabs, line breaks and more spaces than one."""
    said = escape(words).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
    return _SPACES.sub(lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', said)


def _list_style(name: str, mark: Mark) -> str:
    """The style of a list that begins with this mark."""
    level, more = 1, ""
    if mark.above is not None:
        more = f'<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="{mark.above}"/>'
        level = 2
    said = f'style:num-prefix="{escape(mark.before)}" style:num-suffix="{escape(mark.after)}"'
    said += f' style:num-format="{mark.form}" text:start-value="{mark.count}"'
    shown = ' text:display-levels="2"' if mark.above is not None else ""
    own = f'<text:list-level-style-number text:level="{level}" {said}{shown}/>'
    return f'<text:list-style style:name="{name}">{more}{own}</text:list-style>'
