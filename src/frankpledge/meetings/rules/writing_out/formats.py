"""The formats in which a document is written out: by what ends the file's name."""

from enum import StrEnum


class Format(StrEnum):
    """A format, by the ending of its files."""

    WORD = "docx"
    PDF = "pdf"

    @property
    def label(self) -> str:
        """The format on a page."""
        return {"docx": "Word"}.get(self.value, self.value.upper())

    @property
    def content_type(self) -> str:
        """The format as a browser is told of it."""
        return {
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf": "application/pdf",
        }[self.value]


def of_kind(kind: str) -> tuple[Format, ...]:
    """The formats in which a kind of document is written out."""
    return tuple(Format)
