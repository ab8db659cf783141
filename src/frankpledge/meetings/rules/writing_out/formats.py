"""The formats in which a document is written out: by what ends the file's name."""

from enum import StrEnum

from frankpledge.meetings.rules.writing_out.open_text import open_text_of
from frankpledge.meetings.rules.writing_out.pdf import pdf_of
from frankpledge.meetings.rules.writing_out.sheet import sheet_of
from frankpledge.meetings.rules.writing_out.web import web_of
from frankpledge.meetings.rules.writing_out.word import word_of
from frankpledge.meetings.rules.writing_out.written import Kind, Written


class Format(StrEnum):
    """A format, by the ending of its files."""

    WORD = "docx"
    PDF = "pdf"
    OPEN_TEXT = "odt"
    WEB = "html"
    SHEET = "csv"

    @property
    def label(self) -> str:
        """The format on a page."""
        others = {"odt": "OpenDocument", "html": "Web page", "csv": "Spreadsheet (CSV)"}
        return {"docx": "Word", "pdf": "PDF", **others}[self.value]

    @property
    def content_type(self) -> str:
        """The format as a browser is told of it."""
        return {
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf": "application/pdf",
            "odt": "application/vnd.oasis.opendocument.text",
            "html": "text/html; charset=utf-8",
            "csv": "text/csv; charset=utf-8",
        }[self.value]


def of_kind(kind: str) -> tuple[Format, ...]:
    """The formats in which a kind of document is written out: minutes are no table."""
    return tuple(one for one in Format if one is not Format.SHEET or kind != Kind.MINUTES)


def file_of(document: Written, ending: Format, template: bytes) -> bytes:
    """A document in a format; `template` is for Word alone."""
    if ending is Format.WORD:
        return word_of(document, template)
    return {Format.PDF: pdf_of, Format.OPEN_TEXT: open_text_of, Format.WEB: web_of, Format.SHEET: sheet_of}[ending](
        document
    )
