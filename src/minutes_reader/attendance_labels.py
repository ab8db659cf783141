"""The labels that open a list of people, and what they say of how those people took part."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minutes_reader.lines import Line, has_any, lowered
from minutes_reader.reading import Capacity

_NUMBER = r"(?:(?:[a-z]{2,5}[ /]?)?\(?\d{1,4}(?:[./]\d{1,4})*[.):]?\s*[-–]?\s*)?"
_WORDS: dict[Capacity, tuple[str, ...]] = {
    "apologies": (
        "members?['’] apologies",
        "apolog(?:y|ies)(?: for (?:absence|non[- ]attendance|lateness))?(?: (?:were |was )?(?:received|sent|noted))?",
        "absent with apologies",
        "absent",
        "absences",
        "not present",
        "ymddiheuriadau",
    ),
    "officer": (
        r"(?:council |support(?:ing)? |lead )?officers?(?: (?:also )?(?:present|in attendance|attending|support))*",
        "swyddogion",
    ),
    "observer": (r"(?:also )?observ(?:ers?|ing)(?: present)?", "members of the public", "public gallery"),
    "invitee": (
        "invite(?:es|d)(?: guests?)?",
        "(?:in attendance )?by invitation",
        "guests?(?: speakers?)?(?: (?:present|in attendance))?",
        "visitors",
    ),
    "in_attendance": (
        "(?:also )?in[- ]attendance(?: also)?",
        "also (?:present|attending|attended)",
        "others? (?:present|in attendance|attending|attendees)",
        "advis[eo]rs",
        "(?:minutes|notes)(?: taken)? by",
        "(?:minutes|notes)(?=:)",
        "minuted by",
        "(?:minute|note)[- ]taker",
        "minutes secretary",
        "secretar(?:y|iat)",
        "clerk",
        "substitutes",
        "deputies",
        "part attendance",
        "presenters",
        "hefyd yn bresennol",
    ),
    "present": (
        "(?:those |members? |board members |committee members |core members )?present",
        r"(?:[\w'’&-]+ ){1,5}?(?:members?|partners|representatives|authorities|agencies) (?:present|attending)",
        r"members of (?:the )?(?:[\w&'’-]+ ){0,6}(?:group|board|partnership|committee|panel|forum)(?=:)",
        "sederunt",
        "attendees",
        "attended",
        "attending",
        "attendance(?: list)?",
        "members?(?: attending| in attendance)?",
        "(?:voting|core|board|statutory|full|partnership|co-?opted|non[- ]voting) members",
        "those (?:in attendance|attending)",
        "record of attendance",
        "list of attendees",
        "yn bresennol",
        "presennol",
        "in the chair",
        "chair(?:man|person|woman)?",
        "chaired by",
        "vice[- ]chair",
        "(?:borough |district |county |town |city )?councillors(?=:)",
    ),
}
_ALL = "|".join(f"(?P<{capacity}>{'|'.join(words)})" for capacity, words in _WORDS.items())
_LABEL = re.compile(  # of words in lower case
    rf"(?P<number>{_NUMBER})(?:the )?(?:{_ALL})\b[^\S\t]*"
    r"(?P<bracket>\([^()]{0,40}\)|/\s*[\w' ]{3,40}(?=:|$))?[^\S\t]*(?P<mark>[:\-–—]+|(?=\t)|(?<=\s\s)(?=\S)|$)?\s*"
)
_SENTENCE = re.compile(
    r"apolog(?:y|ies)\b(?: for (?:absence|non[- ]attendance|lateness))?[\w ,]{0,40}?"
    r"\b(?:from|on behalf of|by)\b\s*[:\-–]*\s*"
    r"|apologies\b(?: for (?:absence|non[- ]attendance))?\s*[:\-–]+\s*",
    re.I,
)
_SENT = re.compile(
    r"(?P<names>[A-Z].{4,400}?)\s+(?:(?:had|have|has|all|also|both)\s+)*"
    r"(?:sent|gave|given|tendered|submitted|offered)\s+(?:(?:their|his|her)\s+)?apologies\b"
)
_CORRECTION = re.compile(r"\b(?:addition|removal|inclusion|omission|add(?:ing|ed)?|amend\w*|correct\w*)\b[^.]*$", re.I)
_LEAD = re.compile(
    r"(?:for absence\s*)?"
    r"(?:(?:had|have|has|were|was|been|also|sent|given|noted|submitted|received|tendered|recorded|made|are|is"
    r"|intimated|for absence|accepted)\s+){0,6}"
    r"(?:from|on behalf of|by)\b\s*[:\-–]*\s*",
    re.I,
)
_OPENINGS = tuple(
    """
    the apolog absen not ymddi counc supp lead offic swydd also obs memb publ invit in in- by
    guest visit other advis minut note secr clerk subst dep part pres hefyd those board comm core attend voting stat
    full co-o coop non rec list yn sederunt resp other stat chair vice boro dist county town city
    """.split()
)
_OPENING_NUMBER = re.compile(_NUMBER)
_NUMBERED = re.compile(r"[A-Za-z]{2,5}[ /]?\(?\d")
_NEED_MARK = frozenset({"chair", "chairman", "chairperson", "chairwoman", "clerk", "member", "members"})
_LONGEST = 60  # a label stands within so many characters, with one of the signs behind it
_SIGNS = (":", "\t", "-", "–", "—", "polog", "POLOG")
_COLUMNS = {
    "sector": "sector code",
    "name": "name names attendee attendees member members representative",
    "initials": "initials initial init",
    "post": "title role post position job designation",
    "present": "present attended attending attendance status",
    "apologies": "apologies apology absent",
    "organisation": "organisation organization agency representing company department body employer partner service",
}
_SPACED_HEADER = re.compile(
    r"names?\s+(?:and\s+)?(?:agency|organisation|organization|representing|company|partner)s?\s*", re.I
)
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words.split()}


class Label(NamedTuple):
    """A label: the capacity it gives, where the words after it begin, whether a number stands before it.

    `single` is true for one that names a part in the meeting (Chair, Minutes) and so may repeat somebody on a list,
    `plural` for "Councillors:".
    """

    capacity: Capacity
    rest: int
    numbered: bool = False
    marked: bool = True
    chair: bool = False
    single: bool = False
    plural: bool = False


def label_of(line: Line) -> Label | None:
    """The label that a line opens with; None where its words are an ordinary sentence."""
    if len(line.text) > _LONGEST and not has_any(line.text[:_LONGEST], _SIGNS) or not _may_be_label(line.text):
        return None
    label = _label_in(line.text)
    return label._replace(rest=line.start + label.rest) if label else None


@lru_cache(maxsize=256)  # a line is asked several times in a row
def _label_in(text: str) -> Label | None:
    """The label that words open with, `rest` counted from their beginning."""
    found = _LABEL.match(lowered(text))
    if not found:
        return None
    capacity: Capacity = next(name for name in _WORDS if found[name])
    words = found[capacity]
    rest, marked = found.end(), found["mark"] is not None
    if words in ("minutes", "notes") and rest == len(text):
        return None  # a web page's own label, over the minute of an item
    if words in _NEED_MARK and not found["mark"] and (rest < len(text) or words != "members"):
        return None  # "Members were advised", a cell that says Chair
    lead = _LEAD.match(text, rest)
    if lead and lead[0].strip():
        rest, marked = lead.end(), True
    if found["bracket"] and not marked:
        marked = rest == len(text)
    chair = words.startswith(("chair", "in the chair"))
    single = chair or words.startswith(("minute", "note", "clerk", "secretar"))
    plural = words.endswith("councillors")
    return Label(capacity, rest, bool(found["number"]), marked, chair, single, plural)


def _may_be_label(text: str) -> bool:
    """A cheap look at how a line begins: with one of the words that open labels, or a number before them."""
    if text[0].isalpha():
        return text[:14].lower().startswith(_OPENINGS) or _NUMBERED.match(text) is not None
    if text[0] != "(" and not text[0].isdigit():
        return False
    low = text.lower()
    number = _OPENING_NUMBER.match(low)
    behind = number.end() if number else 0
    return low.startswith(_OPENINGS, behind) or "present" in low or "attending" in low


def opens_list(line: Line) -> bool:
    """True for a line that a label opens beyond doubt."""
    label = label_of(line)
    return label is not None and label.marked


def sent_apologies(text: str) -> int | None:
    """Where the names end in "Ann Poe (Mere Homes) and Ben Hill sent apologies"; None where it is not that."""
    found = _SENT.match(text)
    return found.end("names") if found else None


def apologies_sentence(text: str, start: int = 0) -> int | None:
    """Where the names begin in the next "Apologies for absence were received from …"; None where there is none."""
    found = _SENTENCE.search(text, start)
    return found.end() if found and not _CORRECTION.search(text, start, found.start()) else None


def heads_names_and_agencies(line: Line) -> bool:
    """True for "Name Agency" over lines that hold the two with nothing between them."""
    return not line.tabbed and _SPACED_HEADER.fullmatch(line.text) is not None


def columns_of(line: Line) -> tuple[str, ...] | None:
    """What each column holds, from a table's header row; None for any other row."""
    if not line.tabbed:
        return None
    roles = []
    for cell in line.cells:
        words = cell.text.lower().replace("/", " ").split()
        known = (_COLUMN_OF[word] for word in words if word in _COLUMN_OF)
        roles.append(next(known, "") if len(words) <= 4 else "")
    first = label_of(line)
    if first and first.marked and first.rest <= line.cells[1].start and roles[0] in ("", "present", "name"):
        roles[0] = "name"  # "Present | Organisation": the list's label heads the column of names
    return tuple(roles) if "name" in roles and sum(role != "" for role in roles) >= 2 else None
