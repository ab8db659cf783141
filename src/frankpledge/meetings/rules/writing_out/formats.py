"""The formats in which a document is written out: by what ends the file's name."""

from enum import StrEnum

from frankpledge.meetings.rules.writing_out.open_text import open_text_of
from frankpledge.meetings.rules.writing_out.pdf import pdf_of
from frankpledge.meetings.rules.writing_out.web import web_of
from frankpledge.meetings.rules.writing_out.word import word_of
from frankpledge.meetings.rules.writing_out.written import Written


class Format(StrEnum):
    """A format, by the ending of its files."""

    WORD = "docx"
    PDF = "pdf"
    OPEN_TEXT = "odt"
    WEB = "html"

    @property
    def label(self) -> str:
        """The format on a page."""
        return {"docx": "Word", "pdf": "PDF", "odt": "OpenDocument", "html": "Web page"}[self.value]

    @property
    def content_type(self) -> str:
        """The format as a browser is told of it."""
        return {
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf": "application/pdf",
            "odt": "application/vnd.oasis.opendocument.text",
            "html": "text/html; charset=utf-8",
        }[self.value]


def file_of(document: Written, ending: Format, template: bytes) -> bytes:
    """A document in a format; `template` is for Word alone."""
    if ending is Format.WORD:
        return word_of(document, template)
    return {Format.PDF: pdf_of, Format.OPEN_TEXT: open_text_of, Format.WEB: web_of}[ending](document)
