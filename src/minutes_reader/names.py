"""Telling a person's name from an agency, a post and a heading, by the words each is made of."""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_reader.vocabulary import AGENCY_WORDS, HEADING_WORDS, POST_WORDS

_TITLES = (
    r"(?:Cllrs?|Councillors?|Cllr|Coun|Ald|Alderman|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Reverend"
    r"|Canon|Father|Sir|Dame"
    r"|Lord|Lady|Baroness|Hon|Rt Hon|PC|PCSO|PS|DC|DS|DI|DCI|DSU|CI|CC|ACC|DCC|Sgt|Sergeant|Insp|Inspector"
    r"|Ch Insp"
    r"|Chief Inspector|Chief Insp|Ch\. Insp|C[Hh]?/Insp|D/Insp|A/Insp|Supt|Superintendent|Chief Superintendent|Ch Supt"
    r"|Chief Supt|C[Hh]?/Supt|D/Supt"
    r"|T/Insp|T/Supt"
    r"|(?:Assistant|Deputy|Acting|Temporary|Detective) (?:Chief )?(?:Constable|Inspector|Superintendent|Sergeant)"
    r"|(?:Station|Group|Watch|Area) (?:Manager|Commander)"
    r"|Constable|Chief Constable|ACO|CFO|ACFO|DCFO|PFCC|PCC|Commander|Major|Col|Capt|Captain|Lt|SM|GM|WM|AM)\.?"
)
_PART = r"(?:[A-Z][^\W\d_]*(?:['’\-][^\W\d_]+)*\.?)"
_SMALL = r"(?:de|da|di|du|van|von|der|den|la|le|el|al|bin|ap|ab|ferch|of)"
_PERSON = re.compile(
    rf"(?:(?P<title>{_TITLES}(?:\s+{_TITLES})?(?:\s+\d{{1,5}})?)\s+)?(?P<name>{_PART}(?:\s+(?:{_SMALL}\s+){{0,2}}{_PART}){{0,4}}?)"
    r"(?:,?\s+(?:OBE|MBE|CBE|QPM|DL|JP|MP|AM|MS|QFSM|KC|QC))*"
)
# Most names are a few plain words, which a far smaller pattern can tell, so long as no title opens them.
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}")
TITLE_WORDS = frozenset(re.findall(r"[A-Za-z]+", _TITLES)) | {"Councillor"}
_PLURAL_TITLE = re.compile(r"(?:Councillors|Cllrs|Messrs|Mesdames|Members)\s+(?=[A-Z])")

_NOT_A_NAME = AGENCY_WORDS | POST_WORDS | HEADING_WORDS
_NAMES_TOO = frozenset(
    "ali church clerk constable court dean head justice lead leader major may mayor note page parish press town ward "
    "warden young".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*['’]?")
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z&/.\-]")
_CAPITALS = re.compile(r"[A-Z][A-Z&/.\-]{1,9}s?")
_SURNAME = re.compile(_PART)
_PARTED = re.compile(r"[\s\-]+")
_NOT_LETTER = re.compile(r"[^A-Za-z]")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    low = text.lower()
    if low.replace(" ", "").isalpha():  # nothing but words, as in most names, needs no pattern
        return low.split()
    return _WORD.findall(low.replace("’", "'"))


NAME_WITHHELD = "Name withheld"  # printed in place of the name of somebody whose data is restricted: nobody's name


def is_person(text: str) -> bool:
    """True for what can only be read as one person's name: a title and a name, two names or more, or one withheld."""
    return len(text) <= 60 and text[:1].isupper() and (text == NAME_WITHHELD or _is_person(text))


@lru_cache(maxsize=512)  # lists, owners and doubts ask of the same few names
def _is_person(text: str) -> bool:
    name = text
    if not _is_plain(text):
        found = _PERSON.fullmatch(text) if len(text.split(None, 1)) > 1 else None
        if not found:
            return False
        name = found["name"]
        parts = name.split()
        if found["title"] is None and (len(parts) < 2 or len(parts[-1].rstrip(".")) < 2):
            return False
    words = words_of(name)
    if _NOT_A_NAME.isdisjoint(words):
        return True
    bad = [word for word in words if word in _NOT_A_NAME]
    return len(words) > 1 and len(bad) == 1 and bad[0] in _NAMES_TOO


def _is_plain(text: str) -> bool:
    """True for a name of two to five plain words without a title: all of it is the name."""
    return _PLAIN.fullmatch(text) is not None and text.partition(" ")[0] not in TITLE_WORDS


@lru_cache(maxsize=512)
def is_surname(text: str) -> bool:
    """True for a single name, as stands in a run after "Councillors"."""
    return _SURNAME.fullmatch(text) is not None and _NOT_A_NAME.isdisjoint(words_of(text))


def without_plural_title(text: str) -> tuple[int, str]:
    """(characters dropped, the rest) of a run that opens with "Councillors" or the like."""
    found = _PLURAL_TITLE.match(text)
    return (found.end(), text[found.end() :]) if found else (0, text)


def agency_weight(text: str) -> int:
    """How many of the words speak for an agency: its kind of word, or capitals such as HMPPS."""
    weight = len([word for word in words_of(text) if word in AGENCY_WORDS])
    if _TWO_CAPITALS.search(text):
        weight += len([part for part in text.split() if _CAPITALS.fullmatch(part.strip("(),;")) and len(part) > 1])
    return weight


def post_weight(text: str) -> int:
    """How many of the words speak for a post."""
    return len([word for word in words_of(text) if word in POST_WORDS])


@lru_cache(maxsize=512)
def initials_of(name: str) -> str:
    """The capital letters that a name begins its parts with, without its title: "Cllr Ann Poe-Hill" is "APH"."""
    found = None if _is_plain(name) else _PERSON.fullmatch(name)
    bare = found["name"] if found else name
    return "".join(part[0] for part in _PARTED.split(bare) if part[:1].isupper())


def are_initials(text: str, name: str) -> bool:
    """True where `text` (AP, A.P.) stands for `name`."""
    letters = _NOT_LETTER.sub("", text).upper()
    if not 2 <= len(letters) <= 4:
        return False
    own = initials_of(name).upper()
    return letters == own or (letters[0] == own[:1] and letters[-1] == own[-1:])
