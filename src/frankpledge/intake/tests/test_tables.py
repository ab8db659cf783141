"""Spreadsheets as they are kept in offices, read into rows; no database."""

import io
import zipfile
from datetime import date

import pytest

from frankpledge.intake.rules.tables.actions import LogRow, log_rows, status_words
from frankpledge.intake.rules.tables.book import line_spans, read_book, tab_of, text_of_book
from frankpledge.intake.rules.tables.columns import SheetKind, guess, guess_kind, header_print
from frankpledge.intake.rules.tables.days import read_day
from frankpledge.intake.rules.tables.found import RowKind, Table, find_headings, table_at
from frankpledge.intake.rules.tables.people import names_in
from frankpledge.intake.rules.tables.sameness import Known, changed, same_as
from frankpledge.intake.rules.tables.states import Meaning, mark_of, means, priority_of
from frankpledge.intake.tests import sheets
from minutes_reader import ReadingError

ON = date(2024, 3, 20)


def table_of(content: bytes, name: str = "log.xlsx") -> Table:
    """The table of the first sheet of a file, by way of the text that it is kept as."""
    text, layout = text_of_book(read_book(content, name), name)
    tab = tab_of(text, layout[0])
    return table_at(tab, *find_headings(tab))


def read(content: bytes, name: str = "log.xlsx", **more: object) -> list[LogRow]:
    """The actions of a file, its columns matched as they are offered."""
    table = table_of(content, name)
    columns = guess(SheetKind.ACTIONS, table.headings, [table.column(at) for at in range(len(table.headings))])
    return log_rows(table, columns, ON, {}, **more)


def test_two_heading_rows_with_merged_cells_under_a_title_are_joined():
    table = table_of(sheets.xlsx())
    assert table.headings == ["Ref", "Action", "Who Lead", "Who Agency", "Dates Raised", "Dates Due", "RAG"]
    assert [kind for _, kind, _ in table.rows] == [
        RowKind.DATA, RowKind.DATA, RowKind.SECTION, RowKind.DATA, RowKind.DATA, RowKind.TOTAL,
    ]  # fmt: skip
    found = guess(SheetKind.ACTIONS, table.headings, [table.column(at) for at in range(7)])
    assert found == {"ref": 0, "text": 1, "owner": 2, "agency": 3, "raised": 4, "due": 5, "status": 6}


def test_each_row_says_what_will_enter_and_what_is_not_clear():
    first, second, section, third, fourth, total = read(sheets.xlsx())
    assert (first.text, first.owners) == ("Mend the lamps in Mere Lane", ("Rosa Lind", "Aldermere Borough Council"))
    assert (first.due, first.raised, first.state, first.notes) == (date(2024, 2, 1), date(2024, 1, 4), Meaning.OPEN, ())
    assert second.owners == ("Tom Fell", "IO")
    assert (second.due, second.state, second.closed_on) == (date(2024, 3, 10), Meaning.DONE, ON)
    assert second.outcome == "The log says: Complete."
    assert any("week of 4 March" in note for note in second.notes)
    assert any("day of the sheet" in note for note in second.notes)
    assert section.aside
    assert third.due is None
    assert any("as soon as possible" in note for note in third.notes)
    assert any("“Blue”" in note for note in third.notes)
    assert fourth.aside == "It does not say what is to be done."
    assert total.aside == "A total."
    assert total.shown_number == 10


def test_one_column_for_state_and_progress_loses_no_words():
    rows = [
        ["Action", None, "Who", "Target date", "Progress update / RAG"],
        ["Minute no.", "What was agreed", "Lead", None, None],
        ["5/26", "Circulate the leaflet", "Rosa Lind", date(2024, 5, 1), "Draft done, with printers"],
        ["6/26", "Write to the minister", "Tom Fell", date(2024, 5, 1), "Complete 3/2/24"],
        ["7/26", "Map the gates", "Tom Fell", date(2024, 5, 1), "Ongoing"],
        ["8/26", "Mend the lamps", "Tom Fell", date(2024, 5, 1), "Amber"],
    ]
    leaflet, letter, gates, _ = read(sheets.xlsx(rows, ["A1:B1"]))
    assert (leaflet.text, leaflet.minute, leaflet.update) == (
        "Circulate the leaflet", "5/26", "Draft done, with printers",
    )  # fmt: skip
    assert (letter.state, letter.closed_on, letter.outcome) == (Meaning.DONE, date(2024, 2, 3), "Complete 3/2/24")
    assert (gates.state, gates.update) == (Meaning.OPEN, "Ongoing")

    (lone,) = read(sheets.xlsx([["Action", "Owner", "Status"], ["Mend the lamps", "Tom Fell", "With printers"]], []))
    assert (lone.state, lone.update) == (Meaning.OPEN, "With printers")


