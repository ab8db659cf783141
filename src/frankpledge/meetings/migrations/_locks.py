"""Triggers by which the database itself keeps minutes that were agreed as a correct record: for migrations.

A row that is `locked` and stays so keeps its words, and is not removed.  A redaction and a destruction unlock it first,
each with a line in the ledger.  A trigger heeds its own table alone, so that SQLite can make any other anew; a
migration that makes one of these tables anew in SQLite (a changed column or constraint) sets its lock again.
"""

from typing import Any

from django.db import migrations

# What is kept of each table, by column.
KEPT: dict[str, tuple[str, ...]] = {
    "paper": ("kind", "body_id", "meeting_id", "dated", "title", "stage", "agreed_on", "document_id"),
    "item": ("paper_id", "number", "title", "text"),
    "attendance": ("paper_id", "name", "post", "organisation_name", "capacity", "chair"),
    "decision": ("paper_id", "verb", "text"),
    "action": ("paper_id", "text"),
    "followup": ("paper_id", "what"),
    "correction": ("paper_id", "was", "becomes", "agreed_on"),
}
_SAID = "minutes that were agreed are locked"


def lock(*tables: str) -> migrations.RunPython:
    """An operation that sets the locks of these tables of meetings (keys of KEPT), in place of any that are there."""

    def forwards(apps: Any, editor: Any) -> None:
        for table in tables:
            _set(editor, table)

    def backwards(apps: Any, editor: Any) -> None:
        for table in tables:
            _take_away(editor, table)

    return migrations.RunPython(forwards, backwards)


def _set(editor: Any, table: str) -> None:
    _take_away(editor, table)
    if editor.connection.vendor == "sqlite":
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in KEPT[table])
        editor.execute(
            f"CREATE TRIGGER meetings_{table}_locked BEFORE UPDATE ON meetings_{table} "
            f"WHEN OLD.locked AND NEW.locked AND ({changed}) BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
        )
        editor.execute(
            f"CREATE TRIGGER meetings_{table}_stays BEFORE DELETE ON meetings_{table} "
            f"WHEN OLD.locked BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
        )
        return
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in KEPT[table])
    editor.execute(
        "CREATE OR REPLACE FUNCTION meetings_refuse_locked() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAID}'; END $$"
    )
    editor.execute(
        f"CREATE TRIGGER meetings_{table}_locked BEFORE UPDATE ON meetings_{table} FOR EACH ROW "
        f"WHEN (OLD.locked AND NEW.locked AND ({changed})) EXECUTE FUNCTION meetings_refuse_locked()"
    )
    editor.execute(
        f"CREATE TRIGGER meetings_{table}_stays BEFORE DELETE ON meetings_{table} FOR EACH ROW "
        "WHEN (OLD.locked) EXECUTE FUNCTION meetings_refuse_locked()"
    )


def _take_away(editor: Any, table: str) -> None:
    on = "" if editor.connection.vendor == "sqlite" else f" ON meetings_{table}"
    for name in ("locked", "stays"):
        editor.execute(f"DROP TRIGGER IF EXISTS meetings_{table}_{name}{on}")
