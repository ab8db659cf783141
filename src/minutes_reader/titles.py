"""What reads as a heading's title, and where the title ends."""

from __future__ import annotations

import re

from minutes_reader.lines import has_any
from minutes_reader.tasks import sets_task

_LONGEST, _LONGEST_NUMBERED = 140, 220
_MOST_WORDS, _MOST_NUMBERED = 20, 32
_NOTE = re.compile(
    r"\s*[(\[](?=[^()\[\]]*\b(?:cop(?:y|ies)|papers?|circulated|attached|enclosed|enc|tabled|to follow"
    r"|presented by|previously|verbal|for (?:noting|information|decision"
    r"|discussion|approval)|mins?\.?|minutes?)\b).*$",
    re.I,
)
_DATED = re.compile(
    r"\s*\([^()]*\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+\d{2,4}"
    r"|[/.]\d{1,2}[/.]\d{2,4})[^()]*\)?\s*$"
)
_BRACKETED_POINTER = re.compile(
    r"\s*[(\[]\s*(?:(?:items?|min(?:ute)?s?|para(?:graph)?s?|actions?|refs?)\b\.?\s*(?:(?:no|number|ref)\b\.?:?\s*)?)?"
    r"(?:[A-Z]{2,6}[/ ]?)?\d{1,4}(?:[./]\d{1,4}){0,2}\s?(?:\([a-z0-9]{1,4}\))?(?:\s+refers?)?\s*[)\]]\s*$",
    re.I,
)
_POINTER = re.compile(r"\s*[(\[]?\s*\bMin(?:ute|s|\.)?\s*(?:No\.?|number)?\s*\d.*$", re.I)
_TIME_GIVEN = re.compile(
    r"\s*[(\[]\s*\d{1,3}\s*min(?:ute)?s?\s*[)\]]\s*$|(?<!\bat)\s+[-–]?\s*\d{1,2}[.:]\d\d\s*(?:[ap]m)?\s*$", re.I
)
_VALUE = re.compile(
    r"\s*:\s*-?\s*(?=(?:the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}(?:st|nd|rd|th)?\s"
    r"|\d{1,2}[/.:]\d|none\b|nil\b|tb[ac]\b|to be\b)",
    re.I,
)
_COLUMN = re.compile(r"\s{4,}\S.*$")
_NEXT = re.compile(r"(?<=next meeting)s?\s*[-–—:]+\s*(?=[^\d]{0,30}\d)", re.I)
_SUM = re.compile(
    r"\s*[-–:]?\s*(?:\b(?:total|overall|annual|current|remaining|budget|allocation|committed|balance|spend"
    r"|available|grant|amount)\b\s*){0,4}"
    r"[-–:]*\s*£[\d,.]+\s*(?:k|m|million)?.*$",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|cannot|must|shall|be|been|being|stood"
    r"|stands|does|did|do|noted|asked"
    r"|advised|informed|confirmed|stated|explained|said|thanked|gave|provided|outlined|commented|raised"
    r"|welcomed|felt|attended"
    r"|receives?|needs?(?! (?:assess|analys|profil))|continues?|includes?|requested|suggested|agreed that|reported"
    r"|undertook|offered|queried|highlighted|reminded|observed|expressed|mentioned|remarked|enquired|wondered|emphasised"
    r"|acknowledged|introduced|briefed|heard|drew|spoke|shows|showed|remains?"
    r"|met|took|went|made|there)\b"
)
_ENDS_BADLY = re.compile(r"(?:[,;?!]|\b(?:the|of|and|or|to|for|in|on|by|with|from|a|an|at|as|that|which))$")
_TWO_SENTENCES = re.compile(r"(?<!\bNo)(?<!\bvs)(?<!\bSt)(?<!\bDr)(?<!\b[A-Z])[.!?][\"'”’)]?\s+[A-Z(]")
_ENDS_IN_FIGURE = re.compile(r"(?:[+\-–]?\d[\d,.]*\s?%|\b\d+\.\d+|£\s?[\d,.]+(?:k|m| million)?)\)?$", re.I)
_VERDICT = re.compile(
    r"(?:AGREED|RESOLVED|NOTED|RECOMMENDED|ACTION)\b[ :\-–]|(?i:presented by|actions? *[-–:])|(?i:agreed|resolved"
    r"|it was) that\b"
)
_WHEN = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d[.:]\d\d\s*[ap]\.?m\b|^\d{1,2}(?:st|nd|rd"
    r"|th)?\s+[A-Z][a-z]+\s+\d{4}$",
    re.I,
)
_OWNED = re.compile(
    r"^(?:ACTION|Action)\s+(?:by\s+)?[A-Z(\[]|\s[–—-]\s*(?:ACTION|Action)\b|[(\[]\s*(?:ACTION|Action)\b"
)
_OF_A_PAGE = frozenset({"items", "item", "minutes:", "additional documents"})  # what a web page prints
_WHOLE_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d\b",
    re.I,
)
_NOBODY = frozenset({"none", "nil", "n/a", "none.", "nil.", "none received", "not applicable", "tbc", "yes", "no"})
_STARTS_TEXT = re.compile(
    r"(?:On|In|At|As|By|From|With|If|When|After|Since|During|To|The|This|That|These|Those|There|It|We|He|She"
    r"|They|I|You|Our|Please|Further"
    r"|Also|However|Currently|Overall|Regarding|Following|Due|Have|Has|Will|Is|Are|Not|All|Both|Some|Any|No"
    r"|Members|Noted|Agreed|Resolved|Copies|Copy)\b(?! Other Business)"
)
_TELLS = re.compile(
    r"\b(?:in the [Cc]hair|left|joined|arrived|returned|proposed|seconded|declared|opened|ended|closed|moved|signed"
    r"|apologised|abstained|withdrew|spoke|replied|added|answered|promised|wrote|came)\b"
)
_LABEL = re.compile(
    r"(?:actions?(?: points?| required| by| agreed)?|recommendations?|present|apologies(?: for absence)?"
    r"|agreed|resolved|noted|decisions?|owners?|leads?|in attendance|officers"
    r"|recommended|approved|endorsed|resolutions?|by whom|who|when|deadline|signed|chair(?:man|person)?|date"
    r"|contact|tel(?:ephone)?|e-?mail|lead officer"
    r"|outcome|status|completed?|ongoing|discharged|carried|open|closed|red|amber|green|for information"
    r"|for decision|for noting|for discussion|to note|enclosures?|draft|confidential|protect|unclassified"
    r"|official(?:[- ]sensitive)?|(?:not )?protectively marked|restricted|public|end of meeting|signed .*)"
    r"\s*[:.\-–]*",
    re.I,
)
_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or over per the to up via with within - – & / y a'r ac i o".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’/\-]*")


