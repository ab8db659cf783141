"""What the columns of a sheet may mean: the fields of each kind of list, and which column seems to be which.

A guess is only ever offered: a person matches the columns.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from frankpledge.intake.rules.tables.days import read_day
from frankpledge.intake.rules.tables.states import Meaning, means
from frankpledge.kit.words import folded

_REF = re.compile(r"[A-Za-z]{0,6}[\s./-]?\d[\w./-]{0,20}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_PHONE = re.compile(r"[\d\s()+.-]{9,20}")
_SHARE = 0.6  # of the cells that are filled: a column of dates has words in it too


class SheetKind(StrEnum):
    """What a sheet is a list of."""

    ACTIONS = "actions"
    MEMBERS = "members"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """The kind on a page."""
        return {"actions": "Action log", "members": "Members and contacts", "plan": "Forward plan"}[self.value]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can say: its name and label, and the headings that it goes by, likest first."""

    name: str
    label: str
    headings: tuple[str, ...]
    needed: bool = False
    hint: str = ""


FIELDS: dict[SheetKind, tuple[Field, ...]] = {
    SheetKind.ACTIONS: (
        Field("text", "The action", ("action", "actions", "agreed action", "action required", "actions required",
              "action agreed", "action point", "action points", "description", "action description", "task",
              "what", "details", "action detail", "action details", "recommendation"), needed=True),
        Field("owner", "Who is to do it", ("owner", "action owner", "lead", "lead officer", "action lead",
              "responsible",
              "responsibility", "by whom", "who", "assigned to", "named lead", "responsible officer", "officer",
              "owners", "action by", "person responsible", "lead person", "owner s", "lead s")),
        Field("agency", "The agency that is to do it", ("agency", "lead agency", "organisation", "partner",
              "lead organisation", "lead partner", "responsible agency", "service", "owner agency"),
              hint="Where the sheet has a column for it beside the person’s."),
        Field("due", "When it is due", ("due", "due date", "target date", "deadline", "by when", "when", "timescale",
              "target", "completion date", "date due", "review date", "timescales", "target completion date",
              "revised date", "due by", "dates due", "date for completion")),
        Field("status", "How it stands", ("status", "rag", "rag status", "state", "progress status", "current status",
              "rag rating", "open closed", "complete", "completed", "status rag", "action status")),
        Field("update", "Progress or outcome", ("update", "progress", "comments", "outcome", "notes", "latest update",
              "progress update", "comment", "updates", "update comments", "progress comments", "result", "position")),
        Field("ref", "Its number in the sheet", ("ref", "no", "number", "action no", "ref no", "reference", "id",
              "action ref", "action number", "item no", "action reference", "action id", "log no", "log number"),
              hint="By this a row is known again when the sheet comes in next time."),
        Field("raised", "When it was raised", ("raised", "date raised", "meeting date", "date of meeting", "date",
              "date added", "date opened", "meeting", "dates raised", "opened", "date agreed", "start date")),
        Field("closed", "When it was closed", ("closed", "date closed", "completed on", "date completed", "closed date",
              "date complete", "completion", "dates closed", "closed on", "actual completion date")),
        Field("priority", "Its priority", ("priority", "importance", "urgency")),
        Field("minute", "The minute that it comes from", ("minute", "minute no", "minute ref", "minute number",
              "source minute", "item", "agenda item", "minute reference")),
    ),
    SheetKind.MEMBERS: (
        Field("name", "Name", ("name", "member", "full name", "representative", "contact", "contact name",
              "named representative", "member name", "attendee"), needed=True),
        Field("surname", "Surname", ("surname", "last name", "family name"),
              hint="Where the sheet has first names and surnames apart."),
        Field("organisation", "Organisation", ("organisation", "agency", "representing", "partner", "employer",
              "organization", "service", "partner agency", "partner organisation", "company")),
        Field("post", "Post", ("post", "job title", "title", "role", "position", "designation", "post title")),
        Field("office", "Office", ("office", "chair", "chair vice chair", "role on board", "membership role",
              "role on the board", "board role")),
        Field("board", "Board or group", ("board", "group", "body", "committee", "meeting", "board or group",
              "member of",
              "boards", "board group", "sub group", "membership")),
        Field("starts", "From", ("from", "start", "start date", "joined", "since", "date joined", "appointed")),
        Field("ends", "To", ("to", "until", "end", "end date", "left", "date left", "to date")),
        Field("substitute_for", "Substitute for", ("substitute for", "deputy for", "deputises for", "sub for",
              "deputising for")),
        Field("email", "E-mail", ("e mail", "email", "email address", "e mail address", "mail", "contact email")),
        Field("phone", "Telephone", ("phone", "telephone", "tel", "mobile", "contact number", "phone number", "tel no",
              "telephone number", "mobile number")),
    ),
    SheetKind.PLAN: (
        Field("title", "What is to be taken up", ("title", "item", "topic", "subject", "report", "agenda item", "theme",
              "report title", "business", "report topic", "items"), needed=True),
        Field("when", "Meeting or month", ("meeting", "meeting date", "date", "month", "date of meeting", "when",
              "board date", "scheduled for", "due", "board meeting")),
        Field("board", "Board or group", ("board", "group", "body", "committee", "board or group")),
        Field("presenter", "Lead", ("lead", "lead officer", "presenter", "author", "owner", "report author", "officer",
              "presented by", "who", "responsible officer", "report of", "presenting")),
        Field("organisation", "Organisation", ("organisation", "agency", "service", "lead agency", "partner")),
        Field("purpose", "Purpose", ("purpose", "for decision discussion or noting", "type", "decision discuss note",
              "action required", "for")),
    ),
}  # fmt: skip