def test_an_action_merged_over_several_rows_is_one_action():
    rows = [
        ["Action", "Owner", "Due", "Update"],
        ["Mend the lamps", "Rosa Lind", date(2024, 5, 1), "Asked on Monday"],
        [None, "Tom Fell", None, "Answered on Friday"],
        ["Paint the doors", "Tom Fell", None, None],
    ]
    for content, name in (
        (sheets.xlsx(rows, ["A2:A3"]), "log.xlsx"),
        (sheets.ods(rows, down=(1, 0, 2)), "log.ods"),
    ):
        lamps, doors = read(content, name)
        assert (lamps.number, lamps.last) == (1, 2)
        assert lamps.owners == ("Rosa Lind", "Tom Fell")
        assert lamps.update == "Asked on Monday / Answered on Friday"
        assert doors.text == "Paint the doors"


def test_a_text_of_an_old_office_is_read_whatever_parts_its_cells():
    for mark in (",", ";", "\t"):
        first, second = read(sheets.csv(mark=mark), "log.csv")
        assert (first.due, first.ref) == (date(2024, 2, 1), "1")
        assert second.text == "Ask the café’s owner for a key"
        assert (second.due, second.month_only) == (date(2024, 3, 31), True)
        assert (second.state, second.outcome) == (Meaning.DONE, "The key is with us")


def test_hidden_sheets_and_rows_and_formulas_without_a_value_are_known():
    def hide(book):
        book.active.row_dimensions[3].hidden = True
        book.create_sheet("Old log").sheet_state = "hidden"
        book["Old log"]["A1"] = "=1+1"

    book = read_book(sheets.xlsx(sheets.PLAIN, [], also=hide), "log.xlsx")
    assert [tab.hidden for tab in book.tabs] == [False, True]
    assert book.tabs[0].hidden_rows == [2]
    assert book.no_value == 1


def test_a_row_stands_in_the_text_where_it_is_said_to():
    text, layout = text_of_book(read_book(sheets.xlsx(), "log.xlsx"), "log.xlsx")
    start, end = line_spans(text, layout[0])[4]
    assert text[start:end].startswith("2024/1\tMend the lamps in Mere Lane\tRosa Lind")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.xlsx", "empty"),
        (b"%PDF-1.7 ...", "a.xlsx", "not a spreadsheet"),
        (b"Minutes of the meeting\nheld on a day\nin a hall\n", "a.csv", "without columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "password"),
        (b"PK\x03\x04 and then nothing", "a.xlsx", "damaged"),
        (b"Action,Owner\n" + b"Do it,Tom\n" * 20_001, "a.csv", "20,000"),
    ],
)
def test_what_is_no_sheet_or_cannot_be_opened_is_refused_in_words(content, name, said):
    with pytest.raises(ReadingError, match=said):
        read_book(content, name)


def test_a_cell_far_below_the_rest_is_refused_with_where_it_stands():
    far = sheets.xlsx(sheets.PLAIN, [], also=lambda book: book.active.cell(150_000, 1, "x"))
    with pytest.raises(ReadingError, match="something stands in row 150,000"):
        read_book(far, "log.xlsx")


def test_a_workbook_with_macros_or_a_bomb_is_refused():
    def packed(member: str, data: bytes) -> bytes:
        out = io.BytesIO(sheets.xlsx())
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member, data)
        return out.getvalue()

    with pytest.raises(ReadingError, match="macros"):
        read_book(packed("xl/vbaProject.bin", b"x"), "a.xlsm")
    with pytest.raises(ReadingError, match="unpacks"):
        read_book(packed("xl/worksheets/sheet2.xml", b" " * 30_000_000), "a.xlsx")
    with pytest.raises(ReadingError, match="100,000 rows"):
        read_book(sheets.xlsx([["Action"], *[["Do it"]] * 99_999], []), "a.xlsx")


@pytest.mark.parametrize(
    ("cell", "day", "month_only"),
    [
        ("2024-01-04", date(2024, 1, 4), False),
        ("45295", date(2024, 1, 4), False),
        ("4/1/24", date(2024, 1, 4), False),
        ("04.01.2024", date(2024, 1, 4), False),
        ("4th January 2024", date(2024, 1, 4), False),
        ("By 12/01/24, now 15/03/24", date(2024, 3, 15), False),
        ("w/c 4 March 2024", date(2024, 3, 10), False),
        ("End of March 2024", date(2024, 3, 31), True),
        ("Mar-24", date(2024, 3, 31), True),
        ("May", date(2024, 5, 31), True),
        ("ongoing", None, False),
        ("31/02/2024", None, False),
        ("Q2", None, False),
    ],
)
def test_a_day_is_read_as_people_write_it(cell, day, month_only):
    found = read_day(cell, ON)
    assert (found.day, found.month_only) == (day, month_only)
    assert day or found.said


def test_several_owners_in_a_cell_are_taken_apart_and_known_names_are_not():
    known = {"Fire and Rescue Service", "Rosa Lind"}
    assert names_in("JS / Police") == ["JS", "Police"]
    assert names_in("Rosa Lind & Tom Fell, IO", known.__contains__) == ["Rosa Lind", "Tom Fell", "IO"]
    assert names_in("Tom Fell and Fire and Rescue Service", known.__contains__) == [
        "Tom Fell",
        "Fire and Rescue Service",
    ]
    assert names_in("Lind, Rosa", known.__contains__) == ["Rosa Lind"]
    assert names_in("Tom Fell (Police); tbc") == ["Tom Fell"]


