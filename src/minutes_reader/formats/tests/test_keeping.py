"""Files as they may be kept: real ones, made here, with what is refused and what is taken out."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest

from minutes_reader import ReadingError, keepable, read_bytes
from minutes_reader.formats.positions import without_position
from minutes_reader.formats.tests.make import NAMES, OFFICE, RELATIONS, WORD, docx, p, part, related, zipped

WORDS = p("The Board agreed.")
PLACE = b"\x00\x00\x00\x35\x00\x00\x00\x01"  # 53 degrees
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def tiff(order: str = "<") -> bytes:
    """EXIF of a picture that was turned, and taken somewhere."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    turned = struct.pack(order + "HHII", 0x0112, 3, 1, 6 if order == "<" else 6 << 16)
    somewhere = struct.pack(order + "HHII", 0x8825, 4, 1, 38)
    first = struct.pack(order + "H", 2) + turned + somewhere + bytes(4)
    gps = struct.pack(order + "H", 1) + struct.pack(order + "HHII", 2, 5, 1, 56) + bytes(4)
    return mark + struct.pack(order + "I", 8) + first + gps + PLACE


def jpeg(xmp: bytes = b"", order: str = "<") -> bytes:
    """A photograph, as far as this matters."""
    exif = b"Exif\0\0" + tiff(order)
    parts = [exif, b"http://ns.adobe.com/xap/1.0/\0" + xmp] if xmp else [exif]
    marked = b"".join(b"\xff\xe1" + struct.pack(">H", len(one) + 2) + one for one in parts)
    return b"\xff\xd8" + marked + b"\xff\xda\x00\x02picture\xff\xd9"


def png() -> bytes:
    """A picture with EXIF in a chunk."""

    def chunk(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"eXIf", tiff()) + chunk(b"IEND", b"")


def relation(kind: str, target: str) -> dict[str, str]:
    one = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{one}</Relationships>'}


def odt(inside: str = "", **more: bytes | str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:text="{names}text:1.0" '
        f'xmlns:draw="{names}drawing:1.0" xmlns:script="{names}script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text><text:p>The Board agreed.</text:p>{inside}</office:text></office:body>"
        "</office:document-content>"
    )
    members: dict[str, bytes | str] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return zipped(members | {name.replace("__xml", ".xml").replace("__", "/"): inner for name, inner in more.items()})


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opens_with(**action: object) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = pikepdf.Dictionary(**action)

    return change


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["a.exe"] = b"MZ"


def noted(made: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9])
    made.pages[0].Annots = pikepdf.Array([note])


def field(*words: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words) + "</w:p>" + WORDS


def chained(made: pikepdf.Pdf) -> None:
    """A script at the end of so many actions that nobody looks there."""
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    for _ in range(70):
        action = pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=action)
    made.Root.OpenAction = action


def with_form(made: pikepdf.Pdf) -> None:
    script = b'<script contentType="application/x-javascript">app.alert(1)</script>'
    made.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Stream(made, script), Fields=pikepdf.Array([]))


def related_as(one: str, start: str = "", **codes: str) -> bytes:
    """A Word file with these relations of its settings, in any encoding."""
    whole = f'{start}<Relationships xmlns="{RELATIONS}" xmlns:r="{RELATIONS}">{one}</Relationships>'
    return docx(WORDS, {"word/_rels/settings.xml.rels": whole.encode(codes.get("encoding", "utf-8"))})


def frame(mode: str = "External", prefix: str = "", target: str = "http://a.example/x") -> str:
    return f'<{prefix}Relationship Id="x" Type="{OFFICE}/frame" Target="{target}" TargetMode="{mode}"/>'


def elsewhere(content: bytes | str) -> bytes:
    """A Word file whose words stand where few programs put them, by a name that says nothing."""
    return docx(WORDS, {"_rels/.rels": related(officeDocument="other/main.bin"), "other/main.bin": content})


def nested(depth: int) -> bytes:
    inner: bytes = b"x"
    for _ in range(depth):
        inner = zipped({"a.zip": inner})
    return inner


