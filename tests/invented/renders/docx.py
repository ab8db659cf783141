"""A paper as a Word file, written by python-docx: other code than the reader's own."""

import io
import random
import zipfile
from html import escape

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from tests.invented.renders.blocks import Block, Given, Line, Mark, Table, bulleted
from tests.invented.renders.setting import Setting, padded, pieces

_FORMS = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}
_WHEN = (2020, 1, 1, 0, 0, 0)
_BOX = """<w:r {names} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="5400000" cy="720000"/><wp:docPr id="{n}" name="Text Box {n}"/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>
<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent>
</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def docx(given: Given, noises: frozenset[str], seed: int) -> bytes:
    """The bytes of a Word file of a text, the same for the same seed."""
    writer = _Writer(Setting(given, noises, random.Random(f"docx {seed} {given.text}")))
    for block in writer.set.blocks:
        writer.write(block)
    file = io.BytesIO()
    writer.file.save(file)
    return _dated(file.getvalue())


def _dated(data: bytes) -> bytes:
    """The archive with its members all of one day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(zipfile.ZipInfo(member, _WHEN), old.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Writer:
    def __init__(self, setting: Setting) -> None:
        self.set = setting
        self.file: WordFile = Document()
        self._lists = 100
        self._boxes = 0
        self._list: int | None = None
        if "running" in setting.noises:
            self._run_heads()
        if "columns" in setting.noises:
            self.file.sections[0]._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2"/>'))

    def _run_heads(self) -> None:
        section = self.file.sections[0]
        section.header.paragraphs[0].add_run(self.set.head)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{self.set.foot}\tPage ")
        _field(foot, "PAGE")
        foot.add_run(" of ")
        _field(foot, "NUMPAGES")

    def write(self, block: Block) -> None:
        """The next block of the paper."""
        if isinstance(block, Line):
            self._line(block)
        elif "stops" in self.set.noises:
            for row in block.rows:
                self._words(self.file.add_paragraph(), "\t".join(row).rstrip())
        elif "padded" in self.set.noises and (lines := padded(block)):
            for line in lines:
                self.file.add_paragraph().add_run(line).font.name = "Courier New"
        else:
            self._table(block)

    # Lines

    def _line(self, line: Line) -> None:
        if self.set.is_boxed(line):
            self._box(line)
            return
        paragraph = self.file.add_paragraph()
        words = line.words
        if line.heading and "styles" in self.set.noises:
            paragraph.style = self.file.styles["Heading 2"]
        mark, rest = self.set.automatic(line)
        if mark is not None:
            self._number(paragraph, mark)
            words = rest
        elif (point := bulleted(words)) and "numbers" in self.set.noises:
            paragraph.style = self.file.styles["List Bullet"]
            words = point
        self._words(paragraph, words, bold=line.heading)
        if "spaced" in self.set.noises:
            paragraph.paragraph_format.space_after = Pt(8)

    def _words(self, paragraph: Paragraph, words: str, *, bold: bool = False) -> None:
        """Words in one run, or in several where they were edited."""
        rng = self.set.rng
        for n, line in enumerate(words.split("\n")):
            if n:
                paragraph.add_run().add_break(WD_BREAK.LINE)
            for piece in pieces(line, rng) if "split" in self.set.noises else (line,):
                run = paragraph.add_run(piece)
                run.bold = bold or None
                if "tracked" in self.set.noises and rng.random() < 0.15:
                    self._track(paragraph, run._r)

    def _track(self, paragraph: Paragraph, run: object) -> None:
        """Make a run one that was put in, with words taken out before it."""
        said = f'{nsdecls("w")} w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
        gone = parse_xml(f"<w:del {said}><w:r><w:delText>words taken out</w:delText></w:r></w:del>")
        new = parse_xml(f"<w:ins {said}/>")
        new.append(run)
        paragraph._p.append(gone)
        paragraph._p.append(new)

    def _number(self, paragraph: Paragraph, mark: Mark) -> None:
        if self.set.begins_list:
            self._lists += 1
            self._define(mark)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0 if mark.above is None else 1
        properties.get_or_add_numId().val = self._lists

    def _define(self, mark: Mark) -> None:
        """A list that begins with this mark."""
        part = self.file.part.numbering_part.element
        above = "" if mark.above is None else "%1."
        place = "%1" if mark.above is None else "%2"
        text = escape(f"{mark.before}{above}{place}{mark.after}", quote=True)
        levels = (
            f'<w:lvl w:ilvl="0"><w:start w:val="{mark.above or mark.count}"/><w:numFmt w:val="{_FORMS[mark.form]}"/>'
        )
        levels += f'<w:lvlText w:val="{"%1." if mark.above else text}"/></w:lvl>'
        if mark.above is not None:
            levels += f'<w:lvl w:ilvl="1"><w:start w:val="{mark.count}"/><w:numFmt w:val="decimal"/>'
            levels += f'<w:lvlText w:val="{text}"/></w:lvl>'
        names = nsdecls("w")
        kind = parse_xml(f'<w:abstractNum {names} w:abstractNumId="{self._lists}">{levels}</w:abstractNum>')
        part.insert(list(part).index(part.find(qn("w:num"))), kind)
        part.append(
            parse_xml(f'<w:num {names} w:numId="{self._lists}"><w:abstractNumId w:val="{self._lists}"/></w:num>')
        )

    def _box(self, line: Line) -> None:
        self._boxes += 1
        words = "</w:t><w:br/><w:t>".join(escape(part) for part in line.words.split("\n"))
        inside = f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        paragraph = self.file.add_paragraph()
        paragraph._p.append(parse_xml(_BOX.format(names=nsdecls("w", "wp", "a"), n=self._boxes, inside=inside)))

    # Tables

    def _table(self, block: Table) -> None:
        wide = len(block.rows[0])
        table = self.file.add_table(rows=len(block.rows), cols=wide, style="Table Grid")
        cells = list(table._cells)
        for n, cell in enumerate(words for row in block.rows for words in row):
            for m, words in enumerate(cell.split("\n") if cell else ()):
                paragraph = cells[n].add_paragraph() if m else cells[n].paragraphs[0]
                self._words(paragraph, words, bold=block.headed and n < wide)
        if block.headed and "repeated" in self.set.noises:
            table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        if "merged" in self.set.noises:
            self._merge(table, block)

    def _merge(self, table: WordTable, block: Table) -> None:
        for across, top, left, bottom, right in self.set.merges(block):
            del across
            table.cell(top, left).merge(table.cell(bottom, right))


def _field(paragraph: Paragraph, what: str) -> None:
    """A field that shows the number of the page."""
    for kind in ("begin", None, "separate", "", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}> {what} </w:instrText>"))
        elif kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run.text = "1"
