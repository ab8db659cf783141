"""Letters that came back: which address does not work, and why, as far as the mail server says.  Pure.

Reports are those of RFC 3464, their numbers those of RFC 3463; from servers that write none, the numbers of SMTP in the
words are taken.
"""

import re
from dataclasses import dataclass
from email.message import EmailMessage, Message
from enum import StrEnum

_MOST = 20_000  # characters of a report without the form of one


class Why(StrEnum):
    """Why no letters go to an address."""

    NOBODY = "nobody"
    NO_SERVER = "no_server"
    CLOSED = "closed"
    FULL = "full"
    REFUSED = "refused"
    OTHER = "other"
    ASKED = "asked"

    @property
    def label(self) -> str:
        """The reason, on a page."""
        return {
            "nobody": "Nobody has this address there",
            "no_server": "No mail server takes letters for what stands after the @",
            "closed": "The mailbox is closed",
            "full": "The mailbox is full",
            "refused": "The mail server there takes no letters from this installation",
            "other": "The mail server there did not say why",
            "asked": "Asked for no more letters",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Bounce:
    """That a letter did not reach an address; `address` is empty where the report does not say which."""

    address: str
    why: Why


def why_of(status: str, words: str = "") -> Why:
    """The reason by an enhanced status code such as 5.1.1, or by the words that came with it."""
    parts = status.split(".")
    detail = ".".join(parts[1:3])
    if detail in ("1.1", "1.0", "1.3", "1.6", "1.10"):
        return Why.NOBODY
    if detail in ("1.2", "4.4", "4.3", "4.1"):
        return Why.NO_SERVER
    if detail == "2.1":
        return Why.CLOSED
    if detail == "2.2":
        return Why.FULL
    if detail.startswith("7."):
        return Why.REFUSED
    for why, said in _SAID:
        if said.search(words):
            return why
    return Why.OTHER


_SAID = (
    (Why.FULL, re.compile(r"\b(mailbox|quota|storage)\b.{0,40}\b(full|exceeded|over)\b|over ?quota", re.I)),
    (Why.NO_SERVER, re.compile(
        r"host (or domain )?(name )?not found|domain .{0,60}(not|n't) (exist|found)|no mx", re.I)),
    (Why.NOBODY, re.compile(
        r"(user|recipient|address|mailbox|account|nobody|name)\b.{0,40}"
        r"\b(unknown|not found|n[o']t exist|doesn't exist|invalid|unavailable|rejected|here)\b|no such|unknown user",
        re.I)),
    (Why.CLOSED, re.compile(r"\b(disabled|inactive|deactivated|closed|suspended)\b", re.I)),
    (Why.REFUSED, re.compile(r"\b(blocked|spam|policy|blacklist|block ?list|denied|dmarc|spf)\b", re.I)),
)  # fmt: skip


def bounces_in(message: EmailMessage, text: str = "") -> list[Bounce]:
    """The addresses that a report says do not work; none where it says only that a letter is late."""
    report = _part(message, "message/delivery-status")
    if report is not None:
        blocks = report.get_payload()
        rows = [block for block in blocks if isinstance(block, Message)] if isinstance(blocks, list) else []
        found = [bounce for row in rows if (bounce := _told(row)) is not None]
        if found or any(row.get("Action") for row in rows):
            return found
    return _in_words(text[:_MOST])


def answered_in(message: EmailMessage, text: str = "") -> tuple[str, ...]:
    """The numbers of the letters that came back: in the copy that a report has of them or of their headers."""
    numbers = []
    for kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
        part = _part(message, kind)
        if part is None:
            continue
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        told = str(first.get("Message-ID", "")) if isinstance(first, Message) else str(inside)[:_MOST]
        numbers += re.findall(r"<[^<>\s]{1,400}>", told)
    numbers += re.findall(r"message-id:\s*(<[^<>\s]{1,400}>)", text[:_MOST], re.I)
    return tuple(dict.fromkeys(numbers))


def refusal(code: int, words: str) -> Why:
    """Why a mail server refused an address when a letter was handed in, by its answer (RFC 5321)."""
    status = re.search(r"\b5\.\d{1,3}\.\d{1,3}\b", words)
    if status:
        return why_of(status.group(), words)
    found = why_of("", words)
    if found is Why.OTHER and code in (550, 551, 553):
        return Why.NOBODY
    return Why.FULL if code == 552 and found is Why.OTHER else found


_OURS = re.compile(
    r"\brelay|rcpthosts|\bauthenticat|\bclient host\b|\bhelo\b|\bsender( address)? (rejected|denied|not allowed)", re.I
)


def is_about_us(code: int, words: str) -> bool:
    """Whether a mail server refused whoever hands the letter in, though it says so of the address.

    It relays for nobody it does not know, or wants signing in: so it answers for every address alike.
    """
    return code in (530, 535, 538) or bool(_OURS.search(words))


def _told(row: Message) -> Bounce | None:
    """What a report says of one address, or None where it reached it or may yet."""
    if str(row.get("Action", "")).strip().lower() != "failed":
        return None
    address = ""
    for name in ("Original-Recipient", "Final-Recipient"):
        said = str(row.get(name, "")).rpartition(";")[2].strip().strip("<>")
        address = address or (said if "@" in said else "")
    status = re.search(r"\d\.\d{1,3}\.\d{1,3}", str(row.get("Status", "")))
    words = str(row.get("Diagnostic-Code", ""))[:2000]
    inner = re.search(r"\b5\.\d{1,3}\.\d{1,3}\b", words)
    code = (
        inner.group() if inner and (status is None or status.group() == "5.0.0") else status.group() if status else ""
    )
    return Bounce(address[:254], why_of(code, words))


def _in_words(text: str) -> list[Bounce]:
    """A report in plain words: a number of SMTP that says never, and the address before it."""
    code = re.search(r"\b55[0-4]\b[ -]*(5\.\d{1,3}\.\d{1,3})?|\b(5\.\d{1,3}\.\d{1,3})\b", text)
    if code is None:
        return []
    near = re.findall(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", text[: code.end() + 400])
    return [Bounce(near[0] if near else "", why_of(code.group(1) or code.group(2) or "", text))]


def _part(message: EmailMessage, kind: str) -> Message | None:
    """The first part of this kind, not looking into letters within the letter."""
    waiting: list[Message] = [message]
    for _ in range(200):
        if not waiting:
            return None
        part = waiting.pop(0)
        if part.get_content_type() == kind:
            return part
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting = [one for one in inside if isinstance(one, Message)] + waiting
    return None
