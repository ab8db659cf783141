"""The parts of a spreadsheet that forms show and change: where its table is, how its columns were matched, and
what was answered of its rows."""

from collections.abc import Iterable
from typing import Any

from frankpledge.intake.rules.tables.columns import FIELDS, SheetKind


def shown_place(sheet: Any) -> dict[str, Any]:
    """What a sheet is a list of, which of the file's sheets it is, and in which rows its headings are, counted
    from 1."""
    return {"kind": sheet.kind, "tab": str(sheet.tab), "first": sheet.first + 1, "deep": str(sheet.deep)}


def shown_columns(sheet: Any) -> dict[str, Any]:
    """Of which board or group and day a list is, and the column of each field, as text; empty where none is chosen."""
    fields = {field.name: sheet.columns.get(field.name) for field in FIELDS[SheetKind(sheet.kind)]}
    columns = {name: "" if at is None else str(at) for name, at in fields.items()}
    return {"body": str(sheet.body_id or ""), "dated": sheet.dated, **columns}


def shown_answers(sheet: Any, keys: Iterable[str]) -> dict[str, str]:
    """What was answered so far to these questions, by the names of their fields."""
    return {
        key: (sheet.meanings if key.startswith("word-") else sheet.answers).get(key.removeprefix("word-"), "")
        for key in keys
    }
