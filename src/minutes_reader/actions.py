"""What somebody was asked to do: tasks under a label, beside one, in a column, or told as `(JH) to …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from minutes_reader.action_tables import actions_beside_owners, actions_in_labelled_rows, actions_in_tables
from minutes_reader.due import due_of
from minutes_reader.hints import Hinted
from minutes_reader.lines import has_any
from minutes_reader.owners import Owners
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Action
from minutes_reader.spans import Spans
from minutes_reader.tasks import opens_task

_LABEL = re.compile(
    r"(?:(?:gweithredu|camau?(?:\s+gweithredu)?)\s*/\s*)?(?:agreed\s+|key\s+|new\s+)?(?P<word>actions?|gweithredu|camau\s+gweithredu)"
    r"(?:\s*/\s*(?:gweithredu|camau?(?:\s+gweithredu)?))?(?:\s+(?:points?|required|agreed|arising|by|for|to\s+be\s+taken))?"
    r"(?:\s+(?:no\.?\s*)?[A-Z]{0,5}\s?\d[\d./-]*)?\s*(?P<stop>[:.]|[–—-](?=\s|$))?[\s:–—-]*",
    re.I,
)
_SUFFIX = re.compile(
    r"\s*(?P<open>[\[(]?)(?P<dash>[–—-]\s*)?\b(?P<word>ACTIONS?"
    r"|Actions?)\b(?:\s+by\b|\s+(?:[Pp]oint\s+)?(?:[Nn]o\.?\s*)?[A-Z]{0,4}\d{1,4}(?:[./]\d{1,3})?)?\s*(?P<stop>[:–—-]?)\s*(?P<who>[^.;()\[\]]{0,80}?(?:\([A-Z]{2,4}\))?)\s*[\])]?\s*\.?$"
)
_WILL = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|also|both)\s+)*(?:(?:agreed|asked|undertook|requested|tasked"
    r"|due)\s+)?(?:to|will|would|shall|must|should)\s+",
    re.I,
)
_TO = re.compile(r"\s+to\s+(?!(?:be|the|a|an|their|his|her|this|that|all|date|which|whom)\b)(?=[a-z])")
_TRAILING = re.compile(
    r"\s*(?:[–—-]\s*|\(\s*|\[\s*|\bOwners?:\s*|\bLead:\s*|\bBy:\s*|\bWho:\s*"
    r"|\t)(?P<who>[^–—()\[\]]{2,80}?)[\])]?\.?\s*$"
)
_INNER = Hinted(
    re.compile(
        r"(?:(?<=[.;:)\]–—-]\s)Actions?|(?<=\s)ACTIONS?)(?:\s+(?:[Pp]oints?|POINTS?|[Rr]equired|[Aa]greed))?(?:\s+\d+)?"
        r"\s*(?::|[–—]|-(?=\s))\s*(?=\S)"
    ),
    "action",
)
_PREAMBLE = re.compile(
    r"(?:(?:(?:following|after)\s+(?:a\s+)?(?:\w+\s+)?discussion,?|it\s+was\s+(?:(?:also|further|then|therefore)\s+)?"
    r"(?:agreed|noted|suggested|requested|decided|proposed)\s+that|(?:members|the\s+\w+)\s+agreed\s+that|agreed\s+that"
    r"|that|therefore,?|and)\s+)+",
    re.I,
)
_REPORTED = re.compile(
    r"(?P<who>[^.;:]{2,60}?)\s+(?:had|has|have|was|were|is|are)\s+(?!to\b|asked\b|tasked\b|agreed\b|requested\b)"
)
_ABOUT_IT = re.compile(r"(?:by|owner|lead|due|deadline|who|when|timescale)\b", re.I)
_JOINT = re.compile(r";\s*(?:and\s+)?")
_COLUMN = re.compile(r"(?:.{0,60}\s)?(?:action|actions|action by|owner|lead|by whom|action/lead|who)\s*:?", re.I)
_PROMISE = re.compile(r"\b(?:to|will|would|should|be|agreed|asked|shall)\b", re.I)
_LEADING = re.compile(r"(?:\[(?P<bracketed>[^\[\]]{2,60})\]|(?P<who>[^–—:.;\[\]]{2,60}?)(?:\s+[–—-]|:))\s+(?=\S)")
_COUNTED = re.compile(r"[.\s]*[(\[](?P<number>\d{1,3})[)\]]\s*\.?\s*$")
_PARAGRAPH = re.compile(r"\d{1,3}\s+(?=A)")
_HINTS = ("ction", "CTION", "weithredu", "WEITHREDU")
_BRACKET = 6  # a bracket alone, with its stop
_MOST = 40  # tasks below one label
_BRACKETED = re.compile(r"\([A-Z]{2,4}\)(?=\s+to\s+[a-z])")


def find_actions(paper: Paper, owners: Owners | None = None) -> list[Action]:
    """Every action, in the order of the text; `owners` are those known from the paper's lists, where they are made."""
    owners = owners or Owners.of(paper)
    found = list(_marked_by_numbers(paper, owners))
    column = _has_owners_column(paper)
    n = 0
    while n < len(paper.passages):
        passage = paper.passages[n]
        n += 1
        if passage.first < paper.front or not passage.sentences:
            continue
        if has_any(passage.text, _HINTS):
            label = _label(passage, owners)
            if label:
                new, n = _under_label(paper, owners, n - 1, label.end())
                found.extend(new)
                continue
            inner = _INNER.search(passage.text, passage.words)
            if inner and not owners.listed(passage.text[inner.end() :]):
                new, n = _inline(paper, owners, n - 1, inner.end())
                found.extend(new)
                continue
            suffixed = [] if passage.head else list(_suffixed(paper, passage, owners))
            if suffixed:
                found.extend(suffixed)
                continue
        who = owners.listed(passage.text) if column and len(passage.text) < 60 else ()
        found.extend(_owned_above(paper, n - 1, who) if who else _told(paper, owners, passage))
    found.extend(actions_in_tables(paper, owners))
    found.extend(actions_beside_owners(paper, owners))
    found.extend(actions_in_labelled_rows(paper, owners))
    return sorted(_once(found), key=lambda action: action.span)


