"""The new place beside a record on PostgreSQL: alone there, and without a hand on what is there."""

import pytest
from django.db import connection

from frankpledge.backup.changes.loading import _triggers_aside
from frankpledge.backup.place import SCHEMA, USED, _alone, fresh
from frankpledge.backup.rules import NotDone
from frankpledge.backup.tests.installations import Installation, address

pytestmark = [pytest.mark.django_db, pytest.mark.needs("postgresql")]


class Closing:
    """A cursor that closes another connection as soon as it has once been answered who is there."""

    def __init__(self, cursor: object, other: object) -> None:
        self._cursor, self._other = cursor, other

    def execute(self, statement: str) -> None:
        self._cursor.execute(statement)

    def fetchone(self) -> tuple[int]:
        found = self._cursor.fetchone()
        self._other.close()
        return found


def test_a_connection_that_is_about_to_end_stops_nothing(here: Installation) -> None:
    import psycopg

    with psycopg.connect(address(here.database["NAME"])) as other, connection.cursor() as cursor:
        _alone(Closing(cursor, other))
    with here.opened_elsewhere(), connection.cursor() as cursor, pytest.raises(NotDone, match=USED[:20]):
        _alone(cursor)


def test_no_trigger_of_the_record_that_is_there_is_touched(here: Installation) -> None:
    held = "SELECT DISTINCT relnamespace::regnamespace::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    with fresh(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE guarded (id int)")
        cursor.execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        cursor.execute("CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse()")
        with _triggers_aside():
            cursor.execute(held + "WHERE NOT tgisinternal AND tgenabled = 'D'")
            assert cursor.fetchall() == [(SCHEMA,)]
        cursor.execute(held + "WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert cursor.fetchall() == []
