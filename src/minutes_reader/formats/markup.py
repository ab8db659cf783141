"""XML from files of office programs, parsed with no entities, nothing fetched, and bounds on size and depth."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from minutes_reader.errors import ReadingError
from minutes_reader.formats.refusals import SAVE_AS_TEXT, damaged, too_deep, too_much

MOST_MARKS = 3_000_000  # `<` and `=`: each stands for an element's start or end, or for an attribute, and takes memory
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of an XML file.  ReadingError for a damaged one, one that defines entities, and one too large.

    Office programs write no document type: what has one was made to do harm, or is another kind of file.
    """
    data = narrowed(data)
    if data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise too_much(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReadingError(f"{name}: it holds definitions that no document needs, and was not opened. {SAVE_AS_TEXT}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "xcessive depth" in str(error):
            raise too_deep(name) from error
        raise damaged(name) from error


def narrowed(data: bytes) -> bytes:
    """An XML file in UTF-8, where it was in UTF-16."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    return _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode("utf-8", "replace")


def number(text: str | None) -> int | None:
    """A whole number of an attribute, or None where it is no such thing."""
    try:
        return int(text) if text and len(text) < 12 else None
    except ValueError:
        return None
