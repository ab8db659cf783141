"""What a file to an agenda says, and how it goes into a pack.  Pure: bytes in, facts out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from zipfile import BadZipFile

from frankpledge.kit.typesetting import NotSet, typeset
from frankpledge.meetings.rules.composing import TEMPLATE, Cover, Part, Sheet, composed
from frankpledge.meetings.rules.headings import headings_of, starts_of
from frankpledge.meetings.rules.packs import Entry
from minutes_reader import ReadingError, read_bytes
from minutes_reader.formats.confined import confined
from minutes_reader.formats.kinds import canonical_of, kind_of
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME

NOT_READ = "Its words could not be read, so a pack shows its pages alone. "
NOT_SHOWN = "Its pages cannot be shown as they are, so a pack sets its words."
LOST = "The file is no longer where it was stored. Add it again."
NOTHING = "Neither its words nor its pages can be shown. Save it again as a PDF, and add that."


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: its kind and text; of a PDF, where each page begins and whether it lies sideways; of others
    where headings begin; and what is wrong, in words for whoever brought it."""

    kind: str
    text: str = ""
    starts: list[list[int]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    problem: str = ""


def read_file(content: bytes, name: str) -> Read:
    """Read a file that may be kept.  Nothing is raised for one that cannot be read: what is wrong is said in it."""
    if not content:
        return Read("", problem=LOST)
    try:
        if kind_of(content, name) == "pdf":
            return _read_pdf(content, name)
        found = read_bytes(content, name)
    except ReadingError as error:
        return Read("", problem=str(error))
    starts = {found.text.rfind("\n", 0, item.span[0]) + 1 for item in found.items if item.span is not None}
    starts |= set(starts_of(found.text, _headings(content, found.source.format, name)))
    return Read(found.source.format, found.text, headings=sorted(starts))


def _headings(content: bytes, kind: str, name: str) -> list[str]:
    """The headings that a file says it has; none where that cannot be told, since it was read all the same."""
    if kind not in ("docx", "odt", "html"):
        return []
    try:
        return confined(headings_of, content, kind, name=name)
    except (ReadingError, OSError, ValueError, KeyError, BadZipFile):
        return []


def _read_pdf(content: bytes, name: str) -> Read:
    text, begins, problem = "", list[int](), ""
    try:
        found = canonical_of(content, name)
        text = found.text
        begins = [min(start, len(text)) for start in found.map.starts] if found.map is not None else []
    except ReadingError as error:
        problem = NOT_READ + str(error)
    try:
        wide = confined(sideways, content, name=name)
        _show(content, len(wide))
    except (NotSet, ReadingError):
        return Read("pdf", text, problem=NOT_SHOWN if text.strip() else NOTHING)
    if len(begins) != len(wide):  # which words stand on which page is not known: all are said of the first
        begins = [0, *[len(text)] * (len(wide) - 1)]
    return Read("pdf", text, [[at, across] for at, across in zip(begins, wide, strict=True)], problem=problem)


def _show(content: bytes, pages: int) -> None:
    """Set its pages as a pack would.  Raises NotSet where that cannot be."""
    part = Part("", is_item=False, sheets=[Sheet("a.pdf", number, "") for number in range(1, pages + 1)])
    typeset(TEMPLATE, composed(Cover("", "", "", "", ""), [part]), {"a.pdf": content})


def sideways(content: bytes) -> list[int]:
    """Of each page of a PDF, 1 where it is wider than high as it is shown, else 0, in this process: for a confined one.

    Raises ReadingError where it cannot be opened.
    """
    from minutes_reader.formats.pdf import opened

    document = opened(content, "paper.pdf")
    try:
        return [int(across > down) for across, down in map(document.get_page_size, range(len(document)))]
    finally:
        document.close()


def paged(content: bytes, entries: Sequence[Entry]) -> tuple[list[Entry], int]:
    """The entries of a pack with the page on which each begins and how many it has, by the bookmarks of its PDF; and
    how many pages the pack has.

    Each entry has one bookmark, in the same order, after that of the list of contents.  Raises ValueError where the
    bookmarks are others.
    """
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = len(document)
            begins = [mark.get_dest().get_index() + 1 for mark in document.get_toc()][1:]
        finally:
            document.close()
    if len(begins) != len(entries):
        raise ValueError(f"a pack of {len(entries)} entries has {len(begins)} bookmarks")
    ends = [*begins[1:], pages + 1]
    placed = zip(entries, begins, ends, strict=True)
    return [replace(entry, page=begin, pages=max(1, end - begin)) for entry, begin, end in placed], pages
