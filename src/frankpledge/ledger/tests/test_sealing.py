"""Lines are sealed in the database, once each, whoever seals and writes; and what is altered there is found."""

import random
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from frankpledge.ledger.changes.anchoring import write_anchor
from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.context import writing
from frankpledge.ledger.models import Entry, Head, Seal
from frankpledge.ledger.queries import head, unsealed, verify
from frankpledge.ledger.queries.anchors import FILE, NoAnchor, anchor_said, anchors_in
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.ledger.rules.chain import TOO_LONG, Anchor
from frankpledge.ledger.tests.lines import administrator, run, write

pytestmark = pytest.mark.django_db
WRITERS, LINES_EACH = 50, 4


def wrong(*anchors: Anchor, later: timedelta = timedelta()) -> list[tuple[str, int | None]]:
    return [(found.fault.name, found.place) for found in verify(anchors, timezone.now() + later)]


def anchored() -> Anchor:
    return Anchor(timezone.now(), *head())


def test_lines_are_sealed_once_each_and_the_chain_holds() -> None:
    write(3)
    assert unsealed().lines == 3
    assert seal(timezone.now()) == 3
    assert seal(timezone.now()) == 0
    write(2)
    assert seal(timezone.now()) == 2
    assert head()[0] == Seal.objects.count() == 5
    assert wrong(anchored()) == []


def test_a_ledger_of_many_more_lines_than_are_held_at_once_is_sealed_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("changes.sealing", "queries.chain"):
        monkeypatch.setattr(f"frankpledge.ledger.{module}.AT_ONCE", 4)
    write(11)
    assert seal(timezone.now()) == 11
    assert wrong() == []


def test_a_line_committed_after_later_ones_is_sealed_after_them() -> None:
    early, late = write(2)
    with administrator():
        run("DELETE FROM ledger_entry WHERE id = %s", early.pk)
    seal(timezone.now())
    early.save(force_insert=True)
    assert seal(timezone.now()) == 1
    assert list(Seal.objects.values_list("number", flat=True)) == [late.pk, early.pk]
    assert wrong() == []


def test_lines_that_nothing_earlier_can_come_before_are_not_looked_through_again() -> None:
    write(2)
    seal(timezone.now())
    assert Head.objects.get().settled == 0
    write(1)
    seal(timezone.now() + timedelta(days=2))
    assert Head.objects.get().settled == Entry.objects.latest("pk").pk


def test_a_line_slipped_in_among_settled_ones_is_told_of_and_sealed_by_the_next_whole_turn() -> None:
    rows = write(3)
    with administrator():
        run("DELETE FROM ledger_entry WHERE id = %s", rows[1].pk)
    write(1)
    seal(timezone.now() + timedelta(days=2))
    rows[1].save(force_insert=True)
    write(1)
    assert seal(timezone.now()) == 1
    assert wrong(later=2 * TOO_LONG) == [("UNSEALED", None)]
    assert seal(timezone.now(), whole=True) == 1
    assert wrong(later=2 * TOO_LONG) == []


def test_a_line_that_no_worker_sealed_is_told_of_in_time() -> None:
    write(1)
    assert wrong() == []
    assert not unsealed().too_long(timezone.now())
    assert unsealed().too_long(timezone.now() + 2 * TOO_LONG)
    assert wrong(later=2 * TOO_LONG) == [("UNSEALED", None)]


ALTERED: dict[str, tuple[Callable[[int, int], None], set[str]]] = {
    "another verb": (lambda n, m: run("UPDATE ledger_entry SET verb = 'opened' WHERE id = %s", n), {"EDITED"}),
    "another hour": (lambda n, m: run("UPDATE ledger_entry SET at = '2001-01-01' WHERE id = %s", n), {"EDITED"}),
    "nobody": (lambda n, m: run("UPDATE ledger_entry SET process = 'x' WHERE id = %s", n), {"EDITED"}),
    "a line gone": (lambda n, m: run("DELETE FROM ledger_entry WHERE id = %s", n), {"REMOVED"}),
    "a line and its seal gone": (
        lambda n, m: [run(f"DELETE FROM ledger_{t} = %s", n) for t in ("entry WHERE id", "seal WHERE number")],
        {"MISSING", "CUT"},
    ),
    "places changed": (
        lambda n, m: [
            run("UPDATE ledger_seal SET number = 0 WHERE number = %s", n),
            run("UPDATE ledger_seal SET number = %s WHERE number = %s", n, m),
            run("UPDATE ledger_seal SET number = %s WHERE number = 0", m),
        ],
        {"EDITED"},
    ),
    "a seal altered": (
        lambda n, m: run(f"UPDATE ledger_seal SET digest = '{'a' * 64}' WHERE number = %s", n),
        {"EDITED", "HEAD", "ANOTHER"},
    ),
    "the end cut off": (
        lambda n, m: [run(f"DELETE FROM ledger_{t} >= %s", n) for t in ("entry WHERE id", "seal WHERE number")],
        {"CUT"},
    ),
    "all gone": (lambda n, m: [run(f"DELETE FROM ledger_{t}") for t in ("entry", "seal", "head")], {"CUT"}),
}


