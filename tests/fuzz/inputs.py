"""Documents that nobody would write and somebody will bring: each by name, made when it is asked for."""

import random
from collections.abc import Callable

MILLION = 1_000_000
TITLE = "Aldermere Community Safety Partnership\nMinutes of the meeting held on 4 December 2024\n"
PRESENT = "Present: Ann Poe (Chair), Ben Hill (Police)\n\n"
TOP = f"{TITLE}{PRESENT}1. Welcome\nMembers were welcomed.\n\n"
HEADINGS = ("Welcome", "Apologies", "Matters Arising", "Police Update", "Any Other Business", "Date of Next Meeting")

WELSH = (
    "Partneriaeth Diogelwch Cymunedol Aldermere\nCofnodion y cyfarfod a gynhaliwyd ar 4 Mawrth 2014\n"
    "Presennol: Siân Ŵyn (Heddlu)\n\n1. Croeso\nCytunwyd i nodi'r adroddiad.\n\n"
)
POLISH = (
    "Protokół z posiedzenia Rady w dniu 4 marca 2014 r.\nObecni: Łucja Żak (Policja)\n\n1. Otwarcie\n"
    "Postanowiono przyjąć sprawozdanie. Wydano 1 200 zł.\n\n"
)
CYRILLIC = (
    "Протокол заседания Совета от 4 марта 2014 года\nПрисутствовали: Анна Рощина (полиция)\n\n1. Открытие\n"
    "Решили принять отчёт к сведению.\n\n"
)
ARABIC = "محضر اجتماع الشراكة في ٤ مارس ٢٠١٤\nالحضور: آن بو (الشرطة)\n\n١. الترحيب\nتقرر اعتماد التقرير.\n\n"
HEBREW = "פרוטוקול ישיבה מיום 4 במרץ 2014\nנוכחים: אן פו (משטרה)\n\n1. פתיחה\nהוחלט לאשר את הדוח.\n\n"
CHINESE = "社区安全伙伴关系会议记录二〇一四年三月四日\n出席者：安妮（警察）\n\n一、欢迎\n会议决定批准报告。\n\n"