_TIME_ENDS = tuple("0123456789m) ")
_ICON = re.compile(r"\s*(?:\bpdf icon\s*)?\bPDF\s+\d+\s*[KM]B\b.*$")
_NOT_PUBLIC = re.compile(
    r"\s*[(\[]\s*(?:strictly\s+)?(?:confidential|exempt|restricted|private|closed|not\s+for\s+publication|part\s+(?:2|ii|b))\b.*$",
    re.I,
)
_LISTED = re.compile(r"(?<=^apologies)(?:\s+for\s+absence)?\s*(?::|\s[–—-])\s*(?=[A-Z][\w.]*\s+[A-Z])", re.I)
_TO_ACT = re.compile(r"\s+[–—-]\s*(?:ACTION|Action)\b.*$")
_CUTS = (
    ("(", _NOT_PUBLIC),
    ("ction", _TO_ACT),
    ("CTION", _TO_ACT),
    ("PDF", _ICON),
    ("(", _NOTE),
    ("(", _DATED),
    ("(", _BRACKETED_POINTER),
    ("    ", _COLUMN),
    ("[", _NOTE),
    ("inute", _POINTER),
    ("INUTE", _POINTER),
    ("Min", _POINTER),
    (":", _VALUE),
    ("pologies", _LISTED),
    ("eeting", _NEXT),
    ("EETING", _NEXT),
    ("£", _SUM),
)
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_COLON_DASH = re.compile(r":[-–]")
_PART_OF = re.compile(r"(?:Appendix|Annex|Part|Section) [\dA-Z]+\b")
_REPORT_OF = re.compile(r"(?:REPORT|Report) (?:OF|of|by|BY|to|TO)\b")


