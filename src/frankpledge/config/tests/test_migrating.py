"""Migrations are done all or none, on both databases: real ones, of which one fails, run by the real command."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.conf import settings as ours

from tests.harness import migrated

pytestmark = pytest.mark.django_db
FIRST = """
from django.db import migrations, models
class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "__first__")]
    operations = [migrations.CreateModel("Lamp", [
        ("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9, unique=True)),
        ("place", models.ForeignKey("people.Partnership", models.PROTECT))])]
"""
FILLS = """
from django.db import migrations, models
def fill(apps, schema_editor):
    place = apps.get_model("people", "Partnership").objects.create(slug="lit", name="Lit")
    apps.get_model("lamps", "Lamp").objects.create(name="Quillwick", place=place)
class Migration(migrations.Migration):
    dependencies = [("lamps", "0001_first")]
    operations = [migrations.AddField("Lamp", "lit", models.BooleanField(default=True)), migrations.RunPython(fill)]
"""
FAILS = """
from django.db import migrations, models
def fail(apps, schema_editor):
    lamps = apps.get_model("lamps", "Lamp").objects
    lamps.create(name="Quillwick", place=apps.get_model("people", "Partnership").objects.get(slug="lit"))
class Migration(migrations.Migration):
    dependencies = [("lamps", "0002_fills")]
    operations = [
        migrations.AlterField("Lamp", "name", models.CharField(max_length=8 + 1, unique=True, db_index=True)),
        migrations.CreateModel("Post", [("id", models.BigAutoField(primary_key=True))]),
        migrations.RunPython(fail),
    ]
"""


class Installation:
    """One with an area of its own, whose migrations are files that a test writes."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.migrations = folder / "lamps/migrations"
        self.migrations.mkdir(parents=True)
        for path in (folder / "lamps/__init__.py", self.migrations / "__init__.py"):
            path.write_text("")
        (folder / "lit_settings.py").write_text(
            "from frankpledge.config.settings import *\nINSTALLED_APPS = ['lamps', *INSTALLED_APPS]\n"
        )

    def write(self, **migrations: str) -> None:
        """Have these migrations, beside those there are."""
        for name, text in migrations.items():
            (self.migrations / f"{name.removeprefix('m')}.py").write_text(text)

    def start(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Give a command, which brings the database up to date first."""
        environment = os.environ | {
            "FRANKPLEDGE_HOME": str(self.folder / "home"),
            "FRANKPLEDGE_DATABASE": self.database,
            "FRANKPLEDGE_LOCAL": "1",
            "DJANGO_SETTINGS_MODULE": "lit_settings",
            "PYTHONPATH": os.pathsep.join([str(self.folder), *filter(None, sys.path)]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "frankpledge.config.commands", *words]
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    def asked(self, statement: str) -> list[tuple]:
        """The rows of a statement, sorted."""
        if not self.database:
            connection = sqlite3.connect(self.folder / "home/frankpledge.sqlite3")
            try:
                return sorted(connection.execute(statement).fetchall())
            finally:
                connection.commit()
                connection.close()
        import psycopg

        with psycopg.connect(self.database) as connection:
            cursor = connection.execute(statement)
            return sorted(cursor.fetchall()) if cursor.description else []

    def state(self) -> list[list[tuple]]:
        """Every table and index with its shape, every migration that was done, and the rows of two tables."""
        shape = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        if self.database:
            shape = (
                "SELECT table_name::text, column_name::text, data_type::text, 'x' FROM information_schema.columns "
                "WHERE table_schema = 'public' UNION ALL SELECT tablename::text, indexname::text, indexdef, 'y' "
                "FROM pg_indexes WHERE schemaname = 'public'"
            )
        asked = (shape, "SELECT app, name FROM django_migrations", "SELECT slug FROM people_partnership")
        return [self.asked(statement) for statement in asked]


def begun(installation: Installation) -> Installation:
    """The same, with its first migrations done, of an empty database."""
    installation.write(m0001_first=FIRST)
    assert installation.start("add-partnership", "hill", "Hill").returncode == 0
    return installation


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One that was started for the first time, and made its tables then."""
    folder = tmp_path_factory.mktemp("lit")
    if not ours.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        yield begun(Installation(folder, ""))
        return
    import psycopg

    name = f"lamps_{uuid4().hex[:8]}"
    given = urlsplit(os.environ["FRANKPLEDGE_DATABASE"])
    with psycopg.connect(urlunsplit(given), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield begun(Installation(folder, urlunsplit(given._replace(path=f"/{name}"))))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def statements(dump: str) -> set[str]:
    """What makes a database as it is, rows left out and the tables of the tests' own area."""
    made = re.sub(r"^COPY .*?^\\\.$", "", dump, flags=re.DOTALL | re.MULTILINE)
    made = re.sub(r"^(?:--|\\|SELECT pg_catalog).*$", "", made, flags=re.MULTILINE)
    return {" ".join(sorted(re.findall(r"\w+|[^\w\s]", said))) for said in made.split(";\n") if "lamps" not in said}


def test_what_is_migrated_model_by_model_is_what_django_makes_by_itself(installation: Installation) -> None:
    if installation.database:
        ours, djangos = migrated.dumped(installation.database), migrated.kept("sql").read_text("utf-8")
    else:
        ours, djangos = (
            migrated.of_sqlite(path)
            for path in (installation.folder / "home/frankpledge.sqlite3", migrated.kept("sqlite3"))
        )
    assert len(statements(ours)) > 200
    assert statements(ours) == statements(djangos)


def test_a_migration_that_fails_leaves_the_record_as_it_was_and_the_next_start_works(
    installation: Installation,
) -> None:
    before = installation.state()

    installation.write(m0002_fills=FILLS, m0003_fails=FAILS)
    done = installation.start("add-partnership", "mere", "Mere")
    assert done.returncode == 1
    assert "lamps.0003_fails failed (django.db.utils.IntegrityError" in done.stderr
    assert "Everything is as it was before" in done.stderr
    assert "Quillwick" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert installation.state() == before
    assert installation.asked("SELECT name FROM lamps_lamp") == []

    installation.write(m0003_fails=FAILS.replace('name="Quillwick"', 'name="Wick"'))
    assert installation.start("add-partnership", "mere", "Mere").returncode == 0
    assert installation.asked("SELECT name FROM lamps_lamp") == [("Quillwick",), ("Wick",)]
    assert installation.state()[2] == [("hill",), ("lit",), ("mere",)]

    installation.asked(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('meetings', '9999_later', '2026-01-01')"
    )
    before = installation.state()
    done = installation.start("serve", "--port", "1")
    assert done.returncode == 1
    assert "by a newer version of Frankpledge, which knows meetings.9999_later" in done.stderr
    assert "Traceback" not in done.stderr
    assert installation.state() == before
