"""The words that a reply adds, apart from the letter that it quotes.  Pure.

Programs quote in many ways, and none says so: what is looked for are the lines with which they begin a quotation, and
the signs before quoted lines.  Where that leaves a doubt, everything is kept and the doubt is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

ABOVE = "Please write above this line."
ENDS = "That is all for now."
TAG = re.compile(r"\[\s*A\s*(\d{1,9})\s*\]", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a reply, and the number of the action that they stand under; None where they stand under none."""

    words: str
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What a reply adds.  `doubt` says why it is not certain, and then the whole is kept; empty where it is."""

    parts: tuple[Part, ...]
    doubt: str = ""

    @property
    def words(self) -> str:
        """All of it, one part under the other."""
        return "\n\n".join(part.words for part in self.parts)


NOTHING_ABOVE = "Nothing stands above the letter that it quotes, so the whole is kept."
BELOW = "It says that the answer is further down or within the quoted letter, so the whole is kept."
UNMARKED = "It quotes the letter without saying where, so the whole is kept."

_ORIGINAL = re.compile(
    r"^[\s>*_]{0,20}[-_‐–—]{2,80}\s{0,20}"
    r"(original (message|appointment)|forwarded (message|by .{0,200})|reply (message|above.{0,200}))\s{0,20}"
    r"[-_‐–—]{2,80}[\s*_]{0,20}$",
    re.I,
)  # with bounds, since a line of signs alone is tried in every way to share it out
_FORWARDED = re.compile(r"^\s*begin forwarded message\s*:\s*$", re.I)
_WROTE = re.compile(
    r"^(on\b.{6,300}?\b(wrote|writes|said)|(le|am)\b.{6,300}?\b(a écrit|schrieb.{0,120})"
    r"|.{1,120}<[^<>\s]+@[^<>\s]+>.{0,60}\b(wrote|writes))\s*:\s*$",
    re.I | re.S,
)
_DAY = re.compile(r"\d{1,4}[/.\-]\d{1,2}|\b\d{1,2}(st|nd|rd|th)?\b.*\b(19|20)\d\d\b|\b\d{1,2}:\d\d\b|@")
_HEAD = re.compile(r"^[\s*_]*(from|sent|date|to|cc|subject|reply-to)\s*:[\s*_]*", re.I)
_RULE = re.compile(r"^\s*[_‐—–\-=]{5,}\s*$")
_PHONE = re.compile(
    r"^\s*((sent (from|via|using|with)|enviado (desde|do|de)|gesendet (von|mit)|envoyé (de|depuis|à partir))\b.{0,80}"
    r"\b(iphone|ipad|android|outlook|samsung|galaxy|mobile|phone|blackberry|yahoo|huawei|proton|windows mail|"
    r"mail for windows|app)|get \w{2,20}( \w{2,20})? for (android|ios|iphone|ipad|mobile|windows))\b.{0,160}$",
    re.I,
)
_SEE_BELOW = re.compile(
    r"\b(see|answers?|answered|replies|reply|comments?|responses?|updates?|notes?)\b[^.\n]{0,40}"
    r"\b(below|in-?line|in (red|blue|green|bold|the body|the text)|underneath|under each|against each|beneath)\b"
    r"|\bin-?line\b",
    re.I,
)


@dataclass
class _Found:
    """Lines as they are read: own ones gathered into parts, the rest left out."""

    parts: list[Part] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    under: int | None = None

    def turn(self, under: int | None) -> None:
        words = _trimmed(self.lines)
        if words:
            self.parts.append(Part(words, self.under))
        self.lines, self.under = [], under


def own_words(text: str, ours: Sequence[str] = ()) -> Own:
    """What a reply adds to the letter that it answers.

    `ours` are lines that our letter had, of which one that stands in the reply unmarked tells that it quotes.  Words
    under a quoted line with [A12] in it are about that action.
    """
    lines = text.split("\n")
    begins, style = _quotation(lines)
    above = _signed_off(_unquoted(lines[:begins]))
    doubt = _SEE_BELOW.search("\n".join(above))
    if style == "none":
        return _all_of(lines, ours)
    if style == "block":
        words = _trimmed(above)
        if doubt or not words:
            return Own((Part(_trimmed(lines)),) if _trimmed(lines) else (), BELOW if words else NOTHING_ABOVE)
        return Own(tuple(_tagged(words)))
    return _marked(lines, begins, doubt=bool(doubt))


def split_by_action(own: Own, known: Sequence[int]) -> dict[int | None, str]:
    """Words by the action that they are about, of those that the letter told of; None for what no number tells.

    A letter about one action alone needs no numbers.
    """
    found: dict[int | None, list[str]] = {}
    for part in own.parts:
        number = part.under if part.under in known else None
        if part.under is not None and number is None:
            found.setdefault(None, []).append(f"[A{part.under}] {part.words}")
        else:
            found.setdefault(number, []).append(part.words)
    if len(known) == 1 and not own.doubt and all(part.under in (None, known[0]) for part in own.parts):
        words = [word for each in found.values() for word in each]
        return {known[0]: "\n\n".join(words)} if words else {}
    return {number: "\n\n".join(words) for number, words in found.items()}


def _quotation(lines: list[str]) -> tuple[int, str]:
    """At which line a quotation begins, and how it is written: "block" (to the end), "signs" (>), or "none"."""
    for number, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            return number, "signs"
        if ABOVE in line or _ORIGINAL.match(line) or _FORWARDED.match(line):
            return number, _style(lines[number + 1 :])
        if (
            _HEAD.match(line)
            and len({h.group(1).lower() for h in map(_HEAD.match, lines[number : number + 7]) if h}) >= 3
        ):
            before = number - 1
            while before >= 0 and not lines[before].strip():
                before -= 1
            ruled = before >= 0 and _RULE.match(lines[before])
            return (before if ruled else number), _style(lines[number + 1 :])
        if said := _attribution(lines, number):
            return number, _style(lines[number + said :])
    return len(lines), "none"


def _style(after: list[str]) -> str:
    """How what comes after the line that begins a quotation is written: with signs, or as it is to the end."""
    full = [line for line in after if line.strip()]
    return "signs" if full and any(line.lstrip().startswith(">") for line in full[:3]) else "block"


def _attribution(lines: list[str], number: int) -> int:
    """How many lines from this one say who wrote what follows; 0 where they do not.  Programs wrap it at a width."""
    if not lines[number].strip():
        return 0
    for many in range(1, 5):
        told = " ".join(line.strip() for line in lines[number : number + many])
        if len(told) > 400 or number + many > len(lines):
            return 0
        if _WROTE.match(told) and _DAY.search(told):
            return many
        if not lines[min(number + many, len(lines)) - 1].strip():
            return 0
    return 0


def _all_of(lines: list[str], ours: Sequence[str]) -> Own:
    """A reply in which no quotation was found."""
    squeezed = {" ".join(line.split()) for line in lines}
    quoted = any(" ".join(line.split()) in squeezed for line in ours if line.strip())
    if quoted:
        return Own((Part(_trimmed(lines)),), UNMARKED)
    words = _trimmed(_signed_off(lines))
    return Own(tuple(_tagged(words)))


def _marked(lines: list[str], begins: int, *, doubt: bool) -> Own:
    """A reply that quotes with signs: whatever has none is its own, above, between and below the quoted lines.

    What stands below the whole of a letter with several actions is about none of them by its place.
    """
    above = _trimmed(_signed_off(_unquoted(lines[:begins])))
    last = max((number for number, line in enumerate(lines) if line.lstrip().startswith(">")), default=0)
    found, tags, skip = _Found(), 0, 0
    for number in range(begins, len(lines)):
        line = lines[number]
        if skip:
            skip -= 1
        elif line.lstrip().startswith(">"):
            if _trimmed(found.lines):
                found.turn(found.under)
                tags = 0
            found.lines = []
            if tag := TAG.search(line):
                tags += 1
                found.under = int(tag.group(1))
            elif ENDS in line:
                found.under = None
            if number == last and tags > 1:
                found.under = None
        elif said := _attribution(lines, number):
            skip = said - 1
        elif ABOVE not in line and not _ORIGINAL.match(line):
            found.lines.append(line)
    found.lines = _signed_off(found.lines)
    found.turn(None)
    below = [part for one in found.parts for part in (_tagged(one.words) if one.under is None else [one])]
    if not below and (doubt or not above):
        return Own((Part(_trimmed(lines)),), BELOW if above else NOTHING_ABOVE)
    return Own((*(_tagged(above) if above else ()), *below))


def _tagged(words: str) -> list[Part]:
    """Words with [A12] before some of them, a part for each; the first number of a line begins a part."""
    parts: list[tuple[int | None, list[str]]] = [(None, [])]
    for line in words.split("\n"):
        tag = TAG.search(line)
        if tag and not line[: tag.start()].strip(" -*•\t"):
            parts.append((int(tag.group(1)), [line[tag.end() :].lstrip(" :–-")]))
        else:
            parts[-1][1].append(line)
    return [Part(told, under) for under, held in parts if (told := _trimmed(held))]


def _unquoted(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.lstrip().startswith(">")]


def _signed_off(lines: list[str]) -> list[str]:
    """Lines without what a telephone adds, and without what stands below the sign of a signature."""
    kept: list[str] = []
    for line in lines:
        if line in ("--", "-- ") and _trimmed(kept):
            break
        if not _PHONE.match(line):
            kept.append(line)
    return kept


def _trimmed(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()
