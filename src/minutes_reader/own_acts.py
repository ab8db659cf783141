"""A meeting's plain record of its own acts: `The minutes were agreed`, `It was agreed that …`, `Members agreed …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutes_reader.hints import Hinted
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Decision
from minutes_reader.verdicts import VERBS, separate, trimmed, working_verb

_ANY = re.compile(
    r"(?<![A-Za-z])(?:agreed|elected|appointed|resolved|noted|approved|endorsed|accepted|supported|decided|ratified|adopted|deferred)\b"
)
_OTHER_TIME = Hinted(  # of lower case
    re.compile(
        r"\b(?:at|during|from|following)\s+(?:the|its|their|our|an?|this|that)\s+(?:\S+\s+){0,3}?meeting\b|\b(?:previously"
        r"|earlier)\s+(?:been\s+)?(?:agreed|approved|endorsed|decided|resolved)\b"
        r"|\bha(?:d|ve)\s+(?:been\s+|also\s+|now\s+)*(?:agreed|approved|endorsed"
        r"|accepted)\b(?!.*\bby\s+(?:the\s+)?(?:group|board|meeting))"
        r"|\blast\s+(?:year|month|time)\b[^.]{0,30}\b(?:agreed|approved|decided|resolved)\b"
    ),
    "meeting",
    "previously",
    "earlier",
    "had",
    "have",
    "last",
)
_MEETING = re.compile(r"\b(?:minutes|meeting|notes)\b", re.I)
_NOT = re.compile(r"\b(?:not|never|yet|if|once|until|unless|to be|being|as)\s+(?:\w+\s+)?$", re.I)
_IT_WAS = re.compile(  # of lower case, as are `_RECORDED` and `_DONE_WITH`
    r"(?<!\w)(?:(?:and\s+)?it\s+was|seconded\s+by\s+[^.;]{2,60}?\s+and(?:\s+it\s+was)?)\s+(?:(?:also|then|further|therefore|unanimously|subsequently|however)\s+)*"
    r"(?P<verb>agreed|resolved|decided|recommended)\b\s*,?\s*(?P<that>that|to)\b"
)
_WHO = (
    r"(?:(?:all\s+)?(?:members|partners|attendees)|those\s+present|the\s+meeting|"
    r"(?:(?:the|this|our)\s+)?(?P<names>(?:[A-Z][\w&'’-]*\s+){0,6})(?P<noun>[Pp]artnership|[Bb]oard|[Gg]roup"
    r"|[Cc]ommittee|[Pp]anel|[Ff]orum|"
    r"[Ee]xecutive|[Aa]uthority|[Cc]ouncil))"
)
_ACTED = re.compile(
    rf"{_WHO}(?:,[^,.;]{{1,80}},)?\s+(?P<have>ha[sd]\s+|have\s+)?(?:(?:also|then|further|therefore|unanimously"
    rf"|formally|subsequently)\s+)*"
    r"(?P<verb>agreed|resolved|decided|approved|endorsed|accepted|supported|noted|ratified|adopted"
    r"|deferred)\b\s*(?P<that>that|to)?",
    re.I,
)
_PAPER = (
    r"minutes|notes|record|report|reports|update|updates|plan|position|contents?|presentation|recommendations?"
    r"|information|"
    r"strategy|terms of reference|budget|proposals?|document|action log|action plan|agenda|paper|protocol"
    r"|constitution|these|"
    r"apologies|appointments?|changes?|amendments?|policy|progress|accounts|statement|date"
)
_RECORDED = re.compile(
    rf"(?:[^.;]{{0,120}}?\b)?(?:{_PAPER})\b(?:(?:[^.;]|\.(?=\d)){{0,160}}?)\s(?P<be>were|was|has been|have been)\s+"
    r"(?:(?:then|all|unanimously|duly|formally|also|received and|read and|discussed and|confirmed and)\s+)*"
    r"(?P<verb>agreed|noted|approved|endorsed|accepted|adopted|ratified|deferred|resolved)\b"
)
_DONE_WITH = re.compile(
    r"(?:the|this|these|all|consideration|both)\s(?:(?!\b(?:that|which|who|whose)\b)[^.;:,]){3,140}?\s(?P<be>was|were)\s+"
    r"(?:(?:then|all|unanimously|duly|formally|therefore)\s+)*"
    r"(?P<verb>agreed|noted|approved|endorsed|accepted|adopted|ratified|deferred|supported)\b"
    r"(?:\s+(?:for\s+(?:a|one|another|the)\s+(?:further|coming|next|\w+\s+year)[^.;,]{0,30}|unanimously|in\s+principle"
    r"|as\s+[^.;,]{1,60}|subject\s+to\s[^.;]{1,140}|to\s+(?:the|a)\s+(?:next|future|later)\s[^.;,]{1,40}"
    r"|until\s[^.;,]{1,40}|with\s+thanks|by\s+(?:all|the\s+)?\s*(?:members|those\s+present|partners)))?\s*\.?$"
)
_ELECTED = re.compile(
    r"[^.;]{3,120}?\s(?:was|were|is)\s+(?:(?:then|duly|unanimously|formally|nominated|proposed|seconded|and)\s+)*"
    r"(?P<verb>(?:re-?)?elected|appointed|agreed)\s+(?:as\s+|to\s+be\s+)?(?:(?:the|its|joint|interim)\s+)*"
    r"(?:[Vv]ice|[Dd]eputy)?[\s-]*[Cc]hair\w*\b"
)
_BY_OTHERS = re.compile(r"\s*by\s+(?:the\s+)?(?P<who>[\w&'’ -]{3,60}?)\s*(?:[.,;]|$)", re.I)
_WAS = ("was", "were", "been")  # without one of these, nothing is recorded as done
_BY_US = re.compile(
    r"\bby\s+(?:all\s+)?(?:the\s+)?(?:group|board|partnership|committee|members|meeting|panel|forum"
    r"|those present)\b",
    re.I,
)
_OBJECT = re.compile(rf"\s*(?:the|these|this|its|both|all)\s+(?:\S+\s+){{0,6}}?(?:{_PAPER})\b", re.I)
_RULED = re.compile(r"\b(?:be|should|would|will|shall|must|to)\b", re.I)
_FACT = re.compile(r"\s*(?:\S+\s+){1,8}?(?:was|were|is|are|had|has)\b", re.I)
_DONE = re.compile(r"\s*(?:\S+\s+){1,6}?\w{3,}ed\b", re.I)
_PARAGRAPH = re.compile(r"\d{1,3}\.?\s+(?=[A-Z])")
_LIST = re.compile(
    r"(?:it\s+was|[^.;:]{0,120}\bseconded\s+by\s+[^.;:]{2,60}?\s+and(?:\s+it\s+was)?)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    r"(?P<verb>agreed|resolved|decided|recommended)\b[^.]{0,40}:",
    re.I,
)
_LIST_TALK = re.compile(r"\bwith\b|\bfollowing\s+(?:issues|points|areas)\b", re.I)
_TAKEN = re.compile(r"\s*(?:(?:the|a|an|its|these|this|both|all|to)\b|(?:it|them|both)\s*\.?$)", re.I)
_THIS = re.compile(
    r"(?:this|these|it|the\s+above|all)\s+(?:was|were)\s+(?:unanimously\s+|also\s+|then\s+)?(?P<verb>agreed|approved"
    r"|endorsed|accepted|supported)"
    r"(?:\s+by\s+[\w\s]{2,40})?\.?$",
    re.I,
)
_PROPOSED = re.compile(r"It\s+was\s+(?:proposed|recommended|suggested)\s+(?:by\s+[^.;]{2,90}?\s+)?that\s+", re.I)
_TAIL = re.compile(r"\s*(?:as|subject|by|and|with|for|at|in|to|,|\(|$|\.)", re.I)
_GROUPS = re.compile(r"\b(?:group|sub-?group|board|committee|panel|forum|cabinet|executive|council|authority)\b", re.I)
_BODIES = frozenset("partnership board group committee forum panel".split())
_ANY_BODY = frozenset("the group board partnership committee members meeting panel forum all those present".split())
_SMALL_WORD = re.compile(r"[a-z]+")


def own_acts(paper: Paper, deciding: Iterable[int]) -> Iterator[Decision]:
    """Decisions told in lower case, where it is this body (in a report: the board reported on) that decides.

    `deciding` are the passages in which a word of a verdict stands.
    """
    nouns = _nouns(paper)
    for place in deciding:
        passage = paper.passages[place]
        if passage.first < paper.front or not passage.sentences:
            continue
        for n, (start, end) in enumerate(passage.sentences):
            if _ANY.search(passage.text, start, end):
                this = _THIS.match(passage.text, start, end)
                if this and n and paper.kind == "minutes":
                    begin, finish = passage.sentences[n - 1]
                    proposed = _PROPOSED.match(passage.text, begin, finish)
                    begin = proposed.end() if proposed else begin
                    yield from _one(paper, passage, begin, finish, this["verb"], 0.7)
                else:
                    yield from _own_act(paper, passage, start, end, nouns)


def opens_a_list(paper: Paper, passage: Passage) -> str | None:
    """The verb of a lead-in such as `The Group agreed:-` or `It was resolved that:`, whose list stands below."""
    if not passage.text.endswith((":", ":-", ": -", ":–")) or not passage.sentences:
        return None
    start, end = passage.sentences[-1]
    if _OTHER_TIME.search(passage.low, start, end):
        return None
    told = _LIST.match(passage.text, start, end)
    if told:
        return told["verb"].lower()
    acted = _ACTED.match(passage.text, start, end)
    if (
        acted is None
        or not _is_ours(acted, _nouns(paper), _title(paper, passage))
        or _LIST_TALK.search(passage.text, acted.end(), end)
    ):
        return None
    verb = acted["verb"].lower()
    return verb if verb in ("agreed", "resolved", "decided") else None


def _nouns(paper: Paper) -> set[str]:
    """What this body calls itself (`partnership`, `board`): {} where its name is not known."""
    if paper.body is None:
        return set()
    first = paper.attendance[0].span[0] if paper.attendance else paper.body.span[1]
    lines = [line.text for line in paper.lines[:8] if line.end <= first and _MEETING.search(line.text)]
    return set(_SMALL_WORD.findall(" ".join((paper.body.name, *lines)).lower()))


def _own_act(paper: Paper, passage: Passage, start: int, end: int, nouns: set[str]) -> Iterator[Decision]:
    text, low = passage.text, passage.low
    numbered = _PARAGRAPH.match(text, start, end)
    start = numbered.end() if numbered else start
    told = _IT_WAS.search(low, start, end)
    if _OTHER_TIME.search(low, start, told.end() if told else end):
        return
    if paper.kind == "report":
        acted = _ACTED.match(text, start, end)
        if acted and acted["noun"] and acted["noun"][0].isupper() and _decides(text, acted, end):
            yield from _one(paper, passage, start, end, acted["verb"])
        return
    if told and not _NOT.search(text[start : told.start("verb")]) and not _opinion(text, told.end(), end):
        for begin, finish in separate(text, told.end(), end):
            yield from _one(paper, passage, begin, finish, told["verb"], 0.9)
        return
    acted = _ACTED.match(text, start, end)
    if acted and _is_ours(acted, nouns, _title(paper, passage)) and _decides(text, acted, end):
        confidence = 0.85 if nouns or not acted["noun"] else 0.6
        if (acted["that"] or "").lower() == "that":
            for begin, finish in separate(text, acted.end(), end):
                yield from _one(paper, passage, begin, finish, acted["verb"], confidence)
        else:
            yield from _one(paper, passage, start, end, acted["verb"], confidence)
        return
    told_of = has_any(low[start:end], _WAS)
    elected = _ELECTED.match(text, start, end) if told_of and "hair" in text[start:end] else None
    if elected:
        yield from _one(paper, passage, start, end, "appointed", 0.9)
        return
    recorded = _RECORDED.match(low, start, end) if told_of else None
    if recorded and _is_anothers(text, recorded.end(), end, nouns):
        return
    if told_of and not recorded:
        done = _DONE_WITH.match(low, start, end)
        if done and not _NOT.search(text[start : done.start("verb")]):
            yield from _one(paper, passage, start, end, done["verb"], 0.85)
        return
    if recorded and _TAIL.match(text, recorded.end(), end) and not _NOT.search(text[start : recorded.start("verb")]):
        if recorded["be"].endswith("been") and not _BY_US.search(text, recorded.end(), end):
            return
        yield from _one(paper, passage, start, end, recorded["verb"], 0.9)


def _is_anothers(text: str, at: int, end: int, nouns: set[str]) -> bool:
    """True where `noted by the sub-group` names another body than this one."""
    by = _BY_OTHERS.match(text, at, end)
    if not by or not _GROUPS.search(by["who"]):
        return False
    return bool(nouns) and not set(_SMALL_WORD.findall(by["who"].lower())) <= nouns | _ANY_BODY


def _is_ours(acted: re.Match[str], nouns: set[str], title: str) -> bool:
    """True where every word of the subject belongs to this body's name, or the subject is its members.

    `the group` is this body too, but not under a heading (`title`) that names another group.
    """
    if acted["noun"] is None or not nouns:
        return True
    if (
        not acted["names"].strip()
        and acted["noun"].lower() in _BODIES
        and acted[0][:4].lower() in ("the ", "this", "our ")
    ):
        return acted["noun"].lower() in nouns or acted["noun"].lower() not in title.lower()
    if acted["noun"].islower() and not acted["names"].strip():
        return acted["noun"] in nouns or acted["noun"] not in title.lower()
    named = {acted["noun"].lower(), *_SMALL_WORD.findall(acted["names"].lower())}
    return named - {"the", "this", "our"} <= nouns


def _title(paper: Paper, passage: Passage) -> str:
    heading = paper.outline.heading_at(passage.start)
    return heading.title if heading else ""


def _decides(text: str, acted: re.Match[str], end: int) -> bool:
    """True where the words after `Members agreed` are a decision, not an opinion or a fact."""
    if (acted["have"] or "").strip().lower() == "had":
        return False
    verb, that = acted["verb"].lower(), (acted["that"] or "").lower()
    if that == "that":
        return verb != "noted" and not _opinion(text, acted.end(), end)
    if that == "to":
        return verb in ("agreed", "resolved", "decided")
    if verb in ("noted", "supported", "accepted"):
        return _OBJECT.match(text, acted.end(), end) is not None
    return _TAKEN.match(text, acted.end(), end) is not None


def _opinion(text: str, start: int, end: int) -> bool:
    """True for `agreed that the scheme was good`: a finite fact before anything is ruled."""
    ruled = _RULED.search(text, start, end)
    fact = _FACT.match(text, start, end)
    if fact is None:
        return ruled is None and _DONE.match(text, start, end) is not None
    return ruled is None or fact.end() < ruled.start()


def _one(
    paper: Paper, passage: Passage, start: int, end: int, label: str, confidence: float = 1.0
) -> Iterator[Decision]:
    span = trimmed(passage.text, start, end) or (start, end)
    at = (passage.start + span[0], passage.start + span[1])
    words = paper.words(at)
    verb = VERBS[label.lower()] if label.lower() in VERBS else working_verb(words, label)
    if label.lower() in ("agreed", "resolved", "decided"):
        verb = working_verb(words, label)
    yield Decision(span=at, item=paper.outline.item_at(at[0]), verb=verb, text=words, confidence=confidence)
