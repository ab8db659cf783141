"""Spoiling a paper the way that papers differ: by the field's own labels, lists, sums, dates and brackets."""

import random

LABELS = (
    "Present:", "PRESENT", "In attendance:", "Also present", "Apologies:", "Apologies for absence were received from ",
    "Observers", "Officers", "Members", "(Chair)", "(Police)", "Cllr ", "Mr ", "Dr ", "Ann Poe", "Ben Hill", "JH/PK ",
    "(for Ann Poe)", "Minutes of the meeting held on ", "Report of", "Report to: ", "Subject:", "Purpose", "Contact",
    "Venue: ", "Next meeting", "Date and time of next meeting: ", "The meeting closed at ", "Any other business",
    "Matters Arising", "Minutes of the last meeting", "Declarations of interest", "Agenda", "Appendix 1", "PART 1",
    "Joint Funding Pot", "Allocation", "Committed to date", "Carry forward", "Available", "Balance", "Revenue",
    "Partnership", "Community Safety Partnership", "Cofnodion", "Sederunt", "Intimated", "Action Log", "Completed",
)  # fmt: skip
BUSINESS = (
    "AGREED that ", "AGREED:-", "It was agreed that ", "RESOLVED – ", "RESOLVED:", "NOTED", "the report be noted",
    "be approved", "be deferred", "and that ", "Recommendation", "Members are asked to ", "Decision", "Proposed by ",
    "seconded by ", "Action", "Action: ", "ACTION 12:", "Action HSP07: ", "(Action 3)", " to write to all ", "(GC) to ",
    "by the next meeting", "by the end of May", "be brought back to the next meeting", "A further report ",
    "Minute 318 (a) refers", "(Minute 8/09", "minute 7.2", "item 12", "at the meeting on ", "is attached",
    "as a correct record", "subject to ", "Presented by ", "noted that ",
)  # fmt: skip
VALUES = (
    "4 March 2014", "31 June 2014", "29/02/2023", "1st January 9999", "12/13/99", "2013/14", "Qtr 2 2013/14",
    "26th November", "January 2008", "Wednesday", "2.00pm", "14:50", "25:61", "noon", "£", "£1,178", "£1,178.50",
    "£10k", "£143 million", "-£0.01", "(£900)", "12%", "–12%", "8.29/1000", "per 1,000 population", "per cent",
    "fell from ", "down from ", "Up 2% ", "by 30%", "second highest", "ranked third", "Level 3", "target ", "baseline ",
    "1 in 5", "1,000,000", "0", "٣", "²", "½", "Total ", "National", "Most Similar Group",
)  # fmt: skip
NUMBERS = (
    "1.", "1.1 ", "5.0", "12.3.4.5", "(a) ", "(iv) ", "a) ", "336/07", "SSP/12/25", "LSP18/24 ", "CSF 14/1 ", "No 1. ",
    "Minute 10 – ", "• ", "* ", "- ", "o ", "\uf0b7 ", "1)", "[1]", "Page 1 of 3", "XIV", "Z.",
)  # fmt: skip
SIGNS = (
    " ", "  ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x85", "\u2028", "\u2029",
    "\u00a0", "\u00ad", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\ufeff", "\u0301", "\u0335",
    "(", ")", "((", "))", "[", "]", "{", "‘", "’", "“", "”", "'", '"', "–", "—", "-", ".", "...", "…", ":", ":-", ";",
    ",", ", ", " and ", "&", "/", "|", "_____", "=====", "**", "<p>", "</p>", "&nbsp;", "©", "\x00", "\x07", "\ufffd",
    "É", "ß", "İ", "ŵ", "Ł", "Ж", "中", "ع", "א", "🚓", "\U000e0041",
)  # fmt: skip
WORDS = (*LABELS, *BUSINESS, *VALUES, *NUMBERS, *SIGNS)
MOST_TIMES = 40


def spoilt(text: str, rng: random.Random, others: list[str]) -> str:
    """A text with one to four changes, taken from the words of the field and from other papers."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        text = rng.choice(CHANGES)(text, rng, others)
    return text


def _with_word(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 8)
    return text[:start] + rng.choice(WORDS) + text[start if rng.random() < 0.7 else end :]


def _with_words(text: str, rng: random.Random, _others: list[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + "".join(rng.choices(WORDS, k=rng.randint(2, 8))) + text[at:]


def _with_word_over_and_over(text: str, rng: random.Random, _others: list[str]) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(WORDS) * rng.randint(2, MOST_TIMES) + text[at:]


def _without_some(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 200)
    return text[:start] + text[end:]


def _with_some_again(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 200)
    at = rng.randint(0, len(text))
    return text[:at] + text[start:end] * rng.randint(1, 3) + text[at:]


def _with_lines_moved(text: str, rng: random.Random, _others: list[str]) -> str:
    lines = text.split("\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randint(0, len(lines)), line)
    return "\n".join(lines)


def _with_lines_of_another(text: str, rng: random.Random, others: list[str]) -> str:
    lines, theirs = text.split("\n"), (rng.choice(others) if others else text).split("\n")
    at, start = rng.randint(0, len(lines)), rng.randrange(len(theirs))
    return "\n".join([*lines[:at], *theirs[start : start + rng.randint(1, 12)], *lines[at:]])


def _with_signs_changed(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 1000)
    return text[:start] + text[start:end].replace(rng.choice(" \n.:,()\t"), rng.choice(SIGNS)) + text[end:]


def _with_other_digits(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 40)
    return text[:start] + "".join(rng.choice("0139") if c.isdigit() else c for c in text[start:end]) + text[end:]


def _in_other_case(text: str, rng: random.Random, _others: list[str]) -> str:
    start, end = _span(text, rng, 60)
    return text[:start] + rng.choice((str.upper, str.lower, str.title))(text[start:end]) + text[end:]


CHANGES = (
    _with_word, _with_word, _with_words, _with_word_over_and_over, _without_some, _with_some_again, _with_lines_moved,
    _with_lines_of_another, _with_signs_changed, _with_other_digits, _in_other_case,
)  # fmt: skip


def _span(text: str, rng: random.Random, longest: int) -> tuple[int, int]:
    """Somewhere in the text, from nothing to so many characters."""
    start = rng.randint(0, len(text))
    return start, min(len(text), start + rng.randint(0, longest))
