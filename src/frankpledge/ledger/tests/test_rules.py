"""Who acts."""

from datetime import date

from frankpledge.ledger.rules import Actor, Origin, Refused, Who


def test_a_named_process_is_one_and_a_person_is_none() -> None:
    assert Actor(Origin.COMMAND, date(2026, 1, 1), process="import").is_process
    assert not Actor(Origin.WEB, date(2026, 1, 1), user=Who(1, "Ann Alder")).is_process


def test_work_done_for_a_person_stays_that_persons() -> None:
    ann = Actor(Origin.WEB, date(2026, 1, 1), user=Who(1, "Ann Alder"), roles=frozenset({"coordinator"}))
    worker = ann.on_behalf("reader")
    assert (worker.user, worker.roles, worker.origin) == (ann.user, ann.roles, Origin.WORKER)
    assert not worker.is_process


def test_a_refusal_tells_a_person_whom_to_ask() -> None:
    refusal = Refused("matched names", "partnership")
    assert (refusal.verb, refusal.kind) == ("matched names", "partnership")
    assert str(refusal) == "Only a coordinator of this partnership may do this. Ask yours."
