"""Who gives a sum of money: `from the Harbour Trust`, `Harbour Trust had given £90`."""

from __future__ import annotations

import re

from minutes_reader.dates import MONTHS

_NAME = r"[A-Z][\w&'’.-]*(?:\s+(?:(?:of|and|&|for|the)\s+){0,2}[A-Z][\w&'’.-]*){0,7}"
_BODY = (
    r"(?:[a-z][\w-]+\s+){0,3}(?:council|police|trust|authority|service|board|partnership|school|college|association"
    r"|commissioner|charity|club)"
)
_FROM = re.compile(rf"\b(?:from|by)\s+(?:the\s+|our\s+)?(?P<name>{_NAME}|(?<=\bthe\s){_BODY}\b)")
_HELPS = r"(?:(?:ha[sd]|have|will|would|also|each|kindly|now|already|since|agreed\s+to|offered\s+to|to|both)\s+){0,4}"
_ABOUT = r"(?:(?:a|an|the|further|another|additional|up\s+to|over|about|around|sum\s+of|total\s+of|some|in)\s+){0,4}"
_GIVES = re.compile(
    rf"(?:['’]s?)?\s+{_HELPS}(?:contribut\w+|gave|giv(?:en?|es|ing)|pledg\w+|donat\w+|promis\w+|put\s+in"
    rf"|(?P<towards>paid|offer(?:ed|ing|s)?|provid\w+|fund(?:ed|s)?|met|match\w*))\s+{_ABOUT}$"
)
_TOWARDS = re.compile(r"\s+(?:each\s+)?(?:towards|to\s+the\s+(?:cost|fund|pot|budget|scheme|partnership))", re.I)
_SUBJECT = re.compile(rf"(?:{_NAME}|\b(?:[Tt]he|[Oo]ur)\s+{_BODY})$")
_CONTRIBUTED = re.compile(rf"(?P<name>{_NAME})(?:['’]s?)?\s+{_HELPS}(?:contribut|match)")
_BEING_GIVEN = re.compile(
    r"(?:contribution|was|were|has|had|have|been|received|given|contributed|donated|made|is|each)\s+"
)
_GIVEN = re.compile(r"\s+(?:each\s+)?from\s+(?:the\s+)?(?=[A-Z])")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Oo]ur)\s+")
_NO_GIVER = frozenset((*(name.title() for name in MONTHS), *"Monday Tuesday Wednesday Thursday Friday".split()))


def gives(text: str, start: int, at: int, to: int, end: int) -> bool:
    """True where somebody gives the sum text[at:to]: `Harbour Trust had given £90`, `paid £90 towards …`."""
    given = _GIVES.search(text, max(start, at - 70), at)
    if given is None or _passive(text, start, given.start()):
        return False
    return given["towards"] is None or _TOWARDS.match(text, to, end) is not None


def _passive(text: str, start: int, at: int) -> bool:
    """True for `had been given`: what stands before is not who gives."""
    return text[max(start, at - 12) : at].rstrip().endswith(("been", "was", "were", "be", "being"))


def giver_of(text: str, start: int, at: int, to: int, end: int) -> str | None:
    """Who gives the sum text[at:to]; None where the sentence text[start:end] does not name them."""
    begin = to
    while begin < end:
        being = _BEING_GIVEN.match(text, begin + (text[begin] == " "), end)
        if being is None:
            break
        begin = being.end() - 1
    found = _name(_FROM.match(text, begin + 1, end)) if begin < end else None
    if found:
        return found
    verb = _GIVES.search(text, max(start, at - 70), at)
    subject = _SUBJECT.search(text, max(start, verb.start() - 120), verb.start()) if verb else None
    if subject and subject[0].split()[0] not in ("It", "They", "He", "She", "This", "Partners", "Members"):
        return _ARTICLE.sub("", subject[0])
    before = [*_FROM.finditer(text, start, at), *_CONTRIBUTED.finditer(text, start, at)]
    before.sort(key=lambda match: match.start())
    names = [name for match in before if (name := _name(match))]
    return names[-1] if names else None


def _name(found: re.Match[str] | None) -> str | None:
    name = _ARTICLE.sub("", found["name"]).rstrip(".") if found else ""
    return name if len(name) > 2 and name.split()[0] not in _NO_GIVER else None


def given(text: str, at: int, end: int) -> bool:
    """True where a sum is followed by who gives it: `£50 from the Harbour Trust`."""
    return _GIVEN.match(text, at, end) is not None