@pytest.mark.parametrize("how", ALTERED)
def test_what_an_administrator_alters_is_found(how: str) -> None:
    numbers = [entry.pk for entry in write(9)]
    seal(timezone.now())
    anchor = anchored()
    alter, expected = ALTERED[how]
    one, other = random.sample(numbers, 2)
    with administrator():
        alter(one, other)
    found = {fault for fault, _ in wrong(anchor)}
    assert found
    assert found <= expected


def test_a_ledger_written_anew_with_new_seals_is_found_by_its_anchor_alone() -> None:
    one, *_ = write(4)
    seal(timezone.now())
    anchor = anchored()
    with administrator():
        run("UPDATE ledger_entry SET verb = 'opened' WHERE id = %s", one.pk)
        run("DELETE FROM ledger_seal")
        run("DELETE FROM ledger_head")
    seal(timezone.now())
    assert wrong() == []
    assert wrong(anchor) == [("ANOTHER", 4)]


@pytest.mark.parametrize("table", [Entry, Seal])
def test_the_product_itself_can_neither_alter_nor_remove_a_line_or_its_seal(table: type[Entry] | type[Seal]) -> None:
    write(1)
    seal(timezone.now())
    for statement in (
        f"UPDATE {table._meta.db_table} SET {table._meta.pk.column} = 9",
        f"DELETE FROM {table._meta.db_table}",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(statement)
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(f"TRUNCATE {table._meta.db_table}")


@pytest.mark.django_db(transaction=True)
def test_fifty_writers_and_several_who_seal_never_fork_the_chain() -> None:
    process = Actor(Origin.WORKER, timezone.localdate(), process="a test")
    begin, problems = threading.Barrier(WRITERS + 3), []
    done = threading.Event()

    def alone(work: Callable[[], None]) -> Callable[[], None]:
        def run_alone() -> None:
            try:
                begin.wait()
                work()
            except DatabaseError as problem:
                problems.append(problem)
            finally:
                connection.close()

        return run_alone

    def writes() -> None:
        for _ in range(LINES_EACH):
            with writing(process):
                write(1)

    def seals() -> None:
        while not done.wait(0.05):  # a sealer leaves the database to the others in between
            with writing(process):
                seal(timezone.now())

    writers = [threading.Thread(target=alone(writes)) for _ in range(WRITERS)]
    sealers = [threading.Thread(target=alone(seals)) for _ in range(3)]
    for thread in (*writers, *sealers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in sealers:
        thread.join()
    seal(timezone.now())
    assert problems == []
    assert head()[0] == Seal.objects.count() == Entry.objects.count() == WRITERS * LINES_EACH
    assert wrong(anchored()) == []


def test_anchors_are_kept_in_a_file_and_read_from_it(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    written = []
    for _ in range(2):
        write(1)
        seal(timezone.now())
        written.append(write_anchor(folder, timezone.now()))
    assert anchors_in(folder / FILE) == written
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    assert wrong(*anchors_in(folder / FILE)) == []


def test_an_anchor_that_a_stop_cut_short_spoils_neither_those_before_nor_those_after(tmp_path: Path) -> None:
    write(1)
    seal(timezone.now())
    before = write_anchor(tmp_path, timezone.now())
    with (tmp_path / FILE).open("a") as file:
        file.write('{"at": "2026-11-2')
    after = write_anchor(tmp_path, timezone.now())
    assert anchors_in(tmp_path / FILE) == [before, after]


@pytest.mark.parametrize("line", ["rubbish", '{"at": "2026-11-27", "place": 1, "digest": "x"}', "[1]", '{"place": 1}'])
def test_a_line_that_is_no_anchor_is_said_to_be_none(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE).write_text(line + "\n")
    with pytest.raises(NoAnchor, match="Line 1 of ledger"):
        anchors_in(tmp_path / FILE)


def test_an_anchor_is_taken_from_a_letter() -> None:
    assert anchor_said(f" 12:{'AB' * 32} ").place == 12
    assert anchor_said(f"12:{'AB' * 32}").digest == "ab" * 32
    with pytest.raises(NoAnchor, match="One looks like"):
        anchor_said("12:ab")


def test_without_a_file_there_are_no_anchors(tmp_path: Path) -> None:
    assert anchors_in(tmp_path / FILE) == []