@lru_cache(2000)
def _folded(heading: str) -> str:
    return folded(heading)


def heading_score(heading: str, field: Field) -> int:
    """How well a heading names a field: 0 not at all; the likest of the headings that it goes by scores most.

    Its last words tell most: the first may be those of a heading that is merged over several columns.
    """
    words = _folded(heading)
    if words in field.headings:
        return 100 - field.headings.index(words)
    bare = " ".join(dict.fromkeys(words.split()))
    for at, known in enumerate(field.headings):
        if words.endswith(f" {known}") or bare == known:
            return 60 - at + 2 * known.count(" ")
        if words.startswith(f"{known} "):
            return max(55 - at, min(60 - at, 50))
    return 0


def known_headings(cells: Sequence[str]) -> int:
    """How many of these cells are headings that some kind of list has."""
    every = [field for fields in FIELDS.values() for field in fields]
    return sum(bool(cell) and len(cell) < 60 and any(heading_score(cell, one) > 30 for one in every) for cell in cells)


def guess(kind: SheetKind, headings: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column seems to say each field of a kind of list, by its heading, and by what stands in its cells.

    `columns` are the filled cells of each column.  A column is offered once, to the field that it fits best.
    """
    scores = []
    for order, field in enumerate(FIELDS[kind]):
        for at, heading in enumerate(headings):
            score = heading_score(heading, field)
            if field.name == "board" and columns[at] and all(folded(cell) in _TICKS for cell in columns[at]):
                continue
            looks = _LOOKS.get(field.name)
            if looks is not None and columns[at]:
                share = sum(map(looks, columns[at])) / len(columns[at])
                score += 40 if share >= _SHARE else -30 if score and share < 0.1 and field.name in _MUST_LOOK else 0
            if score >= 50 or (score and score >= 40 and not heading.strip()):
                scores.append((-score, order, at, field.name))
    found, taken = dict[str, int](), set[int]()
    for _, _, at, name in sorted(scores):
        if name not in found and at not in taken:
            found[name] = at
            taken.add(at)
    _longest_text(kind, columns, found, taken)
    status = found.get("status")
    if status is not None and "update" not in found and heading_score(headings[status], _UPDATE):
        found["update"] = status
    return found


def _longest_text(kind: SheetKind, columns: Sequence[Sequence[str]], found: dict[str, int], taken: set[int]) -> None:
    """Where no heading names the field that is needed, the column with most to say is offered for it."""
    needed = next(field.name for field in FIELDS[kind] if field.needed)
    if needed in found or kind is SheetKind.MEMBERS:
        return
    left = [(sum(map(len, cells)) / len(cells), at) for at, cells in enumerate(columns) if cells and at not in taken]
    if left and max(left)[0] > 15:
        found[needed] = max(left)[1]


def guess_kind(headings: Sequence[str], columns: Sequence[Sequence[str]]) -> SheetKind:
    """What a sheet seems to be a list of: what most of its headings are of, and what its cells hold."""

    def score(kind: SheetKind) -> int:
        fields = FIELDS[kind]
        found = guess(kind, headings, columns)
        points = sum(
            max(heading_score(headings[at], one) for one in fields if one.name == name) for name, at in found.items()
        )
        needed = next(field for field in fields if field.needed)
        named = any(heading_score(heading, needed) for heading in headings)
        return points + _TELLING[kind] * any(name in found for name in _TELL[kind]) - (0 if named else _UNNAMED)

    return max(SheetKind, key=score)


_TELL = {
    SheetKind.ACTIONS: ("status", "update", "closed", "due"),
    SheetKind.MEMBERS: ("email", "phone", "substitute_for", "surname"),
    SheetKind.PLAN: ("when", "purpose"),
}
_TELLING = {SheetKind.ACTIONS: 60, SheetKind.MEMBERS: 150, SheetKind.PLAN: 20}
_UNNAMED = 250  # less, where no heading names what every such list has
_TICKS = frozenset({"y", "n", "yes", "no", "x", "member", "true", "false", ""})
_UPDATE = next(field for field in FIELDS[SheetKind.ACTIONS] if field.name == "update")


def _is_day(cell: str) -> bool:
    return read_day(cell, None).day is not None


def _is_state(cell: str) -> bool:
    return means(cell) is not Meaning.UNKNOWN


_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "due": _is_day,
    "raised": _is_day,
    "closed": _is_day,
    "starts": _is_day,
    "ends": _is_day,
    "status": _is_state,
    "ref": lambda cell: bool(_REF.fullmatch(cell)),
    "minute": lambda cell: bool(_REF.fullmatch(cell)),
    "email": lambda cell: bool(_MAIL.search(cell)),
    "phone": lambda cell: bool(_PHONE.fullmatch(cell)),
}
_MUST_LOOK = frozenset({"raised", "closed", "status", "starts", "ends"})


def header_print(headings: Sequence[str]) -> str:
    """By what the headings of a sheet are known again, whatever their letters' case and signs."""
    return hashlib.sha256("\t".join(map(folded, headings)).encode()).hexdigest()
