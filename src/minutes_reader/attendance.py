"""Who was there: lists of people under their labels, and apologies told in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from minutes_reader.attendance_labels import (
    Label,
    apologies_sentence,
    columns_of,
    heads_names_and_agencies,
    label_of,
    opens_list,
    sent_apologies,
)
from minutes_reader.chairs import with_chair, without_doubles
from minutes_reader.lines import Line
from minutes_reader.names import agency_weight, is_person, is_surname
from minutes_reader.numbers import plain_number, running_number
from minutes_reader.people_columns import columns_apart
from minutes_reader.people_lines import PeopleByLine, name_then_agency
from minutes_reader.people_rows import Row, people_in_rows, row_of
from minutes_reader.people_runs import name_and_rest, people_in_run, run_together
from minutes_reader.reading import Attendance, Span

_FIRST_LINES = 60  # a list of those present opens within so many lines
_PROSE = 80  # a line at least this long that names nobody is text
_WIDE = 60
_FEW = 3
_SHORT_BRACKET = re.compile(r"\([A-Z]{2,3}\)")
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_SENTENCE_ENDS = re.compile(
    r"(?<=[a-z)])\.\s+(?=[A-Z])|,?\s+(?:and|with)\s+[A-Z][\w .'’-]{3,60}?\s+(?:attended|attending|substitut|deputi[sz])"
)
_LEAD = 20  # "the following:" is no longer
_NUMBER_ALONE = re.compile(r"(?:(?:No|Item)\.?\s*)?\d{1,4}(?:[./]\d{1,3})?\.?")
_MEMBERS = re.compile(r"\b(?:members|representatives|officers|attendees|authorities|agencies|bodies|others?)\b", re.I)
_GROUP_OF = re.compile(r"([A-Z][\w ,'’&/\-]{3,50}):\s+(?=\S)")


@dataclass(slots=True)
class _Lists:
    """What has been gathered so far."""

    clean: str
    lines: tuple[Line, ...]
    runs: PeopleByLine
    people: list[Attendance] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)  # the label that each row stands under
    columns: tuple[str, ...] | None = None
    front: int = 0  # lines before this index hold the lists
    singles: set[Span] = field(default_factory=set)  # people whom a label such as "Chair:" names
    seen: set[Span] = field(default_factory=set)  # where the people stand who are known when a sentence is read
    run_together: int = 0  # people whose agency stood right behind the name
    together: bool = False  # names and agencies stand side by side with nothing between them
    by_line: bool = False  # a list has been read that names a person a line
    apart: bool = False  # a list has been read whose columns came apart
    begun: bool = False  # an item with a number has been seen: what follows is no longer the top


def find_attendance(clean: str, lines: tuple[Line, ...]) -> tuple[list[Attendance], int]:
    """(people in order, how many lines the lists at the top take; 0 where there are none)."""
    lists = _Lists(clean, lines, PeopleByLine(lines))
    at = 0
    last_label = -1
    while at < len(lines):
        line = lines[at]
        if at > _FIRST_LINES + lists.front and "polog" not in line.text:
            at += 1
            continue
        columns = columns_of(line)
        label = label_of(line)
        if label and not label.numbered and at and _NUMBER_ALONE.fullmatch(lines[at - 1].text):
            label = label._replace(numbered=True)  # the item's number stands on the line above
            lists.begun = True
        lists.begun = lists.begun or bool(lists.front) and (plain_number(line) or running_number(line)) is not None
        if label and columns and columns[0] == "name" and _may_open(lists, label, at, last_label):
            lists.columns, last_label = columns, at
            at = _read_rest(lists, label, at + 1)
        elif label and _may_open(lists, label, at, last_label):
            last_label = at
            at = _read_list(lists, label, at)
        elif at < _FIRST_LINES and not lists.rows and (columns or heads_names_and_agencies(line)):
            lists.columns, lists.together = columns, columns is None
            at = _read_rest(lists, Label("present", line.end), at + 1)
        else:
            at = _read_sentence(lists, line)
    _end_table(lists)
    people = _one_list(sorted(lists.people, key=lambda person: person.span))
    people = _without_initials(clean, people)
    return with_chair(without_doubles(people, frozenset(lists.singles))), lists.front


def _one_list(people: list[Attendance]) -> list[Attendance]:
    """Where nobody is listed as present, the list of those in attendance is that of those present."""
    if any(person.capacity in ("present", "officer") for person in people):
        return people
    return [replace(one, capacity="present") if one.capacity == "in_attendance" else one for one in people]


def _may_open(lists: _Lists, label: Label, at: int, last_label: int) -> bool:
    """True where a label stands where lists stand: at the top, close after another, or at an item about apologies."""
    if label.capacity == "apologies":
        return label.marked and at < _FIRST_LINES + lists.front
    if label.numbered and at >= _FIRST_LINES:
        return False
    return label.marked and (
        at < _FIRST_LINES and not lists.front or 0 <= at - lists.front <= 3 or last_label == at - 1
    )


def _read_list(lists: _Lists, label: Label, at: int) -> int:
    """Take the people after a label and on the lines below it; give the index of the first line that is not theirs."""
    line = lists.lines[at]
    before = _count(lists)
    rest = line.end - label.rest
    below = at + 1
    if rest > 0:
        below = _take(lists, label, at, label.rest)
        if below == at:
            return _read_sentence(lists, line)
    if label.single:
        label = Label("present" if label.chair else label.capacity, label.rest, label.numbered)
    end = _read_rest(lists, label, below)
    if _count(lists) == before and rest <= 0:
        return at + 1
    _reach(lists, label, end)
    return end


def _reach(lists: _Lists, label: Label, end: int) -> None:
    """The lists at the top reach to line `end`, unless an item has begun."""
    if not label.numbered and not lists.begun:
        lists.front = max(lists.front, end)


def _count(lists: _Lists) -> int:
    return len(lists.people) + len(lists.rows)


def _read_rest(lists: _Lists, label: Label, at: int) -> int:
    """Take the people on line `at` and below; give the index of the first line that is not theirs."""
    start = at
    while at < len(lists.lines):
        line = lists.lines[at]
        if opens_list(line) or "polog" in line.text and sent_apologies(line.text):
            break
        columns = columns_of(line)
        if columns or heads_names_and_agencies(line):
            lists.columns, lists.together, at = columns, columns is None, at + 1
            continue
        one = name_then_agency(line, label.capacity) if lists.together else None
        if one:
            lists.people.append(one)
            at += 1
            continue
        people, after = _whole_list(lists, label, at, first=at == start)
        if people:
            _end_table(lists)
            lists.people += people
        else:
            after = _take(lists, label, at, line.start)
        if after == at:
            if at + 1 < len(lists.lines) and _parts_a_list(line) and _would_take(lists, at + 1):
                at += 1
                continue
            break
        at = after
    if at > start and not label.numbered:
        _reach(lists, label, at)
    return at


def _whole_list(lists: _Lists, label: Label, at: int, *, first: bool) -> tuple[list[Attendance], int]:
    """(people, the index after them) of a list whose lines are settled together: a person a line, or columns apart."""
    people, after = lists.runs.people(at, label.capacity, *((1,) if lists.by_line else ()))
    if people:
        lists.by_line = True
        return people, after
    if not first:
        return [], at
    people, after = columns_apart(lists.lines, at, label.capacity, *((1,) if lists.apart else ()))
    lists.apart = lists.apart or bool(people)
    return people, after


def _parts_a_list(line: Line) -> bool:
    """True for a heading inside a list of people: "Residents:", "Co-operating bodies"."""
    return (
        len(line.text) < 60 and not line.text[0].isdigit() and (line.text.endswith(":") or not line.text.endswith("."))
    )


def _would_take(lists: _Lists, at: int) -> bool:
    line = lists.lines[at]
    return row_of(line) is not None or bool(people_in_run(lists.clean, line.start, line.end, "present")[0])


def _take(lists: _Lists, label: Label, at: int, start: int) -> int:
    """Take the people of line `at` from `start` on; give the index after the last line used, or `at`."""
    line = lists.lines[at]
    row = row_of(line, start)
    if row:
        lists.rows.append(row)
        lists.labels.append(label)
        return at + 1
    if _says_nobody(lists.clean[start : line.end]):
        return at + 1
    if line.text[-1] == ":":
        return at
    after = _last_of_run(lists, at) + 1
    end = lists.lines[after - 1].end
    if line.tabbed:  # "Apologies were received from Ann Poe." in one cell, and a verdict in the next
        end = next((cell.end for cell in line.cells if cell.end > start and cell.text.endswith(".")), end)
    group, start = _group_before(lists.clean, start, line.end)
    people, stop = people_in_run(lists.clean, start, end, label.capacity, label.chair, label.plural)
    if not people:
        people, stop = run_together(lists.clean, start, line.end, label.capacity), line.end
        lists.run_together += len(people)
    if lists.run_together >= _FEW and (not people or _is_long(people)):
        whole = name_and_rest(lists.clean, start, line.end, label.capacity)
        people, stop = (whole, line.end) if whole else (people, stop)
    while after - 1 > at and lists.lines[after - 1].start >= stop:
        after -= 1
    if not people or not _a_list_line(lists, at, people, stop, lists.lines[after - 1].end):
        return at
    _end_table(lists)
    if group:
        people = [replace(person, organisation=person.organisation or group) for person in people]
    lists.people += people
    if label.single:
        lists.singles |= {person.span for person in people}
    return after


def _is_long(people: list[Attendance]) -> bool:
    """True for one person of four names or more and nothing else: the last of them may be an agency's."""
    return len(people) == 1 and people[0].organisation is None and people[0].name.count(" ") > 2


