"""The labels that open a list of people, and what they say of how those people took part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_reader.lines import Line, has_any
from minutes_reader.reading import Capacity

_NUMBER = r"(?:(?:[A-Z]{2,5}[ /]?)?\(?\d{1,4}(?:[./]\d{1,4})*[.):]?\s*[-–]?\s*)?"
_WORDS: tuple[tuple[Capacity, str], ...] = (
    ("apologies", r"(?:apolog(?:y|ies)(?: for (?:absence|non[- ]attendance|lateness))?(?: (?:were |was )?(?:received|given|sent|noted))?|absent|not present|absences"
                  r"|absent with apologies|ymddiheuriadau)"),
    ("officer", r"(?:(?:council |support(?:ing)? |lead )?officers?(?: (?:also )?(?:present|in attendance|attending|support))*|swyddogion)"),
    ("observer", r"(?:(?:also )?observ(?:ers?|ing)(?: present)?|members of the public|public gallery)"),
    ("invitee", r"(?:invite(?:es|d)(?: guests?)?|by invitation|in attendance by invitation|guests?(?: speakers?)?(?: (?:present|in attendance))?|visitors)"),
    ("in_attendance", r"(?:(?:also )?in[- ]attendance(?: also)?|also (?:present|attending|attended)|others? (?:present|in attendance|attending|attendees)|advis[eo]rs"
                      r"|(?:minutes|notes)(?: taken)? by|minute[- ]taker|note[- ]taker|minutes secretary|minutes(?=:)|notes(?=:)|minuted by|secretar(?:y|iat)|clerk"
                      r"|substitutes|deputies|part attendance|presenters|hefyd yn bresennol)"),
    ("present", r"(?:(?:those |members? |board members |committee members |core members )?present|attendees|attended|attending|attendance(?: list)?"
                r"|members?(?: attending| in attendance)?|(?:voting|core|board|statutory|full|partnership|co-?opted|non[- ]voting) members"
                r"|those (?:in attendance|attending)|record of attendance|list of attendees|yn bresennol|presennol|in the chair|chair(?:man|person|woman)?|chaired by|vice[- ]chair)"),
)
_ALL = "|".join(f"(?P<{capacity}>{words})" for capacity, words in _WORDS)
_LABEL = re.compile(rf"(?P<number>{_NUMBER})(?:the )?(?:{_ALL})\b\s*(?P<bracket>\([^()]{{0,40}}\)|/\s*[\w' ]{{3,40}}(?=:|$))?\s*(?P<mark>[:\-–—]+|(?=\t)|$)?\s*",
                    re.I)
_TWO = re.compile(rf"(?P<number>{_NUMBER})(?:attendance|welcome|introductions?|present)[\w ,&/]{{0,30}}?(?:/|&|and|,)\s*apologies\b", re.I)
_SENTENCE = re.compile(
    r"apolog(?:y|ies)\b(?: for (?:absence|non[- ]attendance|lateness))?[\w ,]{0,40}?\b(?:from|on behalf of|by)\b\s*[:\-–]*\s*|"
    r"apologies\b(?: for (?:absence|non[- ]attendance))?\s*[:\-–]+\s*", re.I)
_LEAD = re.compile(r"(?:for absence\s*)?(?:(?:had|have|has|were|was|been|also|sent|given|noted|submitted|received|tendered|recorded|made|are|is|for absence|accepted)\s+){0,6}"
                   r"(?:from|on behalf of|by)\b\s*[:\-–]*\s*", re.I)
_LONGEST = 60                       # a label stands within so many characters, with one of the signs behind it
_SIGNS = (":", "\t", "-", "–", "—", "polog", "POLOG")
_COLUMN_WORDS = {
    "name": "name", "names": "name", "attendee": "name", "attendees": "name", "member": "name", "members": "name", "representative": "name",
    "initials": "initials", "initial": "initials", "init": "initials",
    "title": "post", "role": "post", "post": "post", "position": "post", "job": "post", "designation": "post",
    "organisation": "organisation", "organization": "organisation", "agency": "organisation", "representing": "organisation",
    "company": "organisation", "department": "organisation", "body": "organisation", "employer": "organisation", "partner": "organisation",
    "service": "organisation",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the capacity it gives, where the words after it begin, whether a number stands before it."""

    capacity: Capacity
    rest: int
    numbered: bool
    marked: bool
    chair: bool


def label_of(line: Line) -> Label | None:
    """The label that a line opens with; None where its words are an ordinary sentence."""
    opening = line.text[:_LONGEST]
    if len(line.text) > _LONGEST and not has_any(opening, _SIGNS):
        return None
    found = _LABEL.match(line.text)
    if not found:
        return None
    capacity: Capacity = next(name for name, _ in _WORDS if found[name])
    words = found[capacity].lower()
    marked = found["mark"] is not None
    rest = found.end()
    lead = _LEAD.match(line.text, rest)
    if lead and lead[0].strip():
        rest, marked = lead.end(), True
    if found["bracket"] and not marked:
        marked = rest == len(line.text)
    chair = words.startswith(("chair", "in the chair"))
    if words in ("chair", "chairman", "chairperson", "chairwoman", "clerk", "member", "members") and found["mark"] in (None, ""):
        if rest < len(line.text) or words != "members":
            return None                                      # "Members were advised", a cell that says Chair
    return Label(capacity, line.start + rest, bool(found["number"]), marked, chair)


def apologies_sentence(text: str) -> int | None:
    """Where the names begin in "Apologies for absence were received from …"; None where it is not that."""
    found = _SENTENCE.search(text)
    return found.end() if found else None


def columns_of(line: Line) -> tuple[str, ...] | None:
    """What each column holds, from a table's header row; None for any other row."""
    if not line.tabbed:
        return None
    roles = []
    for cell in line.cells:
        words = cell.text.lower().replace("/", " ").split()
        roles.append(next((_COLUMN_WORDS[word] for word in words if word in _COLUMN_WORDS), "") if len(words) <= 4 else "")
    known = [role for role in roles if role]
    return tuple(roles) if len(known) >= 2 and "name" in known else None
