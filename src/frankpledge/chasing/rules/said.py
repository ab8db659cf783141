"""What the words of a reply come to, as far as they say so themselves.  Pure."""

import re

from frankpledge.meetings.rules.doing import UpdateKind

_DONE = re.compile(
    r"^\W*(this (is|has been|was)|it('s| is| has been| was)|all|now)?\s*"
    r"(done|completed?|finished|actioned)\b(?!\s+(by|when|once|if|after|next|until)\b)",
    re.I,
)
# A word of a name: none by which something is said.
_NAME = r"(?!(?i:done|completed?|finished|actioned|closed|yes|no|not|none|sorry)\b)[A-Z][\w’'-]{0,20}"
_GREETING = re.compile(
    r"(dear|hello|hi|hey|good (morning|afternoon|evening)|morning|afternoon|thanks?|many thanks|thank you|cheers|"
    r"(kind|best|warm)(est)? (regards|wishes)|regards|best|yours (sincerely|faithfully)|sincerely)\b"
    rf"([ ,]{{1,2}}((?-i:{_NAME})|all|both|everyone|everybody|team|there|again|very much|so much|in advance|"
    r"for (this|that|(the|your) (help|e-?mail|letter|message|reminder))|(and )?(kind|best|warm) (regards|wishes)))"
    r"{0,4}[ ,.!]{0,5}",
    re.I,
)
_NAMED = re.compile(rf"(?:{_NAME}[ .]?){{1,3}}")


def kind_of(words: str) -> UpdateKind:
    """Whether a reply begins by saying that its action is done; else it tells how it goes.  It only ever proposes."""
    return UpdateKind.DONE if _DONE.match(words[:400]) else UpdateKind.TOLD


def is_greeting(words: str) -> bool:
    """Whether words only greet, thank or sign: nothing is lost with them."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not lines or len(lines) > 4:
        return not lines
    greets = [bool(_GREETING.fullmatch(line)) for line in lines]
    # A name on a line of its own, below a closing or alone: two or three words that begin with capitals.
    named = [bool(_NAMED.fullmatch(line)) for line in lines]
    return any(greets) and all(one or other for one, other in zip(greets, named, strict=True))
