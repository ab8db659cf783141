"""A document as tagged PDF (PDF/UA-1), set from data by our own template."""

from pathlib import Path
from typing import Any

from frankpledge.kit.typesetting import UA, NotSet, typeset
from frankpledge.meetings.rules.writing_out.written import Written

TEMPLATE = Path(__file__).with_name("document.typ")


def pdf_of(document: Written) -> bytes:
    """The document as PDF.  One with signs that none of the fonts has is tagged all the same, and is not PDF/UA-1."""
    data: dict[str, Any] = document.plain()
    data |= {"wide": document.wide, "name": f"{document.running}: {document.kind.label}"}
    try:
        return typeset(TEMPLATE, data, {}, standard=UA)
    except NotSet:
        return typeset(TEMPLATE, data, {})
