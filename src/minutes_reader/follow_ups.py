"""Business promised back to a later meeting or report, with nobody named to bring it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from minutes_reader.actions import find_actions
from minutes_reader.dates import MONTHS
from minutes_reader.decisions import find_decisions
from minutes_reader.due import date_in, due_of, own_meeting
from minutes_reader.lines import has_any
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Action, Decision, FollowUp
from minutes_reader.spans import Spans

_THING = (
    r"reports?|updates?|feedback|papers?|items?|presentations?|briefings?|information|figures|results|findings"
    r"|analysis|evaluation|"
    r"reviews?|plans?|strategy|drafts?|proposals?|progress|matter|issue|subject|topic|discussion|data|outcomes?"
    r"|statistics|"
    r"options|recommendations|assessments?|summary|register|dashboard|scorecard|refresh"
    r"|terms of reference|budget|position|protocol|policy|action plan|this|it|these|they"
    r"|consideration|details?|"
    r"version|response|document|survey|evidence|decision|work"
)
_FUTURE = r"(?:will|would|to|shall|should|is|are|be|was\s+being|were\s+being|is\s+being|are\s+being|can|could|must|and)"
_BACK = (
    r"(?:brought|bring|presented|provided|submitted|reported|given|taken|tabled|considered|discussed|prepared"
    r"|received|returned|"
    r"deferred|come|reviewed|shared|made|put|added|included|circulated|on|carried|resubmitted|fed|available"
    r"|deliver(?:ed)?|covered|raised)"
)
_LATER = (
    r"(?:(?:to|at|for|in|on|until|by|from)\s+(?:(?:an?|the|our|its|this|one of the)\s+)?(?:future|next|later"
    r"|subsequent|following|forthcoming|"
    r"further|coming|upcoming)\s+(?P<which>(?:[\w'’&-]+\s+){0,4}?)(?:meetings?|agendas?)\b(?!\s+(?:of|with)\b)"
    rf"|(?:to|at|for)\s+(?:the|a)\s+meeting\s+(?:in|of|for|during)\s+(?:{'|'.join(MONTHS)})\b"
    rf"|(?:to|at|for|in|until|by)\s+(?:the\s+)?(?P<month>{'|'.join(MONTHS)})(?:\s+(?:19"
    rf"|20)\d\d)?(?:['’]s)?\s+(?:[\w'’-]+\s+){{0,2}}?meeting\b)"
)
# The patterns from here to `_LED` are of lower case, but for `_SENT` and `_IN_MONTH`.
_AT_LATER = re.compile(rf"\b{_LATER}")
_MONTH = rf"(?:in|for|during|by)\s+(?:early\s+|late\s+|mid-?)?(?:{'|'.join(MONTHS)})(?:\s+(?:19|20)\d\d)?\b"
_TO_MEETING = re.compile(
    rf"\b(?:{_THING})\b[^.;]{{0,160}}?\b{_FUTURE}\s+(?:[\w-]+\s+){{0,4}}?{_BACK}\b[^.;]{{0,160}}?\b{_LATER}"
)
_TO_COME = re.compile(rf"\b{_FUTURE}\s+(?:[\w-]+\s+){{0,4}}?{_BACK}\b")  # what `_TO_MEETING` turns on
_PUT_OFF = re.compile(
    r"\b(?:being\s+(?:prepared|drafted|developed|compiled|finali[sz]ed|produced|written)|defer(?:red)?|postponed?|carried\s+(?:over|forward)|held\s+over|continued?)"
    rf"\b[^.;]{{0,60}}?\b{_LATER}"
)
_WHENS = (" months", "the meeting on ", "the meeting of ", *(f" in {month}" for month in MONTHS))
_AGAIN = re.compile(
    rf"\b(?:{_THING})\b[^.;]{{0,80}}?\b(?:to|will|would|shall|should|be)\s+(?:be\s+)?"
    r"(?:reported|brought|presented|submitted|given|come|considered\s+again|reviewed\s+again|discussed\s+again)\b[^.;]{0,40}?\b"
    rf"(?:in\s+(?:(?:{'|'.join(MONTHS)})\b|(?:\w+\s+)?\w+\s+months\b)"
    r"|(?:to|at)\s+the\s+meeting\s+(?:on|of)\s+(?P<day>[^.;]{6,40}))"
)
_MEETING_ON = re.compile(r"\bmeeting\s+(?:on|of)\s+(?P<day>[^.;]{6,40})", re.I)
_PROMISED = re.compile(
    rf"\b(?:{_THING})\b[^.;]{{0,100}}?\b(?:was|were|is|are|had\s+been)\s+(?:promised|due|expected|scheduled|planned"
    rf"|requested)\b[^.;]{{0,80}}?\b{_LATER}"
)
_BROUGHT_BACK = re.compile(
    rf"\b(?:{_THING})\b[^.;]{{0,100}}?\b(?:to|will|would|shall|should|be)\s+(?:be\s+)?(?:brought|reported|come|fed"
    rf"|taken|presented)\s+back\b"
    rf"|\bthat\s+(?:the|an?|this)\s+(?:[\w-]+\s+){{0,4}}?(?:{_THING})\s+come\s+back\s+to\b"
    r"|\b(?:will|would|to|shall)\s+(?:report|feed)\s+back\b|\bbring\s+back\s+(?:an?|the"
    r"|further)\s+(?:\w+\s+){0,2}(?:report|paper|update|proposal)"
)
_BACK_LATER = re.compile(
    rf"\bback\b[^.;]{{0,80}}?\b(?:{_MONTH}|{_LATER})|\bback\s+to\s+(?:the\s+)?(?:partnership|board|group|committee"
    rf"|members|meeting)\b"
)
_FURTHER = re.compile(
    r"\b(?:an?\s+)?(?:further|follow[- ]?up|future|fuller|more\s+detailed|detailed|final|progress|updated|interim"
    r"|annual|next|full|written)\s+(?:\w+\s+){0,3}?"
    r"(?:reports?|updates?|papers?|presentations?|feedback|briefings?)\b[^.;]{0,60}?\b(?:will|would|to|shall"
    r"|be)\s+(?:be\s+)?(?:also\s+)?(?:provide|present|submit|bring|"
    r"brought|presented|provided|submitted|reported|given|include|cover|come|made|received|tabled)\w*\b"
)
_TO_US = re.compile(
    r"\bto\s+(?:the\s+|this\s+)?(?:\w+\s+){0,3}?(?:partnership|board|group|committee|members|meeting|panel|forum"
    r"|executive)\b|\bmembers\b"
)
_PAST = re.compile(
    r"\b(?:at|from)\s+(?:the|its|our|a|this)\s+(?:previous|last)\b|\bprevious\s+meeting\b"
    r"|\bhad\s+been\b|\b(?:not|no\s+longer|no)\s+(?:be|further|need)\b"
    r"|\bwas\s+(?:brought|presented|reported|taken)\b"
)
_IT_WAS_AGREED = re.compile(r"\bit\s+was\s+agreed\b")
_LONGEST = 600  # characters of a sentence that is looked at
_LOOK_BACK = 40  # promises of one item that a new one is compared with
_SOON = (*"future next later subsequent following forthcoming further coming".split(), *MONTHS)
_FULLER = tuple("further follow future full detailed final progress updated interim annual next written".split())
_HEAD = re.compile(rf"\b({_THING})\b")
_COMMON = frozenset("would meeting further future presented provided report brought partnership".split())
_COMES_BACK = re.compile(rf"\bback\b|\b{_LATER}")
_SENT = re.compile(
    r"\b(?:to|at)\s+(?:the\s+)?((?:[A-Z][\w&'’-]*\s+){1,6}"
    r"(?:Board|Partnership|Committee|Group|Forum|Panel|Cabinet|Executive))\b"
)
_OWN = frozenset({"partnership", "board", "group", "committee", "meeting", "members", "panel", "forum", "executive"})
_IN_MONTH = re.compile(
    rf"\b(?:in|to|at|for|until|during)\s+(?:the\s+)?((?:{'|'.join(MONTHS)})(?:\s+(?:19"
    rf"|20)\d\d)?)\b(?!\s+\d)",
    re.I,
)
_NEXT_MEETING = re.compile(r"\bnext\s+(?:[\w'’-]+\s+){0,4}?(?:meeting|agenda)\b")
_LED = re.compile(
    r"(?P<who>.{2,60}?)\s+(?:to|will|would|agreed\s+to|undertook\s+to|offered\s+to|is\s+to"
    r"|shall)\s"
)
_LABEL = re.compile(r"(?:ACTIONS?|Actions?)\s*[:–—-]\s*")
_SMALL_WORD = re.compile(r"[a-z]+")
_ANY_WORD = re.compile(r"[A-Za-z]+")
_LONG_WORD = re.compile(r"[a-z]{5,}")


def find_follow_ups(
    paper: Paper,
    decisions: Sequence[Decision] | None = None,
    actions: Sequence[Action] | None = None,
    owners: Owners | None = None,
) -> list[FollowUp]:
    """Each piece of business promised back, once; where the decision promises it too, at the decision.

    `decisions` and `actions` are those found in the same paper (found again where they are not given).
    """
    decided = find_decisions(paper) if decisions is None else decisions
    asked = Spans(action.span for action in (find_actions(paper) if actions is None else actions))
    named = owners or Owners.of(paper)
    found: list[FollowUp] = []
    for passage in paper.passages:
        if passage.first < paper.front or not passage.sentences or not _may_promise(passage.low):
            continue
        for start, end in passage.sentences:
            promise = _promised(paper, named, passage, start, end)
            if promise and not asked.overlap(promise.span):
                at_decision = _at_decision(paper, promise, decided)
                told = _IT_WAS_AGREED.search(passage.low, start, end)
                if not told or at_decision is not promise:  # agreed elsewhere, or at an earlier meeting
                    found.append(at_decision)
    return _once(paper, found)


def _later_meeting(low: str) -> bool:
    """A cheap look, in lower case, for a meeting to come."""
    if "meeting" not in low and "agenda" not in low:
        return False
    return has_any(low, _SOON)


def _further_report(low: str) -> bool:
    """A cheap look, in lower case, for a report to come."""
    return (
        ("report" in low or "update" in low or "paper" in low or "presentation" in low or "feedback" in low)
        and (" be " in low or " will " in low or " would " in low or " to " in low or " shall " in low)
        and has_any(low, _FULLER)
    )


def _may_promise(low: str) -> bool:
    return " back" in low or _later_meeting(low) or _further_report(low) or has_any(low, _WHENS)


def _promised(paper: Paper, named: Owners, passage: Passage, start: int, end: int) -> FollowUp | None:
    """The promise of one sentence: to a later meeting of this body, brought back, or a further report."""
    if end - start > _LONGEST:
        return None
    words, low = passage.text[start:end], passage.low[start:end]
    later = None
    if _later_meeting(low) and _AT_LATER.search(low):
        later = (_TO_COME.search(low) and _TO_MEETING.search(low)) or _PUT_OFF.search(low) or _PROMISED.search(low)
    if later and not own_meeting(paper, later["which"] or ""):
        return None
    later = later or _again(paper, words, low)
    back = _BROUGHT_BACK.search(low) if " back" in low else None
    further = _FURTHER.search(low) if _further_report(low) else None
    if not (later or back or further) or _PAST.search(low):
        return None
    if back and not (_BACK_LATER.search(low) or later) and paper.kind == "report":
        return None
    if not later and not back and not (further and (_TO_US.search(low) or paper.kind == "report")):
        return None
    if _named(named, words) or _elsewhere(paper, words):
        return None
    label = _LABEL.match(words)
    start, words = (start + label.end(), words[label.end() :]) if label else (start, words)
    span = (passage.start + start, passage.start + start + len(words.rstrip(" .;:")))
    due = due_of(paper, words) or _on_day(paper, words) or _in_month(paper, words)
    return FollowUp(
        span=span,
        item=paper.outline.item_at(span[0]),
        what=paper.words(span),
        due=due,
        confidence=0.95 if later or back else 0.75,
    )


def _on_day(paper: Paper, words: str) -> str | None:
    """`to the meeting on 17 June 2009`: that day, where it lies ahead."""
    found = _MEETING_ON.search(words)
    day = date_in(paper, found["day"]) if found else None
    return day if day and (paper.date is None or day > paper.date) else None


def _again(paper: Paper, words: str, low: str) -> re.Match[str] | None:
    """A promise told by when, with no word of a later meeting: in a month, some months on, or on a day ahead."""
    if not has_any(low, _WHENS):
        return None
    found = _AGAIN.search(low)
    if not found or not found["day"] or paper.date is None:
        return found
    ahead = date_in(paper, words[found.start("day") : found.end("day")])
    return found if ahead and ahead > paper.date else None


def _in_month(paper: Paper, words: str) -> str | None:
    """`in January 2008`, `to the March meeting`: the month promised."""
    found = _IN_MONTH.search(words)
    if found:
        return date_in(paper, found[1])
    if _NEXT_MEETING.search(words.lower()):
        return paper.next_meeting
    return None


def _named(named: Owners, words: str) -> bool:
    """True where a person who was there is the one to bring it."""
    lead = _LED.match(words)
    return bool(lead and named.known(lead["who"]))


def _elsewhere(paper: Paper, words: str) -> bool:
    """True where the sentence sends it to another body by its name."""
    named = _SENT.search(words)
    if named is None or paper.body is None:
        return False
    own = set(_SMALL_WORD.findall(paper.body.name.lower())) | _OWN
    return any(word.lower() not in own for word in _ANY_WORD.findall(named[1]))


def _at_decision(paper: Paper, promise: FollowUp, decided: Sequence[Decision]) -> FollowUp:
    """The promise as the decision words it, where it stands in one."""
    for decision in decided[bisect_left(decided, promise.span[0], key=lambda one: one.span[0]) :]:
        if decision.span[0] > promise.span[1]:
            break
        if decision.span[1] <= promise.span[1] + 1 and any(
            form.search(decision.text.lower()) for form in (_TO_MEETING, _COMES_BACK, _FURTHER, _PUT_OFF, _AGAIN)
        ):
            return FollowUp(span=decision.span, item=decision.item, what=decision.text, due=promise.due)
    return promise


def _once(paper: Paper, found: list[FollowUp]) -> list[FollowUp]:
    """Leave out what is promised again, in the same item, further down; another item may have the same letter."""
    words = [(_things(promise.what), _content(promise.what)) for promise in found]
    kept: dict[int, FollowUp] = {}
    of_item: defaultdict[int | None, list[int]] = defaultdict(list)
    for n, promise in enumerate(found):
        heading = paper.outline.heading_at(promise.span[0])
        item = heading.span[0] if heading is not None else None
        for earlier in of_item[item][-_LOOK_BACK:]:
            if earlier in kept and _same_business(*words[earlier], *words[n]):
                del kept[earlier]
        of_item[item].append(n)
        kept[n] = promise
    return list(kept.values())


def _same_business(things: set[str], content: set[str], other_things: set[str], other_content: set[str]) -> bool:
    """True where both speak of the same kind of thing, in words that they share."""
    shared = len(content & other_content)
    return bool(things & other_things) and shared > 0 and shared >= min(2, len(content), len(other_content))


def _things(words: str) -> set[str]:
    return {word.rstrip("s") for word in _HEAD.findall(words.lower())}


def _content(words: str) -> set[str]:
    return set(_LONG_WORD.findall(words.lower())) - _COMMON
