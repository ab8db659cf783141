"""What a database knows of how its rows are spread, by which it chooses in what order to look."""

from django.db import connection

SAMPLED = 1_000  # rows of each index, so that it takes as long for ten years as for one


def count_rows() -> None:
    """Have SQLite look at how rows are spread, which it does only when it is asked; PostgreSQL does it by itself.

    Nothing of the record is written.  Who opens the database afterwards goes by it.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {SAMPLED}")
        cursor.execute("ANALYZE")
