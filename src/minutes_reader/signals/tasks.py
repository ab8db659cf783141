"""Grounds for doubting decisions, actions and what was promised back."""

from __future__ import annotations

import re

from minutes_reader.context import Context
from minutes_reader.names import initials_of
from minutes_reader.signals.ground import Ground, goes_on, has_month, has_year, rest_of_line

_ELSEWHERE = re.compile(
    r"\b(?:sub-?\s?group|working group|task group|steering group|(?:previous|last|earlier) meeting|previously)\b"
)  # of lower case
_LED = re.compile(r"(?:it (?:was|is)|members|the (?:meeting|board|partnership|group|committee)|that)\s", re.I)
_DAY = re.compile(r"[0-9](?:[0-9]?[/.-]\d{1,2}[/.-]\d{2,4})")
_LONG = 260
_SHORT = 18
_NEAR = 60  # characters before an action in which its label stands
_OPENS = re.compile(r"(?:for\s+)?[A-Z]\S*(?:\s+\S+){0,6}?\s+(?:to|will|would|shall|must)\s")
_ROLES = frozenset({"all", "chair", "all members", "all partners"})


def of_decisions(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each decision."""
    clean = ground.clean
    found = []
    for one in ground.reading.decisions:
        signals = ground.under(one)
        words = one.text
        low = words.lower()
        if " and that " in words or words.count(" be ") > 1 or ". " in words:
            signals.append("two_in_one")
        if one.verb not in low:
            signals.append("verb_not_in_words")
        if _LED.match(words):
            signals.append("told_with_lead")
        if goes_on(clean, one.span[1]):
            signals.append("unfinished")
        if ("group" in low or "previous" in low or " meeting" in low) and _ELSEWHERE.search(low):
            signals.append("another_body")
        if " be " not in words and " was " not in words and " were " not in words:
            signals.append("no_verb_of_deciding")
        signals += _length(words)
        found.append(signals)
    return found


def of_actions(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each action."""
    clean, date = ground.clean, ground.paper.date or ""
    known = _known_owners(ground)
    found = []
    for one in ground.reading.actions:
        signals = ground.under(one)
        words = one.text
        start, end = one.span
        if one.owners:
            if not all(_is_known(owner, known, ground.paper.context) for owner in one.owners):
                signals.append("owner_not_listed")
            if one.owners[0] not in words:
                signals.append("owner_elsewhere")
            if len(one.owners) > 1:
                signals.append("several_owners")
        signals += _due(one.due, words, rest_of_line(clean, end))
        if one.due and one.due < date[: len(one.due)]:
            signals.append("due_past")
        if ". " in words or "; " in words:
            signals.append("two_in_one")
        if goes_on(clean, end):
            signals.append("unfinished")
        before = clean[max(0, start - _NEAR) : start]
        if "ction" not in before and "CTION" not in before:
            signals.append("no_label")
        signals += _length(words)
        found.append(signals)
    return found


def of_follow_ups(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each promise."""
    clean = ground.clean
    found = []
    for one in ground.reading.follow_ups:
        signals = ground.under(one) + _due(one.due, one.what, "")
        if goes_on(clean, one.span[1]):
            signals.append("unfinished")
        if _OPENS.match(one.what):
            signals.append("may_have_owner")
        if len(one.what) > _LONG:
            signals.append("long")
        found.append(signals)
    return found


def _is_known(owner: str, known: set[str], context: Context | None) -> bool:
    if owner in known or owner.rpartition(" ")[2] in known:
        return True
    return context is not None and context.makes_plain(owner)


def _known_owners(ground: Ground) -> set[str]:
    """Names, surnames, initials and agencies of the lists, and roles that everybody knows."""
    people = ground.reading.attendance
    known = {person.name for person in people}
    known |= {name.rpartition(" ")[2] for name in known} | {initials_of(name) for name in known}
    known |= {person.organisation for person in people if person.organisation}
    return known | _ROLES | {role.capitalize() for role in _ROLES}


def _due(due: str | None, words: str, rest: str) -> list[str]:
    """The grounds that lie in when a thing is due; `rest` is what follows it on its line."""
    dated = _has_date(words)
    if due is None:
        if dated or rest and _has_date(rest):
            return ["date_not_used"]
        return ["meeting_not_used"] if "eeting" in words else []
    return [] if dated or "eeting" in words else ["due_elsewhere"]


def _has_date(words: str) -> bool:
    return has_month(words) or has_year(words) or _DAY.search(words) is not None


def _length(words: str) -> list[str]:
    if len(words) > _LONG:
        return ["long"]
    return ["short"] if len(words) < _SHORT else []