def _once(found: list[Action]) -> Iterator[Action]:
    """Each stretch of text once, the first finding kept."""
    taken = Spans()
    for action in found:
        if taken.take(action.span):
            yield action


def _label(passage: Passage, owners: Owners | None = None) -> re.Match[str] | None:
    """The label `Action` at the start of a passage: alone on its line, with a stop after it, in capitals, or, where
    `owners` can tell, before somebody who is to act."""
    number = _PARAGRAPH.match(passage.text) if not passage.words else None
    begin = number.end() if number else 0 if passage.head else passage.words
    found = _LABEL.match(passage.text, begin)
    if not found or passage.head and passage.words >= len(passage.text):
        return None
    alone = found.end() >= len(passage.text)
    stopped = found["stop"] in (":", "–", "—", "-")
    if alone or stopped or found["word"].isupper():
        return found
    if owners is None:
        return None
    led = _LEADING.match(passage.text, found.end())
    owned = led and led["bracketed"] and owners.listed(led["bracketed"])
    owned = owned or _led(passage.text, found.end(), len(passage.text), owners, known=False)
    return found if owned else None


def _under_label(paper: Paper, owners: Owners, n: int, begin: int) -> tuple[list[Action], int]:
    """The actions of the label in passage `n` whose words begin at `begin`, and the next passage to look at."""
    passage = paper.passages[n]
    if begin >= len(passage.text):
        return _block(paper, owners, n + 1)
    rest = passage.text[begin:]
    who = owners.listed(rest)
    if who:
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        above = _before(paper, n)
        told_below = below and below.sentences and not below.head and not _label(below)
        if below and told_below and (above is None or _label(above) or opens_task(below.text)):
            return [_action(paper, below, *_whole(below), who)], n + 2
        return ([_action(paper, above, *above.sentences[-1], who, confidence=0.9)] if above else []), n + 1
    return _inline(paper, owners, n, begin)


def _inline(paper: Paper, owners: Owners, n: int, begin: int) -> tuple[list[Action], int]:
    """The tasks that follow a label on its own line."""
    passage = paper.passages[n]
    found = []
    tasks = _tasks(passage, begin, owners)
    following = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    for k, (start, end) in enumerate(tasks):
        who, (start, end) = _owners_of(passage.text, start, end, owners)
        if not who and k == len(tasks) - 1 and following and not following.head:
            who = owners.listed(following.text)
            n += bool(who)
        if who or not _reports(passage.text, start, end, owners):
            found.append(_action(paper, passage, start, end, who))
    return found, n + 1


def _reports(text: str, start: int, end: int, owners: Owners) -> bool:
    """True for what became of an action: `Action 4: JH had not heard back.`"""
    told = _REPORTED.match(text, start, min(end, start + 100))
    return told is not None and bool(owners.listed(told["who"]))


