"""What a paper itself says that a short form stands for: in brackets, in words, or in a list of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from minutes_reader.lettering import fits_after, fits_before
from minutes_reader.lines import has_any
from minutes_reader.names import is_person
from minutes_reader.reading import Span

_FAR = 160  # characters within which the words stand
_WIDE = 26  # characters for each letter at most
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.;:!?()\[\]\t•]|\n[ \t]*\n")
_LED = re.compile(
    r"(?:\(|,)?\s*(?:(?:hereafter|hereinafter|also|now|usually|better|or|(?:known|referred\s+to|abbreviated)\s+(?:as|to)"
    r"|called)\s+)*(?:the\s+)?[\"'“‘]?$"
)
_QUOTES = "\"“‘'"
_CALLED = ("own as ", "as the ", "called ", "ed the ", " or ", "(the ", "ter the ", "red to as ", "ated to ")
_SAYS = ("stands for ", "is short for ", "short for ")
_SIGN = re.compile(r"(?:[ ]?[\t:=–—-]|[ ]{2})[ \t=:–—-]*+(?=\S)")
_CLOSED = re.compile(r"[\"'”’]?\s*(?:\)|[,;]|$)")
_ENDS = re.compile(r"[\t\n;(]|\.(?:\s|$)|\s[–—-]\s|:\s")
_AFTER = re.compile(r"[\"'”’]?\s*(?:$|[),;:.(\[\t]|[–—-]\s|\n)")
_GLOSSARY = re.compile(
    r"^[ \t]*(?:\d[\d.]*[ \t]+)?(?:glossary|(?:list of |key to )?(?:abbreviations?|acronyms?|short forms?)|key)"
    r"\b[^\n.]{0,40}$",
    re.I | re.M,
)
_SAYS_LIST = ("lossar", "LOSSAR", "bbrev", "BBREV", "cronym", "CRONYM", "ort form", "ORT FORM", "\nKey", "\nKEY")
_ENTRY = re.compile(r"[ \t]*[A-Za-z][A-Za-z&/]{1,9}(?:[ ]?[\t:=–—-]|[ ]{2})[^\n]*\S")


class Definition(NamedTuple):
    """The words that a short form stands for, where that is said, and a reason to doubt it."""

    long: str
    span: Span
    doubt: str | None = None


class Definitions:
    """Finds what a text says of its short forms, given where each stands."""

    def __init__(self, clean: str) -> None:
        self.clean = clean + "\n\n"  # so that there is always a next letter to look at, and one before the first
        self._lists: list[Span] | None = None

    def at(self, short: str, start: int, end: int) -> Definition | None:
        """What the words around a short form at [start, end) say that it stands for; None where they say nothing."""
        clean = self.clean
        before, after = clean[start - 1], clean[end]
        if before == "(":
            return self._before(short, start - 1, end + 1) if after in "),;" else None
        if before in _QUOTES or before == " " and clean.endswith(_CALLED, max(0, start - 10), start):
            return self._named_before(short, start, end)
        if after == " ":
            if clean[end + 1] == "(":
                return self._in_bracket(short, start, end + 2)
            if clean.startswith(_SAYS, end + 1):
                return self._told(short, start, clean.index("for ", end) + 4)
        if before in "\n\t" or before == " " and clean[start - 2] in " \n\t":
            return self._listed(short, start, end)
        return None

    def _named_before(self, short: str, start: int, end: int) -> Definition | None:
        """`Crime and Disorder Reduction Partnership, known as the CDRP`, or `(“the CDRP”)`."""
        led = _LED.search(self.clean, max(0, start - 50), start)
        closed = _CLOSED.match(self.clean, end)
        if not led or "(" in led[0] and not (closed and closed[0]):
            return None
        return self._before(short, led.start(), end + (closed.end() - end if closed and ")" in closed[0] else 0))

    def _before(self, short: str, at: int, end: int) -> Definition | None:
        """The words right before `at` that the letters stand for; `end` is where the explanation ends."""
        begin = max(0, at - min(_FAR, _WIDE * len(short) + _WIDE))
        words = _WORD.findall(self.clean, begin, at)
        count = fits_before(short, words)
        if count is None:
            return None
        first = at
        for word in reversed(words[-count:]):
            first = self.clean.rindex(word, begin, first)
        if _BREAK.search(self.clean, first, at):
            return None
        last = first + len(self.clean[first:at].rstrip(" \n,\"“‘'–—-"))
        return self._made(short, (first, last), (first, end))

    def _in_bracket(self, short: str, start: int, begin: int) -> Definition | None:
        """`CDRP (Crime and Disorder Reduction Partnership)`."""
        close = self.clean.find(")", begin, begin + _FAR)
        found = self._from(short, begin, close) if close > 0 else None
        return self._made(short, found, (start, close + 1)) if found else None

    def _told(self, short: str, start: int, begin: int) -> Definition | None:
        """`CDRP stands for Crime and Disorder Reduction Partnership`."""
        found = self._from(short, begin, min(len(self.clean), begin + _FAR))
        return self._made(short, found, (start, found[1])) if found else None

    def _listed(self, short: str, start: int, end: int) -> Definition | None:
        """`CDRP – Crime and Disorder Reduction Partnership` on a line of its own, or the two in cells side by side."""
        sign = _SIGN.match(self.clean, end)
        if not sign:
            alone = self.clean[end] in "\n\t" and self.clean[start - 1] == "\t"
            return self._before(short, start - 1, end) if alone else None
        stop = min(self.clean.index("\n", sign.end()), sign.end() + _FAR)
        found = self._from(short, sign.end(), stop)
        if found:
            return self._made(short, found, (start, found[1]))
        lists = self._glossaries()
        before = bisect_right(lists, (start, len(self.clean))) - 1
        if before < 0 or start >= lists[before][1]:
            return None
        ends = _ENDS.search(self.clean, sign.end(), stop)
        span = (sign.end(), ends.start() if ends else stop)
        doubt = "The letters do not fit the words that the list gives."
        return self._made(short, span, (start, span[1]), doubt)

    def _from(self, short: str, begin: int, stop: int) -> Span | None:
        """The words at the beginning of [begin, stop) that the letters stand for, all up to a sign or the end."""
        words = list(_WORD.finditer(self.clean, begin, stop))
        count = fits_after(short, [word[0] for word in words[:20]])
        if count is None:
            return None
        last = words[count - 1].end()
        return (words[0].start(), last) if last >= stop or _AFTER.match(self.clean, last) else None

    def _made(self, short: str, words: Span, span: Span, doubt: str | None = None) -> Definition | None:
        long = " ".join(self.clean[words[0] : words[1]].split())
        named = len(short) == 2 and (is_person(long) or not all(part[0].isupper() for part in long.split()))
        if not long or named or len(long) <= len(short):
            return None  # "Jo Hall (JH)" is a person with initials
        return Definition(long, (span[0], span[0] + len(self.clean[span[0] : span[1]].rstrip())), doubt)

    def _glossaries(self) -> list[Span]:
        """Where lists of short forms stand, in order: the lines below a heading that says so."""
        if self._lists is None:
            self._lists = list(self._found_lists()) if has_any(self.clean, _SAYS_LIST) else []
        return self._lists

    def _found_lists(self) -> Iterator[Span]:
        at = 0
        for heading in _GLOSSARY.finditer(self.clean):
            if heading.start() < at:
                continue  # a line of the list above
            at = heading.end()
            while at < len(self.clean):
                stop = self.clean.find("\n", at + 1)
                stop = stop if stop >= 0 else len(self.clean)
                if self.clean[at:stop].strip() and not _ENTRY.fullmatch(self.clean, at + 1, stop):
                    break
                at = stop
            yield heading.end(), at
