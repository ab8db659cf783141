"""A web page as a run of words and tags, told apart as browsers do, in time that keeps step with its length.

No tree is built: what pages are made of is closed or not as it pleases, and trees of hostile ones take hours.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

# Nothing in these patterns is gone back on, so that an unclosed quote cannot make a tag be tried in many ways.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?>=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]{2,30})", re.I)
_HEAD = 4096
_MOST_ATTRIBUTES, _MOST_TWICE = 100, 5
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and what stands in it as written."""

    name: str
    closes: bool
    inside: str

    def attributes(self) -> dict[str, str]:
        """The attributes, names in small letters; of two with one name the first stands."""
        found: dict[str, str] = {}
        for at, match in enumerate(_ATTRIBUTE.finditer(self.inside)):
            if at >= min(_MOST_ATTRIBUTES, len(found) + _MOST_TWICE):
                break
            found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
        return found


def tokens(page: str) -> Iterator[str | Tag]:
    """The words and tags of a page in order, without comments, scripts and styles.  Words are still encoded."""
    at, end = 0, len(page)
    lower = page.lower()
    if len(lower) != end:  # letters whose small form is longer would set places apart
        lower = page
    while at < end:
        start = page.find("<", at)
        if start < 0:
            yield page[at:]
            return
        if start > at:
            yield page[at:start]
        following = page[start + 1 : start + 2]
        if following in ("!", "?") or (following == "/" and not page[start + 2 : start + 3].isalpha()):
            comment = page.startswith("<!--", start)
            close = page.find("-->" if comment else ">", start + 2)
            if close < 0:
                return
            at = close + (3 if comment else 1)
            continue
        match = _TAG.match(page, start)
        if match is None:
            if following.isalpha() and following.isascii():
                return  # a tag that never ends; browsers show nothing of it
            yield "<"
            at = start + 1
            continue
        name, at = match[2].lower(), match.end()
        if name in _RAW and not match[1]:
            at = lower.find(f"</{name}", at)
            if at < 0:
                return
        else:
            yield Tag(name, bool(match[1]), match[3])


def decoded_page(data: bytes) -> tuple[str, str]:
    """(a page as text, its encoding), by its first bytes, by what it says of itself, or by what fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    head = data[:_HEAD]
    said = _CHARSET.search(head) or _DECLARED.match(head)
    encoding = said[1].decode("ascii").lower() if said else "cp1252"
    if encoding in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252"):
        encoding = "cp1252"  # as browsers take it
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    return text, encoding