def names_a_file(words: str) -> bool:
    """True for the name of a paper that a committee's page offers with its kind and size: `Burglary PDF 104 KB`."""
    return "PDF" in words and _ICON.search(words) is not None


def title_end(words: str) -> int:
    """How many characters of a heading's words are its title.

    It ends before a closing colon or stop, a bracketed note on papers or pointer to a minute, a time given to the item,
    the heading's own value after a colon, or a sum with its label.
    """
    if "    " not in words and words.replace(" ", "").isalpha():
        return len(words.rstrip(" "))  # every cut needs a sign or a number
    for sign, pattern in _CUTS:
        found = pattern.search(words) if sign in words else None
        if found and words[: found.start()].strip():
            words = words[: found.start()]
    if words[-1:] in _TIME_ENDS and (found := _TIME_GIVEN.search(words)) and words[: found.start()].strip():
        words = words[: found.start()]
    return len(words.rstrip(" \t\u00a0:.-–—;*"))


def is_title(words: str, numbered: bool = True) -> bool:
    """True for words that head a text rather than say something.  A numbered line needs to prove less."""
    words = words.strip().partition("    ")[0]  # what stands in a column beside it is no part of it
    longest, most = (_LONGEST_NUMBERED, _MOST_NUMBERED) if numbered else (_LONGEST, _MOST_WORDS)
    if (
        not words
        or len(words) > longest
        or words[-1] in ",;?!"
        or not (words[0].isupper() or words[0] in "\"'“‘(" or words[0].isdigit())
    ):
        return False
    if words[-1] == "." and words[-2:-1] != ")" and words.count(" ") > 5:
        return False
    if (
        words.count(" ") >= most + 15
        or _VERDICT.match(words)
        or not _TWO_LETTERS.search(words)
        or words.lower() in _NOBODY
    ):
        return False
    if has_any(words, (". ", "? ", "! ", ".’", ".'", '."')) and _TWO_SENTENCES.search(words):
        return False
    if _WHOLE_DATE.match(words) or sets_task(words):
        return False
    body = words[: title_end(words)]
    many = body.split()
    if len(many) > most or _ENDS_BADLY.search(body, max(0, len(body) - 6)) or _FINITE.search(body):
        return False
    if words[-1] == "." and (len(many) > 6 or not _in_capitals(body)):
        return False
    return numbered or _is_bare_title(words, body)


def _is_bare_title(words: str, body: str) -> bool:
    """The further proof asked of a line without a number."""
    if _LABEL.fullmatch(words) or words.lower() in _OF_A_PAGE or words[-1] in ":.–—-" or _ENDS_IN_FIGURE.search(body):
        return False
    if "£" in words or _WHEN.search(words) or _TELLS.search(words) or _OWNED.search(words):
        return False
    if ": " in words or _COLON_DASH.search(words) or "..." in words or "…" in words or "@" in words:
        return bool(_PART_OF.match(words))
    if words[0] in "\"'“‘(" or words[0].isdigit() or _REPORT_OF.match(words):
        return False
    return _in_capitals(body) or not _STARTS_TEXT.match(words) and len(body) <= 80


def _in_capitals(words: str) -> bool:
    """True where each word that bears weight begins with a capital."""
    return all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in _WORD.findall(words))


def is_label(words: str) -> bool:
    """True for a word or two that mark what follows (Action, AGREED, Recommendation) and head nothing."""
    return _LABEL.fullmatch(words.strip()) is not None