def test_words_of_a_status_are_known_whole_and_never_guessed():
    assert [means(word) for word in ("Closed", "COMPLETE", "Green", "no longer required")] == [
        Meaning.DONE, Meaning.DONE, Meaning.OPEN, Meaning.DROPPED,
    ]  # fmt: skip
    assert means("Blue") is means("Complete apart from the doors") is Meaning.UNKNOWN
    assert [priority_of(word) for word in ("High", "2", "Priority low", "soon")] == ["high", "medium", "low", ""]


def test_what_a_person_said_that_a_status_means_counts():
    table = table_of(sheets.xlsx())
    columns = {"text": 1, "status": 6}
    assert status_words(table, columns) == ["Amber", "Complete", "Blue", "Green"]
    rows = log_rows(table, columns, ON, {mark_of("blue"): "done"})
    assert next(row for row in rows if row.status == "Blue").state is Meaning.DONE


def test_what_a_sheet_is_a_list_of_is_offered_by_its_headings_and_cells():
    def kind(*headings: str) -> SheetKind:
        return guess_kind(headings, [[] for _ in headings])

    assert kind("Ref", "Action", "Lead Officer", "Target date", "Status") is SheetKind.ACTIONS
    assert kind("Name", "Agency", "Job title", "E-mail", "Tel") is SheetKind.MEMBERS
    assert kind("Meeting date", "Report title", "Report author", "Purpose") is SheetKind.PLAN
    assert kind("Meeting", "Item", "Lead", "Report due", "Notes") is SheetKind.PLAN
    assert header_print(["Ref", "Due date"]) == header_print([" ref.", "DUE DATE"]) != header_print(["Ref", "Due"])


def row(text: str, **over: object) -> LogRow:
    return LogRow(over.pop("number", 1), 1, text, **over)


def test_an_action_that_the_record_has_is_offered_as_the_same():
    known = [
        Known(1, "Mend the lamps in Mere Lane", "open", date(2024, 2, 1)),
        Known(2, "Circulate the minutes", "done"),
        Known(3, "Bring the figures for the town centre", "open"),
    ]
    rows = [
        row("Mend the lamps in Mere Lane.", number=1),
        row("Circulate the minutes", number=2),
        row("Bring figures for the town centre", number=3),
        row("Mend every lamp in Mere Lane and beyond", number=4, ref="7"),
        row("Paint the doors", number=5),
    ]
    found = same_as(rows, known, {"7": 1})
    assert {at: (same.known.number, same.sure) for at, same in found.items()} == {
        1: (1, True),
        2: (2, False),  # it was closed, and may be asked for once more
        3: (3, False),
        4: (1, False),  # one action is one row's
    }


def test_what_a_row_would_change_is_told():
    known = Known(1, "Mend the lamps", "open", date(2024, 2, 1), said=frozenset({"asked", "ordered"}))
    assert changed(row("Mend the lamps", due=date(2024, 2, 1), update="asked"), known).words == ()
    moved = changed(row("Mend the lamps", due=date(2024, 4, 1), update="Fitted"), known)
    assert (moved.due, moved.said) == (date(2024, 4, 1), "Fitted")
    assert changed(row("Mend the lamps", due=date(2024, 2, 29), month_only=True, update="Asked"), known).words == ()
    later = changed(row("Mend the lamps", due=date(2024, 3, 31), month_only=True), known)
    assert (later.month_only, later.words) == (True, ("Due: By the end of March 2024, and not 1 February 2024",))
    done = row("Mend the lamps", state=Meaning.DONE, outcome="Lit again", closed_on=date(2024, 3, 1))
    assert changed(done, known).words == ("Done on 1 March 2024: Lit again",)


def test_a_day_of_closing_after_the_sheets_own_day_is_not_taken():
    table = table_of(sheets.csv([["Action", "Closed"], ["Mend the lamps", "31/12/2062"]]), "log.csv")
    (row,) = log_rows(table, {"text": 0, "closed": 1}, ON, {})
    assert (row.state, row.closed_on) == (Meaning.DONE, ON)
    assert "is after the day of the sheet" in row.notes[-1]


def test_when_an_action_was_raised_is_a_day_up_to_that_of_the_sheet_or_the_first_of_a_month():
    rows = [["Action", "Date raised"], ["Mend", "4/1/24"], ["Count", "March 2024"], ["Paint", "May 2024"], ["Ask", "x"]]
    mend, count, paint, ask = read(sheets.xlsx(rows, []))
    assert [row.raised for row in (mend, count, paint, ask)] == [date(2024, 1, 4), date(2024, 3, 1), None, None]
    said = ("1 March 2024 is taken", "in May 2024: that is not taken", "could not be read as a date")
    assert all(words in row.notes[0] for words, row in zip(said, (count, paint, ask), strict=True))
