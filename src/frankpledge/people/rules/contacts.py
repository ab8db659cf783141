"""What an address and a telephone number look like, and what is wrong with one.  Pure."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

# One address, as RFC 5321 allows those that people have: no quotes, no comments, no bare numbers for a host.
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@(?=.{3,189}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*\w")
_TELEPHONE = re.compile(r"\+?[\d\s().-]{5,30}(?:\s*(?:x|ext\.?|extension)\s*\d{1,6})?", re.IGNORECASE)


class ContactKind(StrEnum):
    """By what somebody can be reached."""

    EMAIL = "email"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The kind on a page."""
        return {"email": "E-mail", "phone": "Telephone"}[self.value]


def problem_with(kind: ContactKind, value: str) -> str:
    """What is wrong with an address or a number, in words for whoever typed it; empty where nothing is."""
    if not value:
        return ""
    if kind is ContactKind.EMAIL:
        fine = len(value) <= 254 and _ADDRESS.fullmatch(value) is not None
        return "" if fine else "Enter an e-mail address, like name@example.org."
    return "" if _TELEPHONE.fullmatch(value) else "Enter a telephone number, like 01632 960 001."


def shown_contacts(contacts: Iterable[Any]) -> dict[str, str]:
    """What the form that says how to reach somebody shows: what two people who save at once are held against."""
    kept = {contact.kind: contact.value for contact in contacts}
    return {kind.value: kept.get(kind.value, "") for kind in ContactKind}
