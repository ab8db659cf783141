"""Spoiling files the way that they are built: tags, control words and objects moved, repeated and told wrong."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from minutes_reader.formats.tests.hostile_pdf import form
from minutes_reader.formats.tests.make import docx, level, lists, p, run, table, tc, tr, zipped
from minutes_reader.formats.tests.make_pdf import HEAD, locked, set_with, words_at, written
from minutes_reader.formats.tests.make_pdf import table as set_table
from minutes_reader.formats.tests.test_odt import NAMES, items, odt
from minutes_reader.formats.tests.test_odt import level as odt_level
from tests.fuzz.mutating import WORDS

MOST_BYTES = 60_000
_MOST_UNPACKED = 400_000
_TOKENS = {
    "xml": re.compile(r"<[^<>]*>|[^<>]+|[<>]"),
    "rtf": re.compile(r"\\[a-zA-Z]+-?\d* ?|\\'..|\\.|[{}]|[^\\{}]+|\\", re.S),
    "pdf": re.compile(
        r"/[^\s/<>\[\]()]*|<<|>>|[\[\]<>]|\((?:\\.|[^()\\])*\)|[-+]?\d+\.?\d*|[A-Za-z'\"*]+|\s+|%[^\r\n]*|.", re.S
    ),
}
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_ODD_NUMBERS = (
    "0", "-1", "1", "2", "9", "99", "255", "256", "1000", "32768", "65536", "-32769", "100000", "1000000",
    "2147483647", "2147483648", "-2147483649", "4294967296", "99999999999999999999", "1e9", "0.0001", "-0.5",
    "1.5", "nan", "00000003",
)  # fmt: skip
_PIECES = {
    "xml": (
        "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "</w:p>", "<w:p/>", "<w:del>",
        "</w:del>", '<w:gridSpan w:val="9"/>', "<w:vMerge/>", '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGE</w:instrText>", '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>', "<w:br/>", "<w:tab/>", "<mc:AlternateContent>",
        "</mc:AlternateContent>", '<w:sym w:font="Wingdings" w:char="F0FC"/>',
        '<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>', "<w:sdt><w:sdtContent>",
        "</w:sdtContent></w:sdt>", "<text:p>", "</text:p>", "<text:h>", "</text:h>", '<text:s text:c="9"/>',
        "<text:tab/>", "<text:line-break/>", "<text:list>", "</text:list>", "<text:list-item>", "</text:list-item>",
        "<text:span>", "</text:span>", '<table:table-cell table:number-columns-repeated="9">',
        "</table:table-cell>", "<table:table-row>", "</table:table-row>", "<table:table>", "</table:table>",
        "<text:note><text:note-body>", "</text:note-body></text:note>", "<draw:frame><draw:text-box>",
        "</draw:text-box></draw:frame>", "<table>", "</table>", "<tr>", "<td>", "<th>",
        '<td colspan="3" rowspan="2">', "</td>", "<p>", "</p>", "<br>", "<ol>", '<ol type="i" start="9">', "</ol>",
        "<ul>", "<li>", '<li value="3">', "<div>", "</div>", "<pre>", "</pre>", "<!--", "-->", "<script>",
        "</script>", "<main>", "</main>", "<article>", "<nav>", "</nav>", '<span style="display:none">', "</span>",
        "<del>", "</del>", "&amp;lt;p&gt;", "&lt;table&gt;&lt;tr&gt;&lt;td&gt;x&lt;/td&gt;", "&#0;", "&#xD800;",
        "&#13;", "&nbsp;", "&bogus;", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<a href='",
        "\ufeff", "\x00", "\x01", "\r", "\u2028",
    ),
    "rtf": (
        "{", "}", r"\par ", r"\pard ", r"\intbl ", r"\trowd ", r"\cell ", r"\row ", r"\nestcell ", r"\nestrow ",
        r"\tab ", r"\line ", r"\'e9", r"\'00", r"\'0d", r"\u233?", r"\u-10179?", r"\u0?", r"\u13?", r"\uc9 ",
        r"\bin5 ", r"\bin-1 ", r"\bin999999999 ", r"{\*\x ", r"{\field{\*\fldinst PAGE}{\fldrslt 1}}",
        r"{\footnote ", r"{\shptxt ", r"{\listtext ", r"{\fonttbl{\f0\fcharset128 x;}}", r"\f0 ", r"\f9 ",
        r"\ansicpg932 ", r"\ansicpg65001 ", r"\v ", r"\deleted ", r"\caps ", r"\plain ", r"\v0 ", "\\", "\\\n",
        "\\\r", r"\sect ", r"{\pict ", "\x00", "\r", r"\~", r"\-", r"\_",
    ),
    "pdf": (
        "<<", ">>", "[", "]", "BT", "ET", "Tj", "TJ", "Td", "Tm", "T*", "Tf", "Tr", "Tz", "Tc", "Tw", "TL", "Ts",
        "q", "Q", "cm", "re", "l", "m", "S", "f", "W n", "Do", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "/Kids",
        "/Parent", "/Count", "/MediaBox", "/CropBox", "/Rotate", "/Type", "/Pages", "/Page", "/Contents", "/Length",
        "/Filter", "/FlateDecode", "/ASCIIHexDecode", "/LZWDecode", "/RunLengthDecode", "/Resources", "/Font",
        "/F1", "/Encoding", "/ToUnicode", "/UserUnit", "/Prev", "/XRefStm", "/ObjStm", "/Outlines", "/Dest",
        "/Title", "/First", "/Next", "/Encrypt", "/Annots", "2 0 R", "10 0 R", "11 0 R", "1 0 R", "obj", "endobj",
        "stream", "endstream", "trailer", "startxref", "xref", "null", "true", "(Minutes)", r"(\000)", r"(\r\n)",
        "(\x80\x93\xad)", "<FEFF00e9d800>", "1 0 0 1 0 0", "0 0 0 0 0 0", "100 0 0 -100 0 0", "0 1 -1 0 200 200",
        "3 Tr", "1000 Tz", "1e9 Tc",
    ),
}  # fmt: skip


def seeds() -> list[bytes]:
    """Small files of each kind, in which everything stands that its reader knows."""
    return [*_word_files(), *_open_documents(), *_pages(), *_rich_texts(), *_pdfs()]


def _word_files() -> list[bytes]:
    numbering = lists({1: level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")}, {1: (1, "")})
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    merged = table(tr(tc("a", properties='<w:gridSpan w:val="2"/>'), "b"), tr(tc(table(tr("x", "y"))), "c"))
    changed = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return [
        docx(
            p("Minutes", style="Heading1") + p("Welcome", listed=(1, 0)) + p("Item", listed=(1, 1)), numbering=numbering
        ),
        docx(p("a", run("b", "<w:vanish/>"), field, box) + merged + p(changed, mark="<w:del/>") + p("end")),
        docx(
            p("Fires fell", note),
            footnotes=f'<w:footnote w:id="2">{p("To March")}</w:footnote>',
            styles='<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/><w:rPr><w:caps/></w:rPr></w:style>',
        ),
    ]


def _open_documents() -> list[bytes]:
    said = f'<text:list-style style:name="L">{odt_level(1)}{odt_level(2, "a", ")")}</text:list-style>'
    cell = '<table:table-cell table:number-columns-repeated="2"><text:p>c</text:p></table:table-cell>'
    rows = f'<table:table><table:table-row table:number-rows-repeated="2">{cell}</table:table-row></table:table>'
    span = '<text:span text:style-name="S">b</text:span>'
    inside = f'<text:p>a<text:s text:c="3"/><text:tab/>{span}<text:line-break/></text:p>'
    box = "<text:p><draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame>words</text:p>"
    note = "<text:p>x<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
    body = (
        items("<text:p>one</text:p>", "<text:p>two</text:p>" + items("<text:p>in</text:p>"))
        + rows
        + inside
        + box
        + note
    )
    head = '<text:h text:outline-level="1">Minutes</text:h>'
    style = '<style:style style:name="S"><style:text-properties text:display="none"/></style:style>'
    whole = f"<office:body><office:text>{head}{inside}</office:text></office:body>"
    flat = f"<office:document {NAMES}>{whole}</office:document>"
    return [odt(head + body, said + style), flat.encode()]


def _pages() -> list[bytes]:
    words = "Members of the partnership spoke of the report. " * 4
    return [
        (
            "<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body><nav>Home</nav><main>"
            f"<h1>Minutes</h1><p>{words}</p><ol start=3 type=a><li>one<li value=9>two<ul><li>in</ul></ol>"
            "<table><tr><th colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td><table><tr><td>e</table></table>"
            "<pre>x\n y</pre><p hidden>h</p>&pound;5 &#163;</main>"
        ).encode(),
        b'<html><body><div class="mgContent"><p>&amp;pound;10 &lt;p&gt;inner&lt;/p&gt;<br>b<del>c</del></div><footer>f',
        "<?xml version='1.0' encoding='utf-16'?><html><p>Minutes<p style='mso-hide:all'>x</html>".encode("utf-16"),
    ]


def _rich_texts() -> list[bytes]:
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset204 C;}{\f2\fcharset2 S;}}{\info{\title T}}"
    body = (
        r"\pard Minutes\par{\listtext 1.\tab}one\par\trowd\intbl a\cell b\cell\row\pard"
        r"{\field{\*\fldinst PAGE}{\fldrslt 3}} \'e9 {\f1 \'c6} {\f2 \'b7} \uc1\u8217\'92s"
        r"{\footnote\pard note}\par{\shp{\*\shpinst{\shptxt Box\par}}}"
        r"{\v hid}{\deleted old}{\caps loud}\bin3 abc end\par}"
    )
    return [(head + body).encode("latin-1")]


def _pdfs() -> list[bytes]:
    page = words_at((40, 360, "Minutes of the meeting"), (40, 340, "1. Welcome"), (40, 320, "a"), (120, 320, "b"))
    rules = "30 310 m 200 310 l S 30 335 m 200 335 l S 100 310 m 100 335 l S 30 310 170 25 re S\n"
    words = written(page + rules, words_at((40, 350, "AGREED - to")), page="/Rotate 90", root="/Outlines 10 0 R",
                    more=["<</First 11 0 R/Count 1>>", "<</Title(One)/Dest[14 0 R/Fit]/Parent 10 0 R>>"])  # fmt: skip
    packed = zlib.compress(page.encode()).decode("latin-1")
    drawn = written(f"/X Do {page}", more=[form("BT ET 0 0 m 9 9 l S", 10)])
    filtered = written(page).replace(
        f"<</Length {len(page)}>>stream\n{page}".encode(),
        f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n{packed}".encode("latin-1"),
    )
    two = set_table([["Item", "Lead"], ["one", "Ann Poe"]]) + "#columns(2)[" + "Words of the meeting. " * 12 + "]"
    return [words, drawn, filtered, locked(page, ""), set_with(two, HEAD)]


def spoilt(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """A file with one to six changes to what it is built of."""
    times = rng.choice((1, 1, 2, 3, 6))
    if data.startswith(b"PK"):
        return _archive(data, rng, others, times)
    if b"%PDF" in data[:1024]:
        return _spoilt_text(data.decode("latin-1"), rng, _others(others, b"%PDF"), times, "pdf").encode(
            "latin-1", "replace"
        )
    if data.lstrip()[:5] == b"{\\rtf":
        return _spoilt_text(data.decode("latin-1"), rng, _others(others, b"{\\rtf"), times, "rtf").encode(
            "latin-1", "replace"
        )
    text = data.decode("utf-8", "surrogateescape")
    return _spoilt_text(text, rng, _others(others, b"<"), times, "xml").encode("utf-8", "surrogateescape")


def _others(others: list[bytes], start: bytes) -> list[str]:
    return [other.decode("latin-1") for other in others if other.startswith(start)]


def _archive(data: bytes, rng: random.Random, others: list[bytes], times: int) -> bytes:
    """An archive with one of its files spoilt, left out, called by another's name or put in another's place."""
    members = _members(data)
    if not members:
        return data
    more = {name: inside for other in others if other.startswith(b"PK") for name, inside in _members(other).items()}
    names = sorted(members, key=lambda name: -len(members[name]))
    name = names[0] if rng.random() < 0.7 else rng.choice(names)
    chance = rng.random()
    if chance < 0.03:
        del members[name]
    elif chance < 0.06:
        members[rng.choice(names)] = members.pop(name)
    elif chance < 0.1:
        members[name] = more[rng.choice(sorted(more))]
    else:
        text = members[name].decode("utf-8", "surrogateescape")
        theirs = [inside.decode("utf-8", "replace") for inside in more.values()]
        members[name] = _spoilt_text(text, rng, theirs, times, "xml").encode("utf-8", "surrogateescape")
    return zipped(
        members, zipfile.ZIP_STORED if sum(map(len, members.values())) < MOST_BYTES // 2 else zipfile.ZIP_DEFLATED
    )


def _members(data: bytes) -> dict[str, str | bytes]:
    """The files of an archive by name, or nothing where it is damaged or holds too much to be spoilt."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED:
                return {}
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:  # noqa: BLE001 - what is no archive any more is spoilt byte by byte
        return {}


