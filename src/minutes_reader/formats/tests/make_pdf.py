"""Small PDFs for tests: set with typst where a page is to look like a page, written by hand where it is to be odd."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Sequence

import typst

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.pdf import from_pdf

HEAD = '#set page(width: 400pt, height: 400pt, margin: 40pt)\n#set text(size: 10pt, lang: "en", hyphenate: false)\n'
# A grey dot, to be an object of a PDF by hand.
PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n"
    "\x7f\nendstream"
)


def set_with(source: str, head: str = HEAD, **data: object) -> bytes:
    """A PDF of typst source; what is passed by name is there as `data.name`."""
    given = {"data": json.dumps(data)}
    source = f"{head}#let data = json(bytes(sys.inputs.data))\n{source}"
    return typst.compile(source.encode(), sys_inputs=given)


def read(data: bytes) -> Canonical:
    """Its canonical text."""
    return from_pdf(data, "paper.pdf")


def text_of(source: str, head: str = HEAD, **data: object) -> str:
    """The canonical text of what typst makes of a source."""
    return read(set_with(source, head, **data)).text


def without_heights(data: bytes) -> bytes:
    """A PDF by hand whose font does not say how far it reaches up and down, nor shows it in its A and its g.

    So LibreOffice leaves fonts: it numbers the letters that a document uses, and other letters have those two numbers.
    """
    box = "/Flags 32/FontBBox[-100 -200 1000 900]"
    said = f"/FontDescriptor<</Type/FontDescriptor/FontName/Helvetica/Ascent 0/Descent 0{box}>>"
    letters = "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/period 103/hyphen]>>"
    return data.replace(b"/Encoding/WinAnsiEncoding", f"{letters}{said}".encode())


def table(rows: Sequence[Sequence[str]], *, ruled: bool = True, columns: str = "") -> str:
    """Typst source of a table of these cells."""
    columns = columns or f"(1fr,) * {len(rows[0])}"
    cells = ", ".join(f"text({json.dumps(cell)})" for row in rows for cell in row)
    stroke = "0.5pt" if ruled else "none"
    return f"#table(columns: {columns}, stroke: {stroke}, inset: 4pt, {cells})\n"


def words_at(*words: tuple[float, float, str], size: float = 10, before: str = "") -> str:
    """The content of a page with words at places from its bottom left."""
    shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({word}) Tj ET\n" for x, y, word in words)
    return before + shown


def written(
    *pages: str, more: Sequence[str] = (), page: str = "", root: str = "", box: str = "0 0 400 400", trailer: str = ""
) -> bytes:
    """A PDF by hand: a content a page, more objects (from number 10 on), entries for every page and for the root."""
    first = 10 + len(more)
    numbers = [first + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox[{box}]/Resources 4 0 R>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: "<</Font<</F1 3 0 R>>/XObject<</X 10 0 R>>>>",
        **{10 + n: thing for n, thing in enumerate(more)},
    }
    for n, content in zip(numbers, pages, strict=True):
        objects[n] = f"<</Type/Page/Parent 2 0 R/Contents {n + 1} 0 R{page}>>"
        objects[n + 1] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    return joined(objects, trailer)


def joined(objects: dict[int, str], trailer: str = "") -> bytes:
    """Numbered objects with a table of where each stands."""
    data, places = b"%PDF-1.7\n", {}
    for n, thing in sorted(objects.items()):
        places[n] = len(data)
        data += f"{n} 0 obj{thing}endobj\n".encode("latin-1")
    most = max(objects) + 1
    table = "".join(f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(most))
    end = f"xref\n0 {most}\n{table}trailer<</Size {most}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode("latin-1")


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked(content: str, password: str) -> bytes:
    """A PDF of one page, locked with a password; with an empty one, it opens for everybody (40 bits, revision 2)."""
    file_id = b"0123456789abcdef"
    given = (password.encode() + _PADDING)[:32]
    owner = rc4(hashlib.md5(given, usedforsecurity=False).digest()[:5], given)
    rights = struct.pack("<i", -4)
    key = hashlib.md5(given + owner + rights + file_id, usedforsecurity=False).digest()[:5]
    user = rc4(key, _PADDING)
    of_stream = hashlib.md5(key + (11).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
    hidden = rc4(of_stream, content.encode()).decode("latin-1")
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Count 1/Kids[10 0 R]/MediaBox[0 0 400 400]/Resources<</Font<</F1 3 0 R>>>>>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        10: "<</Type/Page/Parent 2 0 R/Contents 11 0 R>>",
        11: f"<</Length {len(hidden)}>>stream\n{hidden}\nendstream",
        12: f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>",
    }
    return joined(objects, f"/Encrypt 12 0 R/ID[<{file_id.hex()}><{file_id.hex()}>]")


def rc4(key: bytes, data: bytes) -> bytes:
    """The old stream cipher of PDF, both ways."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """(width, height, one byte a pixel) of a picture that `pdf_pictures` wrote: how light each is."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    data = zlib.decompress(packed)
    if (depth, kind) == (4, 0):
        stride = (width + 1) // 2 + 1
        rows = (data[n * stride + 1 : (n + 1) * stride] for n in range(height))
        greys = ([grey for two in row for grey in (two >> 4, two & 15)][:width] for row in rows)
        return width, height, bytes(17 * grey for row in greys for grey in row)
    assert (depth, kind) == (8, 2), "a picture with a palette is looked at by other tests"
    stride = width * 3 + 1
    return width, height, b"".join(data[n * stride + 1 : (n + 1) * stride : 3] for n in range(height))