def times(piece: str, size: int = MILLION) -> str:
    """A piece over and over, up to so many characters."""
    return piece * (size // len(piece))


def names(count: int) -> list[str]:
    """So many invented names, the same at each run."""
    rng = random.Random(count)

    def word(length: int) -> str:
        return rng.choice("BDFGHKLMPRSTW") + "".join(rng.choice("aeilnorsu") for _ in range(length))

    return [f"{word(4)} {word(6)}" for _ in range(count)]


def numbered(depth: int) -> str:
    """Headings numbered ever deeper: 1, 1.1, 1.1.1."""
    return "".join(".".join("1" * n) + " Gates\nWords were said.\n\n" for n in range(1, depth))


# Everything here is read, whatever comes of it.
READ: dict[str, Callable[[], str]] = {
    "a word": lambda: "Partnership",
    "a letter": lambda: "a",
    "a sign": lambda: ")",
    "a million open brackets": lambda: "(" * MILLION,
    "a million closing brackets": lambda: ")" * MILLION,
    "brackets within brackets": lambda: "(" * (MILLION // 2) + ")" * (MILLION // 2),
    "names whose brackets are never closed": lambda: TITLE + "Present: " + times("Ann Poe (Police, "),
    "open brackets behind a name": lambda: TITLE + "Present: Ann Poe " + "(" * MILLION,
    "a list never closed": lambda: TOP + "AGREED that (a) " + times("the report (as attached be noted; (b) "),
    "a million square brackets": lambda: TOP + "[" * MILLION,
    "a million marks of markup": lambda: TOP + "<" * MILLION,
    "a million opening quotation marks": lambda: TOP + "‘" * MILLION,
    "a line of a million characters": lambda: TOP + times("word "),
    "a line of a million capitals": lambda: "A" * MILLION,
    "a million names in a line": lambda: times("Ann Poe "),
    "a million verdicts in a line": lambda: TOP + times("AGREED that the report be noted and "),
    "a million actions in a line": lambda: TOP + times("Action: "),
    "a million digits": lambda: TOP + "1" * MILLION,
    "forty thousand digits and commas": lambda: TOP + "1," * 40_000,
    "forty thousand digits and stops": lambda: "1." * 40_000,
    "forty thousand digits and strokes": lambda: "1/" * 40_000,
    "a sum of a million digits": lambda: TOP + "£" + "9" * MILLION,
    "a percentage of a million digits": lambda: TOP + "Fires fell to " + "9" * MILLION + "%",
    "forty thousand sums in a paragraph": lambda: TOP + " ".join(f"£{n}" for n in range(40_000)),
    "forty thousand sums without a gap": lambda: TOP + "£1" * 40_000,
    "paragraphs of nothing but percentages": lambda: TOP + (times("1% ", 18_000) + "\n\n") * 2,
    "a sentence that ends in a million digits": lambda: TOP + "Fires stood at 1É" + "7" * MILLION,
    "every heading twice": lambda: TOP + "".join(f"{n}. {h}\n{n}. {h}\nWords.\n\n" for n, h in enumerate(HEADINGS)),
    "a heading ten thousand times": lambda: TOP + "1. Gates\n" * 10_000,
    "ten thousand headings": lambda: TOP + "".join(f"{n}. Gates and lamps\nWords.\n" for n in range(10_000)),
    "headings numbered two hundred deep": lambda: TOP + numbered(240),
    "a number with forty thousand parts": lambda: TOP + "1." * 40_000 + " Gates\nWords.",
    "a hundred thousand names in a line": lambda: TITLE + "Present: " + ", ".join(names(100_000)),
    "ten thousand names a line each": lambda: TITLE + "Present:\n" + "\n".join(names(10_000)) + "\n\n1. Gates\nWords.",
    "names and places that make no list": lambda: TITLE + "Present:\n" + "Ann Poe, Ben Hill\n" * 10_000,
    "three thousand people with an action each": lambda: (
        TITLE + "Present: " + "; ".join(f"{name} (Police)" for name in names(3_000)) + "\n\n1. Gates\nWords.\n\n"
        + "".join(f"Action: {name} to write to all.\n\n" for name in names(3_000))
    ),
    "forty-nine thousand lines of a word": lambda: "Word\n" * 49_000,
    "sums at which nothing stands": lambda: TOP + "t at £7" * 7000,
    "a table of forty thousand columns": lambda: TOP + "Measure" + "\t12%" * 40_000,
    "a table of five thousand rows": lambda: TOP + "Measure\t2012\t2013\n" + "Burglary\t12\t34\n" * 5_000,
    "feet of ten thousand pages": lambda: TOP + "".join(f"Words\n\nPage {n} of 9000\n\n" for n in range(10_000)),
    "lines that end in every way": lambda: "Action\rAnn Poe\r\nAGREED it\n\rso\v\f\x85" * 4_000,
    "a million blank lines": lambda: "\n" * MILLION + "a",
    "a million old line ends": lambda: "\r" * MILLION + "a",
    "a million spaces": lambda: TOP + "AGREED" + " " * MILLION + "that the report be noted.",
    "a short form before a million spaces": lambda: "EB\tCSF" + " " * MILLION,
    "twenty thousand headings of lists of short forms": lambda: TOP + "Key - x\n" * 20_000,
    "three thousand spaces before a heading": lambda: f"No.\tItem\n1.\t{' ' * 3000}\nIntroductions\nNumber: 238\n",
    "three thousand spaces in a name": lambda: f"{TITLE}Present:\nAC\tAbdul{' ' * 3000}Clegg\tPolice\n",
    "three thousand tables of decisions": lambda: TOP + "Item\tDecision\nGates\tNoted\n\nWords.\n" * 3000,
    "lines of spaces": lambda: (" " * 1000 + "\n") * 1000 + "a",
    "half a surrogate": lambda: TOP + "\udc80 \ud83d" * 1000,
    "a NUL between all letters": lambda: "\0".join(TOP * 1000),
    "joiners of no width": lambda: TOP + times("A\u200dnn\u200c Poe\u2060 "),
    "a letter with a million accents": lambda: TOP + "a" + "\u0301" * MILLION,
    "marks that change direction": lambda: TOP + times("\u202eAGREED that\u202c \u200f(Chair\u200e) "),
    "a paper in Arabic": lambda: times(ARABIC, 400_000),
    "a paper in Hebrew": lambda: times(HEBREW, 400_000),
    "a paper in Chinese": lambda: times(CHINESE, 400_000),
    "a paper in Cyrillic letters": lambda: times(CYRILLIC, 400_000),
    "a paper in Welsh": lambda: times(WELSH, 400_000),
    "a paper in Polish": lambda: times(POLISH, 400_000),
    "digits of other scripts": lambda: TOP + "١٢٪ of calls, £٣٤, ²⁄₃, Ⅻ, 𝟙𝟚%, १२ March २०१४\n\n" * 1000,
    "pictures for letters": lambda: TOP + "🚓👮\u200d♀️ " * 100_000,
    "dates of the year 9999": lambda: TOP + "Next meeting: 31 May 9999. Action: Ann Poe to go by 31/12/9999.\n" * 500,
    "dates that never were": lambda: TOP + "31 June 2014, 29 February 2023, 0/0/0000, 99/99/9999, 25:61.\n" * 3000,
    "a million months": lambda: TOP + times("January "),
    "ten thousand pointers in a line": lambda: TOP + "Minute 318 (a) refers. " * 10_000,
    "a million dots": lambda: TOP + "." * MILLION,
    "a million dashes": lambda: TOP + "–" * MILLION,
    "a million lines drawn": lambda: TOP + "_" * MILLION,
}  # fmt: skip

# These are refused, with what is wrong.
REFUSED: dict[str, tuple[str, Callable[[], str]]] = {
    "nothing": ("empty", lambda: ""),
    "only white space": ("empty", lambda: " \n\t\u3000\u2028" * 100_000),
    "only marks that cannot be seen": ("empty", lambda: "\u200b\u200d\u202e\u2066\ufeff\0" * 100_000),
    "a hundred thousand headings": ("lines", lambda: TOP + "".join(f"{n}. Gates\nWords.\n" for n in range(100_000))),
    "a hundred thousand names a line each": ("lines", lambda: TITLE + "Present:\n" + "\n".join(names(100_000))),
    "a table of a million cells": ("cells", lambda: TOP + "a\t" * (MILLION // 2)),
    "a hundred thousand sums in a paragraph": ("numbers", lambda: TOP + " ".join(f"£{n}" for n in range(100_000))),
    "a million digits and commas": ("numbers", lambda: TOP + times("1,")),
    "more characters than a book has": ("characters", lambda: TOP + times("word ", 3 * MILLION)),
    "markup that makes a million lines": ("lines", lambda: "<p>a" * 400_000),
}