def _tasks(passage: Passage, begin: int, owners: Owners) -> list[tuple[int, int]]:
    """[start, end) of each task from `begin`: a sentence or clause that names its own owner begins another."""
    text = passage.text
    tasks: list[tuple[int, int]] = []
    for first, last in passage.sentences:
        if last <= begin:
            continue
        joints = [joint.end() for joint in _JOINT.finditer(text, max(first, begin) + 1, last) if joint.end() < last]
        for start, end in pairwise((max(first, begin), *joints, last)):
            if not tasks or _led(text, start, end, owners, known=False):
                tasks.append((start, end))
            elif _ABOUT_IT.match(text, start, end):
                tasks[-1] = (tasks[-1][0], end)
    return tasks


def _led(text: str, start: int, end: int, owners: Owners, *, known: bool) -> tuple[str, ...]:
    """The owners that a task opens with: `JH to …`, `For JH to …`, `It was agreed that the Chair would …`."""
    preamble = _PREAMBLE.match(text, start, end)
    start = preamble.end() if preamble else start
    found = (_TO if known else _WILL).search(text, start, min(end, start + 130))
    if not found:
        return ()
    words = text[start : found.start()]
    if words.count(" ") > 14:
        return ()
    return owners.known(words) if known else owners.listed(words)


def _owners_of(text: str, start: int, end: int, owners: Owners) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The owners that a task's own words name, and its span without a name set apart at its start or end."""
    leading = _LEADING.match(text, start, end)
    if leading:
        who = owners.listed(leading["bracketed"] or leading["who"])
        if who:
            return who, (leading.end(), end)
    who = _led(text, start, end, owners, known=False)
    if who:
        return who, (start, end)
    trailing = _TRAILING.search(text, max(start, end - 100), end)
    if trailing and trailing.start() > start:
        who = owners.listed(trailing["who"])
        if who:
            return who, (start, trailing.start())
    return (), (start, end)


def _block(paper: Paper, owners: Owners, n: int) -> tuple[list[Action], int]:
    """Tasks and owners below a label alone on its line, and the next passage to look at.

    After an owner's line the run goes on only where another task follows with no empty line and has an owner too.
    """
    apart = _tasks_then_owners(paper, owners, n)
    if apart:
        return apart
    found: list[Action] = []
    listed = False
    while n < len(paper.passages) and len(found) < _MOST:
        passage = paper.passages[n]
        if passage.head or not passage.sentences or _label(passage):
            break
        if found and not _runs_on(paper, n, owners, listed):
            break
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        named = below and below.sentences and not below.head and not _label(below)
        who = owners.listed(below.text) if below and named else ()
        own, span = _owners_of(passage.text, *_whole(passage), owners)
        if not found and not who and not own and owners.listed(passage.text):
            break
        listed = passage.marked
        found.append(_action(paper, passage, *(span if not who else _whole(passage)), who or own))
        n += 2 if who else 1
    return found, n


def _tasks_then_owners(paper: Paper, owners: Owners, n: int) -> tuple[list[Action], int] | None:
    """Columns that came apart: all the tasks, then as many lines of owners; None where it is not that."""
    below = []
    for passage in paper.passages[n : n + _MOST]:
        if passage.head or not passage.sentences or _label(passage):
            break
        below.append((passage, owners.listed(passage.text)))
    tasks = next((k for k, (_, who) in enumerate(below) if who), 0)
    named = [who for _, who in below[tasks : 2 * tasks] if who]
    if tasks < 2 or len(named) < tasks:
        return None
    doubt = "the tasks stand apart from their owners"
    pairs = zip(below, named, strict=False)
    actions = [_action(paper, passage, *_whole(passage), who, confidence=0.85) for (passage, _), who in pairs]
    return [replace(action, doubt=doubt) for action in actions], n + 2 * tasks


def _runs_on(paper: Paper, n: int, owners: Owners, listed: bool) -> bool:
    """True where passage `n` is another task of the same run: the next list entry, or tight below and owned."""
    passage = paper.passages[n]
    if listed:
        return passage.marked
    below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    apart = below is None or below.head or paper.lines[below.first].blank_before or _label(below)
    if below and not apart and owners.listed(below.text):
        return True
    tight = paper.lines[passage.first].blank_before == 0
    return tight and bool(_led(passage.text, *_whole(passage), owners, known=True))


