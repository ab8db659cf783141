"""Which rows of an action log are actions that the record has already, and what a row says that the record does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from frankpledge.intake.rules.tables.actions import LogRow
from frankpledge.intake.rules.tables.states import Meaning
from frankpledge.kit.words import folded
from frankpledge.meetings.rules.standing import due_words

LIKE = 88.0  # of 100: above this a row may be an action that was worded a little otherwise
OTHER = 55.0  # below this a row of the same number says something else
_MOST_OF_A_WORD = 60  # actions that a word stands in: of more, it tells none apart
_WORDS = 6


@dataclass(frozen=True, slots=True)
class Known:
    """An action of the record: its number, its words, how it stands, when it is due, and all that was said of it and
    stands, folded.  `log_of` is the day of the log that brought it without saying when it was raised.

    `minute` is the number of the minute that it names and that is not found; empty where it names none, and None where
    it stands in a minute, is tied to one, or a person said that it comes from none.  `on` is the day of its paper.
    """

    number: int
    text: str
    state: str
    due: date | None = None
    month_only: bool = False
    said: frozenset[str] = frozenset()
    log_of: date | None = None
    minute: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """The action that a row is, or may be: `sure` by its number or its very words, or else to be asked."""

    known: Known
    sure: bool


def same_as(rows: Sequence[LogRow], known: Sequence[Known], by_ref: Mapping[str, int]) -> dict[int, Same]:
    """For each row, by its number from 0, the action that it is or may be; none for what is new.

    `by_ref` gives the action that a row of this number (folded) was when a log of the same body came in before.  An
    action is one row's for sure at most, and one that was closed is not for sure a row that is open.
    """
    by_number = {one.number: one for one in known}
    folds = {one.number: folded(one.text) for one in known}
    by_text: dict[str, list[Known]] = {}
    by_word: dict[str, list[Known]] = {}
    for one in known:
        words = folds[one.number]
        by_text.setdefault(words, []).append(one)
        for word in set(words.split()):
            by_word.setdefault(word, []).append(one)
    found, taken = dict[int, Same](), set[int]()
    for row in rows:
        if row.aside:
            continue
        same = _of_ref(row, by_ref, by_number) or _of_text(row, by_text, taken) or _alike(row, by_word, folds)
        if same is None:
            continue
        if same.sure and same.known.number in taken:
            same = Same(same.known, sure=False)
        if same.sure:
            taken.add(same.known.number)
        found[row.number] = same
    return found


def _of_ref(row: LogRow, by_ref: Mapping[str, int], by_number: Mapping[int, Known]) -> Same | None:
    one = by_number.get(by_ref.get(folded(row.ref), 0)) if row.ref else None
    if one is None:
        return None
    return Same(one, fuzz.ratio(folded(one.text), folded(row.text)) >= OTHER and not _is_again(row, one))


def _of_text(row: LogRow, by_text: Mapping[str, list[Known]], taken: set[int]) -> Same | None:
    alike = by_text.get(folded(row.text), [])
    if not alike:
        return None
    left = [one for one in alike if one.number not in taken] or alike
    of_day = [one for one in left if one.due == row.due] or [one for one in left if one.state == Meaning.OPEN] or left
    return Same(of_day[-1], len(of_day) == 1 and not _is_again(row, of_day[-1]))


def _is_again(row: LogRow, known: Known) -> bool:
    """Whether a row is open that was closed in the record: it may be the same thing asked for once more."""
    return row.state is Meaning.OPEN and known.state != Meaning.OPEN


def _alike(row: LogRow, by_word: Mapping[str, list[Known]], folds: Mapping[int, str]) -> Same | None:
    words = folded(row.text)
    telling = sorted(set(words.split()), key=lambda word: (len(by_word.get(word, ())) or 10**6, -len(word)))[:_WORDS]
    near = {one.number: one for word in telling for one in by_word.get(word, [])[:_MOST_OF_A_WORD]}
    scored = [(fuzz.ratio(folds[one.number], words, score_cutoff=LIKE), one.number) for one in near.values()]
    best = max(scored, default=(0.0, 0))
    return Same(near[best[1]], sure=False) if best[0] >= LIKE else None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a row says that the record does not: a new day, what was said of it, how it was closed, when it was raised,
    and from which minute it comes, none later than `until`; and in words."""

    due: date | None = None
    said: str = ""
    closed: bool = False
    month_only: bool = False
    words: tuple[str, ...] = ()
    raised: date | None = None
    minute: str = ""
    until: date | None = None


def changed(row: LogRow, known: Known) -> Changed:
    """What a row would change in an action that stands; in one that is closed, which stays as it was closed, only the
    minute from which it comes."""
    named = known.minute is not None and folded(row.minute) not in ("", folded(known.minute))
    minute, words = row.minute if named else "", list[str]()
    if named:
        instead = f", and not {known.minute}" if known.minute else ""
        words.append(f"Minute from which it comes: {minute}{instead}")
    if known.state != Meaning.OPEN:
        return Changed(words=tuple(words), minute=minute, until=known.on)
    closed = row.state is not Meaning.OPEN
    due = row.due if row.due and not _is_when(row, known) and not closed else None
    if due:
        instead = f", and not {due_words(known.due, known.month_only)}" if known.due else ""
        words.append(f"Due: {due_words(due, row.month_only)}{instead}")
    said = row.update if row.update and folded(row.update) not in known.said and not closed else ""
    if said:
        words.append(f"How it goes: {said}")
    raised = row.raised if row.raised and known.log_of and row.raised < known.log_of else None
    if raised:
        words.append(f"Raised: {raised:%-d %B %Y}")
    if closed:
        how = "Done" if row.state is Meaning.DONE else "Dropped"
        words.append(f"{how} on {row.closed_on:%-d %B %Y}: {row.outcome}")
    month_only = row.month_only and due is not None
    return Changed(due, said, closed, month_only, tuple(words), raised, minute, known.on)


def _is_when(row: LogRow, known: Known) -> bool:
    """Whether a row is due when the record says; a month alone says nothing against a day in it."""
    if row.due is None or known.due is None:
        return row.due == known.due
    same_month = (row.due.year, row.due.month) == (known.due.year, known.due.month)
    return row.due == known.due or (row.month_only and same_month)
