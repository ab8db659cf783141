"""HTML letters turned to plain text: nothing in them runs, is loaded or is followed.  Pure."""

import re
from html import unescape
from html.parser import HTMLParser

MOST = 2_000_000  # characters of HTML that are read
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "object", "svg", "noscript", "textarea", "select"})
_LINES = frozenset(
    {
        "address", "article", "blockquote", "center", "div", "dl", "dt", "dd", "fieldset", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul",
    }
)  # fmt: skip
_APART = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "blockquote"})


def plain(page: str) -> str:
    """The words that a reader of a page would see, a line a paragraph; what is quoted has "> " before its lines."""
    reader = _Reader()
    try:
        reader.feed(page[:MOST])
        reader.rest(reader.rawdata)
    except (AssertionError, ValueError):
        pass  # what was read until there is kept
    return reader.told()


class _Reader(HTMLParser):
    """Collects lines, each with how deep it is quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.line: list[str] = []
        self.quoted = 0
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or leave out what is not shown."""
        if tag == "body":
            self.unseen = []  # a head that was never ended
        if self.unseen:
            if tag == self.unseen[0]:  # how deep it stands in itself; what else begins in it is not looked at
                self.unseen.append(tag)
            return
        if tag in _UNSEEN:
            self.unseen.append(tag)
            return
        if tag == "br":
            self._end(always=True)
        elif tag in _LINES:
            self._end()
            if tag in _APART:
                self._apart()
        if tag == "blockquote":
            self.quoted = min(self.quoted + 1, 9)
        elif tag == "li":
            self.line.append("- ")
        elif tag in ("td", "th") and self.line:
            self.line.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        if self.unseen:
            if tag == self.unseen[0]:
                self.unseen.pop()
            return
        if tag in _LINES:
            self._end()
            if tag in _APART:
                self._apart()
        if tag == "blockquote":
            self.quoted = max(self.quoted - 1, 0)

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self.unseen:
            self.line.append(data)

    def rest(self, page: str) -> None:
        """Take what follows a tag that is never ended, a line between two tags.

        To look for its end from each sign after it, as the parser would, takes hours where there are many.
        """
        for words in re.split(r"<[^<>]*>?", page):
            self.handle_data(unescape(words))
            self._end()

    def told(self) -> str:
        """All lines."""
        self._end()
        return "\n".join(("> " * quoted + line).rstrip() for quoted, line in self.lines)

    def _end(self, *, always: bool = False) -> None:
        words = " ".join("".join(self.line).split())
        if words or always:
            self.lines.append((self.quoted, words))
        self.line = []

    def _apart(self) -> None:
        if self.lines and self.lines[-1][1]:
            self.lines.append((self.quoted, ""))