def _group_before(clean: str, start: int, end: int) -> tuple[str | None, int]:
    """(the agency that stands before its people, if it is one, where the people begin): "East Police: Ann Poe"."""
    found = _GROUP_OF.match(clean, start, end)
    if not found or is_person(found[1].strip()):
        return None, start
    group = " ".join(found[1].split())
    return (group if agency_weight(group) and not _MEMBERS.search(group) else None), found.end()


def _says_nobody(words: str) -> bool:
    return words.strip(" .-–:").lower() in (
        "none",
        "nil",
        "no apologies",
        "there were none",
        "n/a",
        "none received",
        "no apologies received",
        "there were no apologies",
        "none were received",
    )


def _last_of_run(lists: _Lists, at: int) -> int:
    """The last line of a run of names broken by the page's width."""
    while at + 1 < len(lists.lines):
        line, below = lists.lines[at], lists.lines[at + 1]
        if below.blank_before or below.tabbed or opens_list(below):
            break
        text = line.text
        broken = text[-1] in ",;&(" or text.endswith(" and") or text.count("(") > text.count(")")
        if not broken and (text[-1] == "." or _begins_anew(below.text)):
            break
        if not (
            broken
            or below.text[0] == "("
            or (len(text) >= _WIDE and ("," in text or ";" in text or " and " in text[-30:]))
        ):
            break
        at += 1
    return at


