"""What was decided: words under a verdict, lists below one, and a meeting's plain record of its own acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minutes_reader.decision_lists import bare_lists, listed_acts, opens_acts
from minutes_reader.lines import Cell
from minutes_reader.own_acts import opens_a_list, own_acts
from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Decision
from minutes_reader.recommendations import find_recommendations, is_recommendation_label
from minutes_reader.spans import Spans
from minutes_reader.tables import Row
from minutes_reader.tasks import opens_task
from minutes_reader.verdicts import is_subjunctive, may_decide, separate, trimmed, working_verb

_CAPS = r"AGREED|RESOLVED|NOTED|APPROVED|ENDORSED|DECIDED|ACCEPTED|SUPPORTED|RECOMMENDED|DEFERRED|RATIFIED|ADOPTED"
_TITLED = r"Agreed|Resolved|Noted|Approved|Endorsed|Decided|Accepted|Supported|Recommended|Deferred|Ratified|Adopted"
_LABELS = r"DECISIONS?|Decisions?|RESOLUTIONS?|Resolutions?"
_WELSH = re.compile(
    r"(?:cytunwyd|penderfynwyd|penderfyniad(?:au)?|nodwyd|cymeradwywyd|derbyniwyd|cefnogwyd)\s*/\s*", re.I
)  # the verdict in Welsh, before the same in English
_VERDICT = re.compile(  # each word from its first letter, so that a search leaps from capital to capital
    "|".join(
        [rf"{word[0]}(?<!\w{word[0]}){word[1:]}\b" for word in _CAPS.split("|")]
        + [rf"{word}\b" for word in f"{_TITLED}|{_LABELS}".split("|")]
    )
)
_CAPITALS = re.compile(rf"(?:{_CAPS})\b(?!\s*$)")
_AFTER = re.compile(
    r"\s*(?:unanimously\b)?[\s:;,.–—-]*(?:to\s+(?:the\s+)?(?-i:[A-Z])\w+\s+(?=that\b))?(?P<that>(?:that"
    r"|to)\b)?[\s:;,–—-]*",
    re.I,
)
_TITLED_AFTER = re.compile(r"\s*(?:[:–—-]|[.]?$|(?:that|to|the|a|as)\b)", re.I)
_LABEL_AFTER = re.compile(r"\s*(?:made|taken)?\s*(?:[:–—-]|$)")
_LEAD = re.compile(
    r"(?:.{0,40}\s)?(?:it\s+was|(?:the\s+)?(?:meeting|board|partnership|group|committee|panel|forum|members"
    r"|partners)(?:\s+ha[sd])?)"
    r"(?:\s+(?:also|then|further|therefore|unanimously|subsequently))*\s*$",
    re.I,
)
_MOVED = re.compile(
    r"(?:(?:and|on|moved|proposed|seconded|by|a|motion|cllr|unanimously|it|is|was|hereby)\b[\s,.:]*)*$", re.I
)
_DECISION_COLUMN = r"decisions?\b|resolutions?\b"
_SECOND = re.compile(rf"[;,]\s+(?:and\s+)?(?=(?:{_CAPS})\s+(?:that|to)\b)")
_VERDICT_CELL = re.compile(rf"(?:{_TITLED})\b|[^.;]{{3,80}}\b(?:was|were)\s+(?:\w+ly\s+)?(?i:{_TITLED})\b")
_MOST = 40  # entries of a list below one verdict
_NEAR = 4  # lines that may stand between a recommendation and the verdict on it
_FIRST_MARK = re.compile(r"\(?(?:a|i|1)[).]\s")
_LIST_ENDS = re.compile(
    r"(?:actions?|decisions?|resolutions?|reasons?|owners?|agreed|resolved"
    r"|noted)\b\s*[:.–-]?",
    re.I,
)
_IT_WAS_PROPOSED = re.compile(r"it\s+(?:was|is)\s+(?:recommended|proposed|suggested)\s+that\s+", re.I)
_PROPOSED = re.compile(r"\b(?:propos|recommend|suggest|should)", re.I)


def find_decisions(paper: Paper) -> list[Decision]:
    """Every separate thing decided, in the order of the text."""
    taken = Spans()
    deciding = [n for n, passage in enumerate(paper.passages) if may_decide(passage.low)]
    said = (
        *find_recommendations(paper),
        *_verdicts(paper, deciding),
        *listed_acts(paper),
        *own_acts(paper, deciding),
        *_in_tables(paper),
        *bare_lists(paper),
    )
    return sorted((one for one in said if taken.take(one.span)), key=lambda decision: decision.span)


def _verdicts(paper: Paper, deciding: Iterable[int]) -> Iterator[Decision]:
    for n in deciding:
        passage = paper.passages[n]
        if passage.first < paper.front and not _CAPITALS.match(passage.text):
            continue
        listing = opens_a_list(paper, passage)
        if listing:
            yield from _listed(paper, n, listing)
            continue
        for at, (start, end) in enumerate(passage.sentences):
            found = _verdict_in(passage.text, start, end)
            second = _SECOND.search(passage.text, found.end(), end) if found and found[0].isupper() else None
            if found and second:  # "NOTED that …; AGREED that …"
                yield from _said(paper, passage, _behind(passage.text, found, second.start()), second.start(), found[0])
                found = _VERDICT.search(passage.text, second.end(), end)
                if found:
                    yield from _said(paper, passage, _behind(passage.text, found, end), end, found[0])
            elif found:
                yield from _decided(paper, n, at, found)


def _verdict_in(text: str, start: int, end: int) -> re.Match[str] | None:
    """The verdict word of a sentence: in capitals anywhere, otherwise only as its first word."""
    found = _VERDICT.search(text, start, end)
    while found:
        word = found[0]
        if word.isupper():
            if not text[start:end].isupper() or found.start() - start < 3:
                return found
        elif found.start() == start or _WELSH.sub("", text[start : found.start()]).strip(" *•-–") == "":
            pattern = _TITLED_AFTER if word in _TITLED.split("|") else _LABEL_AFTER
            after = pattern.match(text, found.end(), end)
            talk = word == "Noted" and text[found.end() : end].lstrip()[:5].lower() == "that "
            return found if after and not talk else None
        found = _VERDICT.search(text, found.end(), end)
    return None


def _behind(text: str, found: re.Match[str], end: int) -> int:
    """Where the words behind a verdict begin."""
    after = _AFTER.match(text, found.end(), end)
    return after.end() if after else found.end()


def _decided(paper: Paper, n: int, at: int, found: re.Match[str]) -> Iterator[Decision]:
    """The decisions that the verdict in sentence `at` of passage `n` gives."""
    passage = paper.passages[n]
    text, (start, end) = passage.text, passage.sentences[at]
    lead = _WELSH.sub("", text[start : found.start()]).strip(" \"“'‘*•-–(")
    begin = _behind(text, found, end)
    after = _AFTER.match(text, found.end(), end)
    if text[found.end() : found.end() + 4].lower() == " as " and not lead:  # "Agreed as a true record."
        yield from _said(paper, passage, found.start(), end, found[0].lower(), whole=True)
        return
    label = "agreed" if found[0][:8].lower() in ("decision", "decisions") else found[0].lower()
    if found[0].lower().startswith("resolution"):
        label = "resolved"
    if begin >= end or text[begin:end].strip(" :.–—-") == "":
        yield from _bare(paper, n, at, label, lead, text[found.end() : end])
    elif text[end - 1] == ":" or text[max(begin, end - 2) : end] == ":-":
        yield from _listed(paper, n, label)
    elif lead == "" or _LEAD.match(lead) or _MOVED.fullmatch(lead) or (after and after["that"]):
        if lead and not (after and after["that"]) and not _MOVED.fullmatch(lead):
            begin = start
        yield from _said(paper, passage, begin, end, label)
        yield from _more(paper, n, at, label, text[begin:end])
    else:
        yield from _said(paper, passage, start, end, label, whole=True)


def _said(
    paper: Paper, passage: Passage, begin: int, end: int, label: str, *, whole: bool = False, doubt: str | None = None
) -> Iterator[Decision]:
    """Decisions in passage.text[begin:end], as one where `whole`."""
    parts: list[tuple[int, int]] = []
    if whole:
        one = trimmed(passage.text, begin, end)
        parts = [one] if one else []
    else:
        parts = list(separate(passage.text, begin, end))
    for start, finish in parts:
        span = (passage.start + start, passage.start + finish)
        words = paper.words(span)
        yield Decision(
            span=span,
            item=paper.outline.item_at(span[0]),
            verb=working_verb(words, label),
            text=words,
            confidence=0.6 if doubt else 1.0,
            doubt=doubt,
        )


def _more(paper: Paper, n: int, at: int, label: str, first: str) -> Iterator[Decision]:
    """Further resolutions after the first: sentences in the same mood, and the list that its mark begins."""
    passage = paper.passages[n]
    for start, end in passage.sentences[at + 1 :]:
        if not is_subjunctive(passage.text[start:end]) or _VERDICT.search(passage.text, start, end):
            return
        yield from _said(paper, passage, start, end, label)
    if _FIRST_MARK.match(first):
        yield from _listed(paper, n, label, marked=True)


def _listed(paper: Paper, n: int, label: str, *, marked: bool = False) -> Iterator[Decision]:
    """The entries of the list below passage `n`, one decision each.

    A list with marks (`marked` where its first entry stood above) goes on while they do; one without while the words
    keep the mood of a resolution.
    """
    orders = False  # each line so far is an order: "To recruit …"
    for count, passage in enumerate(paper.passages[n + 1 : n + 1 + _MOST]):
        if passage.head or not passage.sentences or _ends_a_list(passage):
            return
        if count == 0:
            marked = marked or passage.marked
        if passage.marked != marked:
            return
        orders = not marked and (count == 0 or orders) and opens_task(passage.text)
        if count and not marked and not orders and not is_subjunctive(passage.text):
            return
        for k, (start, end) in enumerate(passage.sentences):
            if k == 0 or is_subjunctive(passage.text[start:end]):
                yield from _said(paper, passage, start, end, label)


def _ends_a_list(passage: Passage) -> bool:
    return bool(_LIST_ENDS.match(passage.text)) and (len(passage.text) < 16 or ":" in passage.text[:12])


def _bare(paper: Paper, n: int, at: int, label: str, lead: str, tail: str) -> Iterator[Decision]:
    """A verdict with no words after it: what it decides stands below, or above."""
    passage = paper.passages[n]
    if opens_acts(paper, n):
        return
    below = paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    if at == 0 and lead == "":
        recommended = _recommended_above(paper, n)
        if recommended and ":" not in tail:
            yield from _agreed_above(paper, recommended, label)
            return
        if (
            below
            and not below.head
            and below.sentences
            and not _ends_a_list(below)
            and (":" in tail or "-" in tail or is_subjunctive(below.text))
        ):
            yield from _listed(paper, n, label)
            return
    if lead and (":" in tail or _LEAD.match(lead)):
        if below and not below.head:
            yield from _listed(paper, n, label)
        return
    start, end = passage.sentences[at]
    if lead:
        yield from _said(paper, passage, start, end, label, whole=True)
    elif at > 0:
        yield from _sentence_before(paper, passage, passage.sentences[at - 1], end, label)
    elif n and not paper.passages[n - 1].head and paper.passages[n - 1].sentences:
        above = paper.passages[n - 1]
        yield from _sentence_before(paper, above, above.sentences[-1], None, label)
    else:
        yield from _said(paper, passage, start, end, label, whole=True, doubt="what was decided is not said")


def _sentence_before(
    paper: Paper, passage: Passage, sentence: tuple[int, int], to: int | None, label: str
) -> Iterator[Decision]:
    """A verdict that closes a paragraph decides the words before it."""
    start, end = sentence
    proposed = _IT_WAS_PROPOSED.match(passage.text, start, end)
    start = proposed.end() if proposed else start
    words = passage.text[start:end]
    if proposed or is_subjunctive(words) or _PROPOSED.search(words):
        yield from _said(paper, passage, start, end, label, whole=True)
    else:
        yield from _said(
            paper,
            passage,
            start,
            end if to is None else to,
            label,
            whole=True,
            doubt="the verdict stands alone; the words before it may only lead up to it",
        )


def _recommended_above(paper: Paper, n: int) -> list[Passage] | None:
    """The passages between a label `Recommendation` and passage `n`, if there are some."""
    between: list[Passage] = []
    for passage in reversed(paper.passages[max(0, n - _NEAR) : n]):
        if is_recommendation_label(passage.text):
            return between[::-1] or None
        if passage.head:
            return None
        between.append(passage)
    return None


def _agreed_above(paper: Paper, recommended: list[Passage], label: str) -> Iterator[Decision]:
    for passage in recommended:
        for start, end in passage.sentences:
            words = passage.text[start:end].rstrip(" .;")
            if words:
                span = (passage.start + start, passage.start + start + len(words))
                yield Decision(
                    span=span, item=paper.outline.item_at(span[0]), verb=working_verb("", label), text=paper.words(span)
                )


def _in_tables(paper: Paper) -> Iterator[Decision]:
    """Cells under a column headed `Decision`, whatever lines stand between the rows: the meeting may be one table."""
    columns = ((table, table.column(_DECISION_COLUMN)) for table in paper.tables if table.rows)
    tables = [(table, column) for table, column in columns if column is not None]
    for n, (table, column) in enumerate(tables):
        below = max(row.line for row in table.rows) + 1
        next_table = tables[n + 1][0].rows[0].line if n + 1 < len(tables) else len(paper.lines)
        cells = [cell for row in table.rows if (cell := row.cell(column) or _last_verdict(row, column))]
        cells += [
            line.cells[column]
            for line in paper.lines[below:next_table]
            if line.tabbed and len(line.cells) > column and may_decide(line.cells[column].text.lower())
        ]
        for cell in cells:
            if len(cell.text) > 2 and cell.text.lower() not in ("none", "n/a", "nil"):
                yield _in_cell(paper, cell)


def _last_verdict(row: Row, column: int) -> Cell | None:
    """The last cell of a row that has lost one before it, where it can only be the decision."""
    cell = row.cells[-1]
    lost = 2 <= len(row.cells) <= column
    return cell if lost and may_decide(cell.text.lower()) and _VERDICT_CELL.match(cell.text) else None


def _in_cell(paper: Paper, cell: Cell) -> Decision:
    words = cell.text.rstrip(".")
    span = (cell.start, cell.start + len(words))
    return Decision(
        span=span,
        item=paper.outline.item_at(cell.start),
        text=paper.words(span),
        verb=working_verb(words, words.split()[0]),
        confidence=0.9,
    )
