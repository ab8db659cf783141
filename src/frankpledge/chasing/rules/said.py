"""What the words of a reply come to, as far as they say so themselves.  Pure."""

import re

from frankpledge.meetings.rules.doing import UpdateKind

_DONE = re.compile(
    r"^\W*(this (is|has been|was)|it('s| is| has been| was)|all|now)?\s*"
    r"(done|completed?|finished|actioned)\b(?!\s+(by|when|once|if|after|next|until)\b)",
    re.I,
)
_GREETING = re.compile(
    r"(dear|hello|hi|hey|good (morning|afternoon|evening)|morning|afternoon|thanks?|many thanks|thank you|cheers|"
    r"(kind|best|warm)(est)? (regards|wishes)|regards|best|yours (sincerely|faithfully)|sincerely)\b[\w ,.!’'-]{0,60}",
    re.I,
)


def kind_of(words: str) -> UpdateKind:
    """Whether a reply begins by saying that its action is done; else it tells how it goes.  It only ever proposes."""
    return UpdateKind.DONE if _DONE.match(words) else UpdateKind.TOLD


def is_greeting(words: str) -> bool:
    """Whether words only greet, thank or sign: nothing is lost with them."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not lines or len(lines) > 4:
        return not lines
    greets = [bool(_GREETING.fullmatch(line)) for line in lines]
    # A name on a line of its own, below a closing or alone: two or three words that begin with capitals.
    named = [bool(re.fullmatch(r"(?:[A-Z][\w’'-]{1,20}[ .]?){1,3}", line)) for line in lines]
    return any(greets) and all(one or other for one, other in zip(greets, named, strict=True))
