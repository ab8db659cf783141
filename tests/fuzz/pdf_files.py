"""PDFs that nobody would print and somebody will bring: each by name, made when it is asked for."""

import struct
import zlib
from collections.abc import Callable

from minutes_reader.formats.tests.hostile_pdf import LINE, bomb, form, nested_forms, stream, unnamed
from minutes_reader.formats.tests.make_pdf import joined, locked, words_at, written

CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def tree(pages: str, kids: str = "", page: str = "/Parent 2 0 R") -> bytes:
    """A file whose tree of pages is as given; its one page is object 10."""
    return joined(
        {
            1: CATALOGUE,
            2: f"<</Type/Pages{pages}/MediaBox[0 0 400 400]/Resources<</Font<</F1 3 0 R>>>>>>",
            3: FONT,
            5: f"<</Type/Pages/Parent 2 0 R{kids}>>",
            10: f"<</Type/Page{page}/Contents 11 0 R>>",
            11: stream(LINE),
        }
    )


def boxed(box: str) -> Callable[[], bytes]:
    """A page of a size that no page has."""
    return lambda: written(LINE, box=box)


def many_pages(count: int) -> bytes:
    """So many pages of a few words each."""
    return written(*[words_at((40, 300, f"The minutes of page {n} were agreed.")) for n in range(count)])


