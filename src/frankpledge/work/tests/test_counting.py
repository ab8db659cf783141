"""SQLite is told how rows are spread; a database that looks by itself is asked nothing."""

from django.db import connection
from django.utils import timezone

from frankpledge.work.changes import make_schedules
from frankpledge.work.jobs import count_rows
from frankpledge.work.models import Schedule


def test_the_database_knows_how_rows_are_spread(db: None, django_assert_num_queries: object) -> None:
    make_schedules(timezone.now())
    if connection.vendor != "sqlite":
        with django_assert_num_queries(0):
            count_rows()
        return
    count_rows()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s", [Schedule._meta.db_table])
        assert cursor.fetchone()[0] > 0
