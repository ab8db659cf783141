"""PDFs that nobody would write and somebody will bring, each made by hand."""

from __future__ import annotations

import zlib
from functools import cache

from minutes_reader.formats.tests.make_pdf import joined, words_at, written

LINE = words_at((40, 300, "The minutes were agreed."))


def stream(content: str, entries: str = "") -> str:
    """A stream as an object."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def form(content: str, inside: int) -> str:
    """A drawing that may draw the object of another number, called X."""
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X {inside} 0 R>>>>")


def nested_forms(depth: int = 7, each: int = 10) -> bytes:
    """A page that draws a drawing which draws another ten times, which does the same, to ten million lines."""
    forms = [form("/X Do " * each, 11 + n) for n in range(depth)]
    return written(f"/X Do {LINE}", more=[*forms, form("0 0 m 9 9 l S " * 10, 9)])


def packed(content: bytes, times: int = 1) -> str:
    """A stream packed as often as you like."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content.decode("latin-1"), f"/Filter[{'/FlateDecode' * times}]")


@cache
def bomb(megabytes: int = 1_200) -> bytes:
    """A page whose drawing unpacks to more than a gigabyte, from some kilobytes."""
    data = zlib.compressobj(9)
    once = b"".join(data.compress(b" " * 1_000_000) for _ in range(megabytes)) + data.flush()
    twice = zlib.compress(once, 9)
    of_form = "/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Filter[/FlateDecode/FlateDecode]"
    return written(f"/X Do {LINE}", more=[stream(twice.decode("latin-1"), of_form)])


def unnamed(*pages: str, by: int = 29) -> bytes:
    """Pages in a font that says of no sign which letter it is: each is the letter `by` signs further on."""
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/CIDSystemInfo<</Registry(A)/Ordering(Identity)"
        "/Supplement 0>>/FontDescriptor 5 0 R/DW 600>>",
        5: "<</Type/FontDescriptor/FontName/Odd/Flags 4/FontBBox[0 0 1000 1000]/Ascent 900/Descent -100/StemV 80>>",
        6: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    fonts = "/Resources<</Font<</F2 3 0 R/F1 6 0 R>>>>"
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/MediaBox[0 0 400 400]{fonts}>>"
    for n, words in enumerate(pages):
        signs = "".join(f"{ord(letter) - by:04x}" for letter in words)
        objects[10 + 2 * n] = f"<</Type/Page/Parent 2 0 R/Contents {11 + 2 * n} 0 R>>"
        objects[11 + 2 * n] = stream(f"BT /F2 10 Tf 40 300 Td <{signs}> Tj ET" if words else LINE)
    return joined(objects)
