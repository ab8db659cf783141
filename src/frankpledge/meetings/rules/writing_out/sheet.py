"""A document as comma-separated values, for a spreadsheet: the rows of its tables, or of one without, its sections."""

import csv
from collections.abc import Iterable
from io import StringIO

from frankpledge.kit.words import safe_cell
from frankpledge.meetings.rules.writing_out.written import Written

MARK = "\ufeff"  # by which spreadsheets know the encoding


def sheet_of(document: Written) -> bytes:
    """The document as a sheet with a heading row; no cell of it is taken for a formula."""
    sections = document.plain()["sections"]
    columns = next((section["columns"] for section in sections if section["columns"]), ())
    if columns:
        rows = [
            [section["heading"], *(row[column["key"]] for column in columns)]
            for section in sections
            for row in section["rows"]
        ]
        return sheet(["List", *(column["heading"] for column in columns)], rows)
    told = [[one["number"], one["heading"], "\n".join(line["text"] for line in one["lines"])] for one in sections]
    return sheet(["Number", "Title", "What is said of it"], told)


def sheet(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A sheet of these rows."""
    made = StringIO()
    made.write(MARK)
    table = csv.writer(made)
    table.writerow(columns)
    table.writerows([safe_cell(cell) for cell in row] for row in rows)
    return made.getvalue().encode()