REFUSED = {
    "a Word file with macros": ("macros", lambda: docx(WORDS, {"word/vbaProject.bin": OLE})),
    "one that says it has": (
        "macros",
        lambda: docx(WORDS, {"[Content_Types].xml": "<Types>ms-word.document.macroEnabled.main+xml</Types>"}),
    ),
    "an OLE object": ("files inside", lambda: docx(WORDS, {"word/embeddings/oleObject1.bin": OLE})),
    "a table with macros inside": (
        "files inside",
        lambda: docx(
            WORDS, {"word/embeddings/a.xlsx": zipped({"[Content_Types].xml": "", "xl/vbaProject.bin": OLE})}
        ),
    ),
    "archives inside": ("files inside", lambda: docx(WORDS, {"word/embeddings/a.docx": nested(5)})),
    "ActiveX": ("ActiveX", lambda: docx(WORDS, {"word/activeX/activeX1.xml": "<x/>"})),
    "a frame from elsewhere": ("elsewhere", lambda: docx(WORDS, relation("frame", "http://a.example/x"))),
    "an object from elsewhere": ("elsewhere", lambda: docx(WORDS, relation("oleObject", "file:///x.exe"))),
    "a DDE field": ("DDE", lambda: docx(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'))),
    "a DDE field cut in pieces": ("DDE", lambda: docx(field(" DD", "EAUTO c:\\\\x.exe"))),
    "a DDE field in one": ("DDE", lambda: docx(f'<w:fldSimple w:instr="DDE excel x"/>{WORDS}')),
    "OpenDocument macros": ("macros", lambda: odt(Basic__Standard__Module1__xml="<x/>")),
    "OpenDocument events": ("macros", lambda: odt('<script:event-listener script:event-name="dom:load"/>')),
    "an OpenDocument picture from elsewhere": (
        "elsewhere",
        lambda: odt('<draw:image xlink:href="https://a.example/x.png"/>'),
    ),
    "an OpenDocument OLE object": ("files inside", lambda: zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", "Object 1": OLE})),
    "a PDF with a script": ("script", lambda: pdf(opens_with(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))),
    "a PDF that starts a program": ("program", lambda: pdf(opens_with(S=pikepdf.Name.Launch, F="cmd.exe"))),
    "a PDF with a file inside": ("files inside", lambda: pdf(attached)),
    "a PDF with a file pinned to it": ("files inside", lambda: pdf(noted)),
    "a damaged PDF with a script": ("script", lambda: b"%PDF-1.4 <</S/JavaScript/JS(x)>> nothing more"),
    "rich text with an object": ("files", lambda: rb"{\rtf1 Agreed {\object\objemb{\*\objdata 0105}}}"),
    "rich text with a DDE field": ("program", lambda: rb"{\rtf1 Agreed {\field{\*\fldinst DDEAUTO x}}}"),
    "a target with a bracket": ("elsewhere", lambda: related_as(frame(target="http://a.example/a>b"))),
    "relations in UTF-16": (
        "elsewhere", lambda: related_as(frame(), '<?xml version="1.0" encoding="UTF-16"?>', encoding="utf-16")),
    "relations with a prefix": ("elsewhere", lambda: related_as(frame(prefix="r:"))),
    "relations in numbers": ("elsewhere", lambda: related_as(frame("&#69;xternal"))),
    "relations that do not say they lead away": ("elsewhere", lambda: related_as(frame("Internal"))),
    "relations in an encoding of nobody": (
        "written in a way", lambda: related_as(frame(), '<?xml version="1.0" encoding="IBM037"?>')),
    "entities in relations": (
        "definitions",
        lambda: related_as(frame("&e;"), '<!DOCTYPE x [<!ENTITY e "External">]>'),
    ),
    "a billion laughs": (
        "definitions",
        lambda: docx(WORDS, {"docProps/app.xml": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'}),
    ),
    "an entity from elsewhere": (
        "definitions",
        lambda: odt(meta__xml='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    ),
    "a document type from elsewhere": (
        "definitions", lambda: odt(meta__xml='<!DOCTYPE x SYSTEM "http://a.example/x.dtd"><x/>')),
    "a DDE field in a part elsewhere": ("DDE", lambda: elsewhere(part("document", field("ddeauto c:/x.exe")))),
    "a DDE field in UTF-16": (
        "DDE",
        lambda: elsewhere(part("document", field("DDE x")).replace("UTF-8", "UTF-16").encode("utf-16")),
    ),
    "a DDE field with another prefix": (
        "DDE", lambda: docx(WORDS, {"word/x.xml": f'<q:instrText xmlns:q="{WORD}">DDEAUTO x</q:instrText>'})),
    "a DDE field in numbers": ("DDE", lambda: docx(field("D&#68;EAUTO x"))),
    "a DDE field behind another": ("DDE", lambda: docx(
        field("PAGE") + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + field("DD", "E x"))),
    "macros by another name": ("files inside", lambda: docx(WORDS, {"word/words.bin": OLE})),
    "rich text inside": ("files", lambda: docx(WORDS, {"word/a.dat": rb"{\rtf1{\object\objemb{\*\objdata 0}}}"})),
    "OpenDocument events with another prefix": (
        "macros", lambda: odt('<s:event-listener xmlns:s="urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>')),
    "OpenDocument events in an object": ("macros", lambda: odt(Object_1__content__xml="<x><event-listener/></x>")),
    "an OpenDocument section behind a bracket": (
        "elsewhere",
        lambda: odt('<text:section-source text:section-name="a>b" xlink:href="https://a.example/x.odt"/>'),
    ),
    "a PDF with a script far inside": ("script|inside one another", lambda: pdf(chained)),
    "a PDF with a form that runs scripts": ("script", lambda: pdf(with_form)),
    "a damaged PDF with a script in numbers": ("script", lambda: b"%PDF-1.4 <</S/J#61vaScript/JS(x)>> nothing"),
    "an old file": ("older office program", lambda: OLE),
    "a zip bomb": ("unpacks to", lambda: docx(WORDS, {"word/media/a.jpg": bytes(300_000_000)})),
    "a bomb of many small parts": (
        "unpacks to|files, which",
        lambda: docx(WORDS, {f"word/media/{n}.xml": "" for n in range(11_000)}),
    ),
}  # fmt: skip
KEPT = {
    "a Word file": lambda: docx(WORDS),
    "links to web pages": lambda: docx(WORDS, relation("hyperlink", "https://a.example/")),
    "a chart with its table": lambda: docx(
        WORDS, {"word/embeddings/a.xlsx": zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""})}
    ),
    "a word that only looks like a field": lambda: docx(p("DDE is an old way.")),
    "an OpenDocument text": odt,
    "an OpenDocument text with a picture of its own": lambda: odt('<draw:image xlink:href="Pictures/a.png"/>'),
    "an OpenDocument text with empty and early parts": lambda: odt(
        Configurations2__accelerator__current__xml="",
        **{"META-INF__manifest__xml": '<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "M.dtd"><m/>'},
    ),
    "drawings with definitions": lambda: docx(
        WORDS, {"word/media/a.svg": '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"/>'}
    ),
    "a part in UTF-16": lambda: docx(WORDS, {"customXml/item1.xml": "<x/>".encode("utf-16")}),
    "a web page inside": lambda: docx(WORDS, {"word/a.htm": "<p>Agreed<br>"}),
    "fields of every day": lambda: docx(field(" PAGE ") + field(' HYPERLINK "https://a.example/minutes" ')),
    "a PDF": pdf,
    "text": lambda: b"The Board agreed.",
    "a web page": lambda: b"<html><script>x</script><p>Agreed</html>",
    "rich text": lambda: rb"{\rtf1 Agreed}",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_do_harm_is_refused_with_what_to_do(what: str) -> None:
    said, make = REFUSED[what]
    with pytest.raises(ReadingError, match=said) as raised:
        keepable(make(), "paper.txt")
    assert "\n" not in str(raised.value)
    assert "bring that" in str(raised.value) or "document" in str(raised.value)


@pytest.mark.parametrize("member", ["word/_rels/x.xml.rels", "word/settings.xml"])
def test_a_part_that_cannot_be_parsed_is_not_kept(member: str) -> None:
    with pytest.raises(ReadingError, match="damaged or cut off"):
        keepable(docx(WORDS, {member: "<Relationships"}), "paper.docx")


def test_a_template_is_taken_out_wherever_it_stands_and_however_it_is_written() -> None:
    template = frame(prefix="r:").replace("/frame", "/attachedTemplate")
    settings = f'<q:settings xmlns:q="{WORD}"><q:attachedTemplate a="&gt;>"/><q:zoom/></q:settings>'
    more = {"other/set.xml": settings, "other/_rels/set.xml.rels": f'<x xmlns:r="{RELATIONS}">{template}</x>'}
    kept = keepable(docx(WORDS, more), "paper.docx")
    assert kept.taken_out == ("a template that is fetched from elsewhere",)
    members = _members(kept.data)
    assert b"q:zoom" in members["other/set.xml"]
    assert b"Template" not in members["other/set.xml"] + members["other/_rels/set.xml.rels"]


@pytest.mark.parametrize("what", KEPT)
def test_what_does_no_harm_is_kept_byte_for_byte(what: str) -> None:
    data = KEPT[what]()
    kept = keepable(data, "paper.exe")
    assert (kept.data, kept.taken_out) == (data, ())


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photograph_forgets_where_it_was_taken_and_nothing_else(order: str) -> None:
    xmp = b'<rdf exif:GPSLatitude="53,1.2N" exif:Model="X"><exif:GPSMapDatum>W</exif:GPSMapDatum></rdf>'
    before = jpeg(xmp, order)
    after = without_position(before)
    assert len(after) == len(before)
    assert PLACE in before
    assert PLACE not in after
    assert b"GPS" not in after
    assert b'exif:Model="X"' in after
    assert after.count(struct.pack(order + "HHI", 0x0112, 3, 1)) == 1
    assert without_position(after) == after


def test_pictures_of_other_kinds_forget_it_too_and_damaged_ones_stay() -> None:
    clean = without_position(png())
    assert PLACE not in clean
    inside = clean[clean.index(b"eXIf") : -16]
    assert zlib.crc32(inside) == struct.unpack(">I", clean[-16:-12])[0]
    assert PLACE not in without_position(tiff())
    for damaged in (jpeg()[:30], b"\xff\xd8\xff\xe1", b"II*\0", b"GIF89a", tiff()[:20], png()[:40]):
        assert isinstance(without_position(damaged), bytes)


def test_a_word_file_is_kept_without_positions_templates_and_linked_pictures() -> None:
    template = relation("attachedTemplate", "file:///C:/Users/Rosa/Minutes.dotm")["word/_rels/document.xml.rels"]
    data = docx(
        WORDS,
        relation("image", "https://a.example/seen.png")
        | {
            "word/media/image1.jpg": jpeg(),
            "word/settings.xml": f'<w:settings {NAMES}><w:attachedTemplate r:id="x" xmlns:r="{OFFICE}"/></w:settings>',
            "word/_rels/settings.xml.rels": template,
        },
    )
    kept = keepable(data, "paper.docx")
    assert len(kept.taken_out) == 3
    assert keepable(data, "paper.docx").data == kept.data
    assert keepable(kept.data, "paper.docx").data == kept.data
    members = _members(kept.data)
    assert PLACE not in members["word/media/image1.jpg"]
    assert b"attachedTemplate" not in members["word/settings.xml"] + members["word/_rels/settings.xml.rels"]
    assert b"a.example" not in members["word/_rels/document.xml.rels"]
    assert read_bytes(kept.data).text == read_bytes(data).text == "The Board agreed."


def test_an_opendocument_text_is_kept_without_positions() -> None:
    kept = keepable(_with(odt(), "Pictures/a.jpg", jpeg()), "a.odt")
    assert kept.taken_out == ("where pictures were taken",)
    assert PLACE not in _members(kept.data)["Pictures/a.jpg"]
    assert next(iter(_members(kept.data))) == "mimetype"


def test_a_pdf_is_kept_without_positions() -> None:
    def with_photograph(made: pikepdf.Pdf) -> None:
        shape = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": 1, "Height": 1}
        photo = pikepdf.Stream(made, jpeg(), BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB, **shape)
        photo.Filter = pikepdf.Name.DCTDecode
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=photo))

    data = pdf(with_photograph)
    assert PLACE in data
    kept = keepable(data, "a.pdf")
    assert kept.taken_out == ("where pictures were taken",)
    assert PLACE not in kept.data
    assert keepable(data, "a.pdf").data == kept.data
    assert keepable(kept.data, "a.pdf").taken_out == ()
    with pikepdf.open(io.BytesIO(kept.data)) as again:
        assert len(again.pages) == 1


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with(data: bytes, name: str, content: bytes) -> bytes:
    return zipped({**_members(data), name: content})
