"""Files of each kind, put together from the words of their own formats."""

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

_WHEN = (2020, 1, 1, 0, 0, 0)  # of every member, so that the same members make the same file


def zipped(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), content, packing)
    return file.getvalue()


def part(root: str, inside: str) -> str:
    """One part of a Word file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {NAMES}>{inside}</w:{root}>'


def related(**parts: str) -> str:
    """The relations of a part: where others stand, by the last word of their kind."""
    said = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{said}</Relationships>'


def docx(body: str, more: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file: the inside of its body, then that of its other parts by name."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": related(officeDocument="word/document.xml"),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": related(**{kind: f"{kind}.xml" for kind in parts}),
    }
    members |= {f"word/{kind}.xml": part(kind, inside) for kind, inside in parts.items()}
    return zipped(members | dict(more or {}))


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, style: str = "", listed: tuple[int, int] | None = None, mark: str = "") -> str:
    """A paragraph: words or runs, its style, (list, level), and what its end says."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        said += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    said += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    runs = (one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row: the words of each cell, or the cell itself."""
    inside = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tc(*inside: str, properties: str = "") -> str:
    """A cell: its paragraphs, or words for one."""
    paragraphs = "".join(one if one.startswith("<") else p(one) for one in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    counts = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{counts}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(definitions: Mapping[int, str], uses: Mapping[int, tuple[int, str]]) -> str:
    """The numbering part: definitions by id, and uses by id as (definition, what it changes)."""
    return "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>' for key, inside in definitions.items()
    ) + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{change}</w:num>' for key, (of, change) in uses.items()
    )


def override(at: int, start: int) -> str:
    """A use of a list that starts a level at its own number."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
