"""The command line: CSV in, a table or CSV out, and what is wrong in a line."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from public_statistics.command.methods import METHODS, Options
from public_statistics.command.run import list_methods, run

YEARS = "".join(f"{year},{month},{50 + month}\n" for year in (2022, 2023) for month in range(1, 13))
SERIES = "".join(
    f"{area},{month},{value}\n"
    for area, step in (("A", 0), ("B", 1))
    for month, value in enumerate([10, 12] * 8 + [11 + step * 30])
)
TREND = "".join(
    f"{area},{count},40000\n"
    for area in ("A", "B")
    for count in ((990, 1020, 1200, 1330, 1370) if area == "A" else (90, 92, 88, 91, 90))
)
LIKE = "".join(f"A{n},{50 + n % 7 + n},{n},{n * n % 11}\n" for n in range(12))

# For each method a file, and words that its table holds.
FILES: dict[str, tuple[str, list[str]]] = {
    "proportion": ("area,count,denominator\nHill,5,100\n", ["Hill", "2.1544", "11.175"]),
    "rate": ('area,count,denominator\nHill,"1,005","20,000"\n', ["Hill", "50.25"]),
    "ratio": ("area,count,expected\nHill,30,25\n", ["120"]),
    "standardised": (
        "area,count,population,standard\nHill,30,2000,6000\nHill,8,1000,4000\nDale,2,2000,6000\nDale,1,1000,4000\n",
        ["Hill", "1220", "Dale", "withheld"],
    ),
    "funnel": ("area,count,denominator\nHill,100,1000\nDale,160,1000\nVale,40,1000\n", ["above 99.8 %", "within"]),
    "control": (f"area,period,value\n{SERIES}", ["high", "centre"]),
    "trend": (f"area,count,denominator\n{TREND}", ["rising", "no significant change"]),
    "change": ("area,now,then,now_denominator\nHill,25,16,1\nDale,90,30,1\n", ["56.25", "200", "+"]),
    "rank": ("area,value\nHill,1\nDale,1\nVale,3\n", ["first equal", "third"]),
    "trajectory": ("baseline,change,months,month,actual\n100,-19.5,36,30,81\n", ["83.75", "83.463", "ahead or on it"]),
    "projection": (f"year,month,count\n{YEARS}2024,1,60\n2024,2,60\n", ["2024", "120"]),
    "predicted": (f"area,observed,poverty,age\n{LIKE}", ["studentised", "A11"]),
    "neighbours": (f"area,poverty,young,old\n{LIKE}", ["nearest 2", "A10"]),
    "suppress": ("ward,Asian,White,Other\nHill,3,20,30\nDale,25,40,50\nVale,60,70,80\n", ["Total", "c", "378"]),
    "public": ("ward,Asian,White\nHill,3,21\nDale,26,40\n", ["c", "20", "90"]),
}


def ran(method: str, file: Path | None, as_csv: bool = False, **options: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(method, file, Options(**options), as_csv=as_csv, out=out, err=err)
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "figures.csv"


def test_every_method_is_tried_here() -> None:
    assert set(FILES) | {"survey"} == set(METHODS)


@pytest.mark.parametrize("method", FILES)
def test_a_method_gives_a_table_and_csv(method: str, file: Path) -> None:
    text, words = FILES[method]
    file.write_text(text, "utf-8")
    options = {"nearest": 2, "target": 20} if method in ("neighbours", "control") else {}
    status, table, err = ran(method, file, **options)
    assert (status, err) == (0, "")
    assert all(word in table for word in words), table
    _, lines, _ = ran(method, file, as_csv=True, **options)
    assert len({line.count(",") for line in lines.splitlines()}) == 1
    assert len(lines.splitlines()) == len(table.splitlines()) > 1


def test_a_trajectory_needs_no_actual_figure(file: Path) -> None:
    file.write_text("baseline,change,months,month\n100,-10,10,5\n", "utf-8")
    assert ran("trajectory", file, as_csv=True)[1] == "linear,compound\n95,94.86832981\n"


def test_numbers_in_csv_are_given_in_full(file: Path) -> None:
    file.write_text("area,count,denominator\nHill,5,100\n", "utf-8")
    assert ran("rate", file, as_csv=True, per=100.0)[1] == ("area,value,lower,upper\nHill,5,1.62348639,11.66833208\n")
    assert ran("proportion", file, confidence=0.998)[1].split()[-2:] == ["1.3865", "16.459"]


def test_a_survey_is_shown_by_a_column(file: Path, tmp_path: Path) -> None:
    rows = "".join(f"{1 + n % 3},{'North' if n % 2 else 'South'},{1 + n % 4}\n" for n in range(240))
    file.write_text(f"safe,ward,w\n{rows}", "utf-8")
    book = tmp_path / "codebook.csv"
    book.write_text("question,text,code,label\nsafe,How safe?,1,Very\nsafe,,2,Fairly\nsafe,,3,Not\n", "utf-8")
    asked = {"question": "safe", "by": "ward", "weight": "w", "codebook": book}
    status, table, _ = ran("survey", file, **asked)
    assert status == 0
    assert [line.split()[:2] for line in table.splitlines()[1:4]] == [
        ["North", "Very"],
        ["North", "Fairly"],
        ["North", "Not"],
    ]
    assert table.splitlines()[1].split()[-2:] == ["120", "yes"]
    assert "Give --question, --by and --codebook" in ran("survey", file)[2]
    assert "no column 'beat'" in ran("survey", file, **{**asked, "by": "beat"})[2]


@pytest.mark.parametrize(
    ("method", "text", "says"),
    [
        ("rate", "area,count\nHill,5\n", "file: it has no column 'denominator'. Give it one; it has area, count."),
        ("rate", "", "it has no column 'count'. Give it one; it has none."),
        ("rate", "count,denominator\n", "it has no rows"),
        ("rate", "count,denominator\n5,Not reported\n", "denominator: row 1 is 'Not reported'"),
        ("rate", "count,denominator\n5,10,3\n", "row 1 has 3 cells under 2 names"),
        ("rate", "count,denominator\n5,0\n", "denominators[0] is 0"),
        ("trend", "area,count,denominator\nA,1,9\nA,1,9\nB,1,9\n", "B has 1 rows and A 2"),
        ("standardised", "area,count,population,standard\nA,1,9,1\nB,1,9,2\n", "unlike standard populations"),
        ("projection", "year,count\n2023,1\n2024,1\n", "has not 12 months"),
        ("suppress", "ward\nHill\n", "it has one column"),
        ("guess", "", "method: there is no 'guess'. Choose one of proportion"),
    ],
)
def test_what_is_wrong_is_one_line(method: str, text: str, says: str, file: Path) -> None:
    file.write_text(text, "utf-8")
    status, _, err = ran(method, file)
    assert status == 1
    assert says in err
    assert err.count("\n") == 1


def test_a_file_that_is_none_is_said_too(file: Path) -> None:
    assert "No such file" in ran("rate", file)[2]
    assert "file: none is given" in ran("rate", None)[2]
    file.write_bytes(b"count,denominator\n\xff\xfe,3\n")
    assert "it is no CSV in UTF-8" in ran("rate", file)[2]


def test_a_long_file_goes_through_in_parts_and_says_the_right_row(file: Path) -> None:
    file.write_text("area,count,denominator\n" + "Hill,5,100\n" * 50_000 + "Hill,none,100\n", "utf-8")
    status, lines, err = ran("rate", file, as_csv=True)
    assert status == 1
    assert "row 50001 is 'none'" in err
    assert lines.count("\n") == 50_001


def test_a_reader_who_has_gone_is_no_fault(file: Path) -> None:
    file.write_text("area,count,denominator\n" + "Hill,5,100\n" * 9_000, "utf-8")
    command = (
        "import sys; from pathlib import Path; from public_statistics.command.run import *; "
        f"sys.exit(run('rate', Path({str(file)!r}), Options(), as_csv=True))"
    )
    running = subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    with running.stderr:
        assert running.stderr.read() == b""
    assert running.wait() == 141


def test_methods_are_listed_with_their_columns() -> None:
    out = io.StringIO()
    list_methods(out)
    assert out.getvalue().count("\n") == len(METHODS)