def _spoilt_text(text: str, rng: random.Random, others: list[str], times: int, kind: str) -> str:
    tokens = _TOKENS[kind].findall(text)
    theirs = _TOKENS[kind].findall(rng.choice(others)) if others else tokens
    for _ in range(times):
        rng.choice(_CHANGES)(tokens, rng, theirs, _PIECES[kind])
    return "".join(tokens)


_Change = Callable[[list[str], random.Random, list[str], tuple[str, ...]], None]


def _with_a_number_changed(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    places = [n for n, token in enumerate(tokens) if _NUMBER.search(token)]
    if places:
        n = rng.choice(places)
        found = rng.choice(list(_NUMBER.finditer(tokens[n])))
        tokens[n] = tokens[n][: found.start()] + rng.choice(_ODD_NUMBERS) + tokens[n][found.end() :]


def _with_a_piece(tokens: list[str], rng: random.Random, _theirs: list[str], pieces: tuple[str, ...]) -> None:
    at = rng.randint(0, len(tokens))
    tokens[at : at + rng.choice((0, 0, 0, 1))] = [rng.choice(pieces)]


def _with_pieces(tokens: list[str], rng: random.Random, _theirs: list[str], pieces: tuple[str, ...]) -> None:
    at = rng.randint(0, len(tokens))
    tokens[at:at] = rng.choices(pieces, k=rng.randint(2, 9))


def _without_some(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    at = rng.randint(0, len(tokens))
    del tokens[at : at + rng.choice((1, 1, 2, 5, 30))]


def _with_some_again(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    at = rng.randint(0, len(tokens))
    some = tokens[at : at + rng.choice((1, 1, 2, 5, 20))]
    to = rng.choice((at, rng.randint(0, len(tokens))))
    tokens[to:to] = some * rng.choice((1, 1, 2, 30, 200 if len(some) < 4 and len(tokens) < 5000 else 2))


def _with_two_swapped(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    if len(tokens) > 1:
        one, two = rng.sample(range(len(tokens)), 2)
        tokens[one], tokens[two] = tokens[two], tokens[one]


def _with_some_of_another(tokens: list[str], rng: random.Random, theirs: list[str], _pieces: tuple[str, ...]) -> None:
    start, at = rng.randint(0, len(theirs)), rng.randint(0, len(tokens))
    tokens[at:at] = theirs[start : start + rng.randint(1, 30)]


def _with_other_words(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    if tokens:
        n = rng.randrange(len(tokens))
        at = rng.randint(0, len(tokens[n]))
        tokens[n] = tokens[n][:at] + rng.choice(WORDS) + tokens[n][at:]


def _cut_short(tokens: list[str], rng: random.Random, _theirs: list[str], _pieces: tuple[str, ...]) -> None:
    if rng.random() < 0.3:
        del tokens[rng.randint(len(tokens) // 2, len(tokens)) :]


_CHANGES: tuple[_Change, ...] = (
    _with_a_number_changed, _with_a_number_changed, _with_a_number_changed, _with_a_piece, _with_a_piece, _with_pieces,
    _without_some, _with_some_again, _with_two_swapped, _with_some_of_another, _with_other_words, _cut_short,
)  # fmt: skip
