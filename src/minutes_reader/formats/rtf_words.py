"""The words of rich text: what its control words stand for, and in which code pages its bytes are written."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
# Control words that are letters.
LETTERS = {
    "tab": "\t",
    "line": "\n",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "endash": "–",
    "emdash": "—",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "page": "\n",
    "column": "\n",
}
SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"-": "", b"\n": "\n", b"\r": "\n", b"\t": "\t"}
# Groups whose inside is no part of the text.
UNSEEN = frozenset(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict generator "
    "listtable listoverridetable revtbl rsidtbl annotation atnid atnauthor atndate atnref atnparent atnicn fldinst "
    "bkmkstart bkmkend themedata colorschememapping datastore xmlnstbl latentstyles wgrffmtfilter pgptbl filetbl "
    "nonshppict shprslt shpinst sp mmathPr objdata objclass objname template xe tc tcn rxe passwordhash ftnsep "
    "ftnsepc ftncn aftnsep aftnsepc aftncn userprops docvar listname levelnumbers leveltext".split()
)
# Of groups that readers may pass over, those that hold words of the text.
SEEN = frozenset(("shptxt", "listtext", "pntext", "fldrslt", "field", "shppict", "result"))
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437",
}  # fmt: skip
_SYMBOL = 2
_TABLE_WITHIN, _LONGEST_TABLE = 200_000, 60_000
_FONT = re.compile(rb"\\f([0-9]{1,5})\b([^{};]{0,200})")
_CHARSET = re.compile(rb"\\fcharset([0-9]{1,3})")


def code_page(number: int | None) -> str:
    """The encoding of a code page that `\\ansicpg` names."""
    if number == 65001:
        return "utf-8"
    return "cp1252" if number is None or number in (0, 1252) else _known(f"cp{number}")


def fonts(data: bytes) -> dict[int, str]:
    """The encoding of each font in a file's table of them whose own is known; `symbol` for picture fonts."""
    found: dict[int, str] = {}
    start = data.find(b"{\\fonttbl", 0, _TABLE_WITHIN)
    if start < 0:
        return found
    ends = [at for at in (data.find(word, start) for word in (b"{\\colortbl", b"{\\stylesheet")) if at > 0]
    for match in _FONT.finditer(data, start, min([*ends, start + _LONGEST_TABLE])):
        charset = _CHARSET.search(match[2])
        if charset and int(charset[1]) == _SYMBOL:
            found[int(match[1])] = "symbol"
        elif charset and int(charset[1]) in _CHARSETS and int(charset[1]):
            found[int(match[1])] = _CHARSETS[int(charset[1])]
    return found


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
