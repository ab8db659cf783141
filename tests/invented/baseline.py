"""The plainest reader that could be written: a handful of regular expressions, with no idea of what a meeting is.  It
shows how far patterns alone come."""

import re
from typing import Any

AGREED = re.compile(
    r"^(?:[\d.]+\s+)?(?:it was )?(?:AGREED|RESOLVED|Agreed|Resolved)\b[\s:–-]*(?:[Tt]hat\s+)?(.+)$", re.M
)
ACTION = re.compile(r"^(?:[\d.]+\s+)?(?:ACTION|Action)\b[^:\n]{0,12}[:–-]\s*(.+)$", re.M)
OWNER = re.compile(r"(?:For )?([A-Z][\w.'-]*(?: (?:and )?[A-Z][\w.'-]*)*|[A-Z]{2,3}) (?:to|would|is to)\b")
HEADING = re.compile(r"^(\d{1,3}(?:/\d\d)?(?:\.\d+)?|\([a-z]\))[.)]?[ \t]+([A-Z][^\n]{2,80}[^\n.])$", re.M)
LABEL = re.compile(r"^\W*(present|in attendance|also|officers|apologies|attend\w+|members)\b", re.I)
NAME = re.compile(r"((?:Cllr )?[A-Z][\w'-]+ (?:[A-Z][\w'-]+))(?: \((?:Chair|Chairman)\))?[ ,–-]*(?:\(([^)]*)\))?")
MINUTE = re.compile(r"\b[Mm]inute (?:No\. )?(\d+(?:/\d+)?(?: \([a-z]\))?)")
DATED = re.compile(r"meeting (?:held )?on (?:\w+day,? )?(\d{1,2})(?:st|nd|rd|th)? (\w+),? (\d{4})")
FIGURE = re.compile(r"(?<![\d£.,/])(\d+(?:\.\d+)?)( ?%| per cent)")
POUNDS = re.compile(r"£(\d[\d,]*(?:\.\d\d)?)(k?)")
MONTHS = "January February March April May June July August September October November December".split()
VERBS = "noted approved endorsed supported accepted deferred".split()


def read(text: str) -> dict[str, Any]:
    """The facts of a paper as patterns find them, in the form of a reading."""
    text = text.replace("\r\n", " \n")
    return {
        "kind": "minutes", "text": text, "attendance": attendance(text), "items": items(text), "follow_ups": [],
        "decisions": decisions(text), "actions": actions(text), "references": references(text),
        "figures": [{"value": float(m[1]), "unit": "percent", "span": list(m.span())} for m in FIGURE.finditer(text)],
        "money": [{"amount": m[1].replace(",", "") + ("000" if m[2] else ""), "span": list(m.span())}
                  for m in POUNDS.finditer(text)],
    }  # fmt: skip


def attendance(text: str) -> list[dict[str, Any]]:
    """Two words with capitals, in the lines between a list's label and the first heading."""
    found, start, listing = [], 0, False
    for line in text.split("\n"):
        if label := LABEL.match(line):
            listing, line_from = True, label.end()
        elif HEADING.match(line):
            break
        else:
            line_from = 0
        if listing:
            for m in NAME.finditer(line, line_from):
                capacity = "apologies" if label and label[1].lower() == "apologies" else "present"
                found.append({"name": m[1], "organisation": m[2], "post": None, "capacity": capacity,
                              "chair": "Chair" in m[0], "span": [start + m.start(), start + m.end()]})  # fmt: skip
        start += len(line) + 1
    return found


def items(text: str) -> list[dict[str, Any]]:
    """A number and a capital at the start of a short line."""
    return [{"number": m[1], "title": m[2], "parent": None, "presenter": None, "span": list(m.span())}
            for m in HEADING.finditer(text)]  # fmt: skip


def decisions(text: str) -> list[dict[str, Any]]:
    """What follows AGREED or RESOLVED on its line."""
    found = []
    for m in AGREED.finditer(text):
        verb = next((verb for verb in VERBS if verb in m[1]), "agreed")
        found.append({"verb": verb, "text": m[1], "span": list(m.span(1))})
    return found


def actions(text: str) -> list[dict[str, Any]]:
    """What follows Action: on its line, with the capitals before "to" as its owner."""
    found = []
    for m in ACTION.finditer(text):
        owner = OWNER.match(m[1])
        owners = re.split(r" and |/", owner[1]) if owner else []
        found.append({"text": m[1], "owners": owners, "due": None, "span": list(m.span(1))})
    return found


def references(text: str) -> list[dict[str, Any]]:
    """The word Minute and a number, or a meeting on a date."""
    found = [{"to_number": m[1], "to_date": None, "span": list(m.span())} for m in MINUTE.finditer(text)]
    for m in DATED.finditer(text):
        if m[2] in MONTHS:
            value = f"{m[3]}-{MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}"
            found.append({"to_number": None, "to_date": value, "span": list(m.span())})
    return found
