"""Numbers of lists as word processors and web pages print them: 3, c, iii, third."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 32_767  # word processors count no further, and a Roman number of a million has a thousand letters


def numeral(number: int, form: str) -> str:
    """A number in a form: decimal, zero (01), lower or upper letter, lower or upper roman, ordinal; others as decimal.

    Letters go a to z, then aa, bb; what letters and Roman numerals cannot say stands in plain digits.
    """
    if form == "zero":
        return f"{number:02}"
    if form == "ordinal":
        return f"{number}{_ending(number)}"
    if not 0 < number <= _MOST:
        return str(number)
    kind = form[5:].strip() if form.startswith(("lower", "upper")) else ""
    if kind == "letter":
        said = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30)
    elif kind == "roman":
        said = _roman(number)
    else:
        return str(number)
    return said.upper() if form.startswith("upper") else said


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _roman(number: int) -> str:
    said = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        said.append(letters * count)
    return "".join(said)


def bullet(sign: str) -> str:
    """A bullet as text: a dash stays what it is, and all other signs, many from picture fonts, become one."""
    return sign if sign in ("-", "–", "—") else "•"