def of_letters(count: int) -> bytes:
    """One page of so many letters, a thousand a line."""
    lines = [(2, 14_000 - n * 12, f"{n:04} abcd efghi " * 66) for n in range(count // 1000)]
    return written(words_at(*lines), box="0 0 14400 14400")


def words_in_rows(count: int) -> str:
    """So many short words on a page, two hundred in a row."""
    return words_at(*[(2, 399 - n * 1.9, "a " * 200) for n in range(count // 200)], size=0.6)


def deep_tree(depth: int) -> bytes:
    """A tree of pages as deep as this."""
    objects = {1: CATALOGUE, 3: FONT, 11: stream(LINE)}
    numbers = [2, *range(20, 20 + depth)]
    for n, number in enumerate(numbers):
        kid = numbers[n + 1] if n + 1 < len(numbers) else 10
        above = f"/Parent {numbers[n - 1]} 0 R" if n else "/MediaBox[0 0 400 400]/Resources<</Font<</F1 3 0 R>>>>"
        objects[number] = f"<</Type/Pages/Count 1/Kids[{kid} 0 R]{above}>>"
    objects[10] = f"<</Type/Page/Parent {numbers[-1]} 0 R/Contents 11 0 R>>"
    return joined(objects)


def round_about(data: bytes) -> bytes:
    """A file whose table of places says that another stands before it, which is itself."""
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {start}".encode())


def huge_picture() -> bytes:
    """A page with a picture of ten thousand million points, packed to a few kilobytes."""
    packed = zlib.compress(b"\0" * 1_000_000, 9).decode("latin-1")
    entries = "/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    return written(f"q 400 0 0 400 0 0 cm /X Do Q {LINE}", more=[stream(packed, f"{entries}/Filter/FlateDecode")])


def font_in_itself() -> bytes:
    """A font each letter of which is drawn with itself."""
    glyph = "1000 0 d0 BT /F1 10 Tf (a) Tj (a) Tj ET"
    drawn = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97"
        "/Widths[1000]/Encoding<</Differences[97/a]>>/CharProcs<</a 10 0 R>>/Resources<</Font<</F1 3 0 R>>>>>>"
    )
    data = written("BT /F1 10 Tf 40 300 Td (aaaa) Tj ET", more=[stream(glyph)])
    return data.replace(FONT.encode(), drawn.encode())


def streams_of_objects_in_themselves() -> bytes:
    """An object that stands in a stream of objects which stands in itself."""
    rows = b"".join(
        struct.pack(">BHH", *row) for row in ((0, 0, 0), (2, 4, 0), (2, 4, 1), (1, 9, 0), (2, 4, 2), (1, 500, 0))
    )
    inside = stream("1 0 2 40 4 60 " + CATALOGUE, "/Type/ObjStm/N 3/First 14")
    table = stream(rows.decode("latin-1"), "/Type/XRef/Size 6/W[1 2 2]/Root 1 0 R")
    head = f"%PDF-1.7\n3 0 obj{inside}endobj\n"
    return f"{head}5 0 obj{table}endobj\nstartxref\n{len(head)}\n%%EOF".encode("latin-1")


def contents(count: int) -> bytes:
    """A file whose own list of contents leads round and round."""
    marks = [f"<</Title(Part {n})/Parent 10 0 R/Next {11 + (n + 1) % count} 0 R/First 10 0 R>>" for n in range(count)]
    return written(LINE, root="/Outlines 10 0 R", more=[f"<</First 11 0 R/Last {10 + count} 0 R/Count 1>>", *marks])


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a PDF": ("a.pdf", lambda: written(LINE)),
    "a PDF called a Word file": ("a.docx", lambda: written(LINE)),
    "a PDF that opens without its password": ("a.pdf", lambda: locked(LINE, "")),
    "a PDF of two thousand pages": ("a.pdf", lambda: many_pages(2_000)),
    "a page of no size": ("a.pdf", boxed("0 0 0 0")),
    "a page whose corners are changed about": ("a.pdf", boxed("400 400 0 0")),
    "a page of a thousand million points": ("a.pdf", boxed("0 0 1e9 1000000000")),
    "a page the size of which is no number": ("a.pdf", boxed("nan inf x /y")),
    "a page far from where pages are": ("a.pdf", boxed("-400 -400 400 400")),
    "a PDF whose table of places goes round": ("a.pdf", lambda: round_about(written(LINE))),
    "a page of a million letters": ("a.pdf", lambda: of_letters(1_000_000)),
    "a page whose parent is itself": ("a.pdf", lambda: tree("/Count 1/Kids[10 0 R]", page="/Parent 10 0 R")),
    "a page that stands in two places": ("a.pdf", lambda: tree("/Count 2/Kids[10 0 R 10 0 R]")),
    "a tree of pages in itself, with a page": ("a.pdf", lambda: tree("/Count 2/Kids[2 0 R 10 0 R]")),
    "a tree of pages a hundred deep": ("a.pdf", lambda: deep_tree(100)),
    "a page with a picture of huge size": ("a.pdf", huge_picture),
    "contents that lead round": ("a.pdf", lambda: contents(50)),
    "a hundred thousand lines on a page": ("a.pdf", lambda: written("0 0 m 300 0 l S " * 100_000 + LINE * 40)),
    "a form in itself": ("a.pdf", lambda: written(f"/X Do {LINE}", more=[form("/X Do", 10)])),
}  # fmt: skip

TOO_MUCH: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "forms within forms": ("a.pdf", "memory|seconds", nested_forms),
    "a PDF that unpacks to gigabytes": ("a.pdf", "memory|seconds", bomb),
    "five thousand and one pages": ("a.pdf", "5,001 pages", lambda: written(*[""] * 5_001)),
    "a million words": ("a.pdf", "more than can be read", lambda: written(*[words_in_rows(40_000)] * 25)),
}  # fmt: skip

REFUSED: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "a PDF that says it has a million pages": ("a.pdf", "1,000,000 pages", lambda: tree("/Count 1000000/Kids[10 0 R]")),
    "a PDF locked with a password": ("a.pdf", "password", lambda: locked(LINE, "secret")),
    "a PDF without words": ("a.pdf", "no words", lambda: written("", "")),
    "half a PDF": ("a.pdf", "damaged", lambda: written(LINE)[:300]),
    "a tree of pages in itself": ("a.pdf", "damaged|no words", lambda: tree("/Count 1/Kids[2 0 R]")),
    "two trees of pages in each other": (
        "a.pdf",
        "damaged|no words",
        lambda: tree("/Count 1/Kids[5 0 R]", "/Count 1/Kids[2 0 R]"),
    ),
    "streams of objects in themselves": ("a.pdf", "damaged|no words", streams_of_objects_in_themselves),
    "a font of itself": ("a.pdf", "no words|damaged", font_in_itself),
    "a font of no letters": ("a.pdf", "letters", lambda: unnamed("Minutes of the meeting held on 4 March")),
}  # fmt: skip