def _begins_anew(text: str) -> bool:
    """True for a line that opens with a number, or is a single word that is nobody's name: no more of a run above."""
    return text[0].isdigit() or (" " not in text and text.isalpha() and not is_surname(text))


def _a_list_line(lists: _Lists, at: int, people: list[Attendance], stop: int, end: int) -> bool:
    """False for a heading or sentence that only looks like a name: it has text of its own, or words left over."""
    left = lists.clean[stop:end].strip(" .;,")
    if left and len(left) > 40 and people[-1].organisation is None:
        return False
    plain = len(people) == 1 and not people[0].organisation and not people[0].post and not people[0].chair
    if plain and at + 1 < len(lists.lines):
        below = lists.lines[at + 1]
        if len(below.text) >= _PROSE and not _would_take(lists, at + 1) and not label_of(below):
            return False
    return True


def _read_sentence(lists: _Lists, line: Line) -> int:
    """Take the names of "Apologies for absence were received from …"; give the index of the line to read next."""
    next_line = line.index + 1
    if "polog" not in line.text or line.tabbed and len(line.cells) > 3:
        return next_line
    begin, sent = apologies_sentence(line.text), sent_apologies(line.text)
    if sent is not None:
        people, stop = people_in_run(lists.clean, line.start, line.start + sent, "apologies")
        if people and stop >= line.start + sent - 1:
            lists.people += people
            return next_line
    if begin is not None and line.text[-1] in ":-" and line.end - line.start - begin < _LEAD:
        return max(next_line, _read_rest(lists, Label("apologies", line.end, numbered=True), next_line))
    lists.seen.update(person.span for person in lists.people[len(lists.seen) :])
    while begin is not None and len(line.text) - begin > 4:
        cut = _SENTENCE_ENDS.search(line.text, begin)
        stop = cut.start() if cut else lists.lines[_last_of_run(lists, line.index)].end - line.start
        people, _ = people_in_run(lists.clean, line.start + begin, line.start + stop, "apologies")
        lists.people += [person for person in people if person.span not in lists.seen]
        begin = apologies_sentence(line.text, stop)
    return next_line


def _end_table(lists: _Lists) -> None:
    """Read the rows gathered so far as one table."""
    people = people_in_rows(lists.rows, [label.capacity for label in lists.labels], lists.columns)
    for person, label in zip(people, lists.labels, strict=True):
        lists.people.append(replace(person, chair=True) if label.chair else person)
        if label.single:
            lists.singles.add(person.span)
    lists.rows, lists.labels, lists.columns = [], [], None


def _without_initials(clean: str, people: list[Attendance]) -> list[Attendance]:
    """Where the brackets behind most names hold initials, the others do too, though a letter of them is amiss."""
    if len(people) < _FEW:
        return people
    short = [one for one in people if _SHORT_BRACKET.search(clean, *one.span)]
    given = [
        one
        for one in short
        if one.organisation
        and _CAPITALS.fullmatch(one.organisation)
        and f"({one.organisation})" in clean[one.span[0] : one.span[1]]
    ]
    if len(short) - len(given) < 2 * len(given) and len(short) - len(given) < len(given) + _FEW or not given:
        return people
    odd = {one.span for one in given}
    return [replace(one, organisation=None) if one.span in odd else one for one in people]


def known_names(people: list[Attendance]) -> frozenset[str]:
    """The names of those on the lists, for telling an owner's line from a heading."""
    return frozenset(person.name for person in people if is_person(person.name))