def _suffixed(paper: Paper, passage: Passage, owners: Owners) -> Iterator[Action]:
    """Sentences that close with `– Action Jane Hart`, `(Action: JH)` or `(Action)`."""
    for at, (start, end) in enumerate(passage.sentences):
        at_word = max(passage.text.rfind("ction", start, end), passage.text.rfind("CTION", start, end)) - 1
        found = _SUFFIX.search(passage.text, max(start, at_word - 6), end) if end - at_word < 110 else None
        alone = found and found.start() == start and found["who"].strip()
        if not found or not (alone or found["open"] or found["stop"] or found["dash"] or found["word"].isupper()):
            continue
        who = owners.listed(found["who"]) if found["who"].strip() else ()
        if found["who"].strip() and not who:
            continue
        if not who and not found["open"] and not found["word"].isupper():
            continue
        begin, finish = start, found.start()
        if not passage.text[begin:finish].strip(" .–-") and at > 0:
            begin, finish = passage.sentences[at - 1]
        who = who or _led(passage.text, begin, finish, owners, known=False)
        if passage.text[begin:finish].strip(" .–-"):
            yield _action(paper, passage, begin, finish, who)


def _told(paper: Paper, owners: Owners, passage: Passage) -> Iterator[Action]:
    """Sentences of the form `(JH) to write …`, where the document makes plain who JH is."""
    text = passage.text
    for start, end in passage.sentences:
        if not owners.may_open(text[start : start + 80]):
            continue
        led = _LEADING.match(text, start, end)
        if led and led["who"] and opens_task(text[led.end() : led.end() + 20].capitalize()):
            who = owners.known(led["who"])
            if who:
                yield _action(paper, passage, led.end(), end, who, confidence=0.9)
                continue
        bracketed = _BRACKETED.match(text[start:end])
        who = _led(text, start, end, owners, known=True)
        if not who and bracketed and _TO.match(text, start + bracketed.end()):
            who = (bracketed[0][1:-1],)
        if who:
            yield _action(paper, passage, start, end, who, confidence=0.9)


def _marked_by_numbers(paper: Paper, owners: Owners) -> Iterator[Action]:
    """Sentences that close in a bracketed number which counts the actions: `Jane Hart would write to them (3).`"""
    marked = [
        (passage, start, found)
        for passage in paper.passages
        if passage.first >= paper.front and passage.text[-3:].rstrip(".")[-1:] in (")", "]")
        for start, end in _with_bracket(passage)
        if (found := _COUNTED.search(passage.text, max(start, end - 12), end))
    ]
    numbers = [int(found["number"]) for _, _, found in marked]
    steps = sum(0 < b - a <= 2 for a, b in pairwise(numbers))
    if len(numbers) < 2 or steps * 3 < (len(numbers) - 1) * 2:
        return
    for passage, start, found in marked:
        who = _led(passage.text, start, found.start(), owners, known=False)
        if who:
            yield _action(paper, passage, start, found.start(), who, confidence=0.9)


def _with_bracket(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences, each with the bracket that stands behind its stop."""
    spans = passage.sentences
    for at, (start, end) in enumerate(spans):
        behind = spans[at + 1] if at + 1 < len(spans) else None
        if end - start > _BRACKET:
            yield (start, behind[1]) if behind and behind[1] - behind[0] <= _BRACKET else (start, end)


def _has_owners_column(paper: Paper) -> bool:
    """True where a line before the first item can only be the heading of a column of owners, read line after line."""
    for n, passage in enumerate(paper.passages[:60]):
        if passage.head:
            return False
        below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
        if below and below.head and _COLUMN.fullmatch(passage.text):
            return True
    return False


def _owned_above(paper: Paper, n: int, who: tuple[str, ...]) -> Iterator[Action]:
    """A name alone on its line in a column of owners owns the last promise of the paragraph above."""
    above = _before(paper, n)
    if above and _PROMISE.search(above.text, *above.sentences[-1]):
        action = _action(paper, above, *above.sentences[-1], who)
        yield replace(action, confidence=0.6, doubt="the owner stands alone below the words")


def _before(paper: Paper, n: int) -> Passage | None:
    """The passage above `n` that a name under the label belongs to."""
    above = paper.passages[n - 1] if n else None
    return above if above and above.sentences and not above.head and above.first >= paper.front else None


def _whole(passage: Passage) -> tuple[int, int]:
    return (passage.words, len(passage.text))


def _action(
    paper: Paper, passage: Passage, start: int, end: int, who: tuple[str, ...], confidence: float = 1.0
) -> Action:
    words = passage.text[start:end]
    start += len(words) - len(words.lstrip(" :–—-*•"))
    end -= len(words) - len(words.rstrip(" .;:–—-*"))
    span = (passage.start + start, passage.start + max(end, start))
    return Action(
        span=span,
        item=paper.outline.item_at(span[0]),
        text=paper.words(span),
        owners=who,
        due=due_of(paper, words),
        confidence=confidence if who else 0.6,
        doubt=None if who else "no owner is named",
    )
