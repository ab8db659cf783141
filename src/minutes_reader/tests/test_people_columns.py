"""Lists whose columns came apart in the copying."""

from minutes_reader import read_text
from minutes_reader.tests.test_people_lines import people

NAMES = "Ann Poe\nBen Hill (Chair)\nCat Low\n"
AGENCIES = "Mere Police\nHarbour Gate\nMere Council\n"


def test_as_many_agencies_below_the_names_are_theirs() -> None:
    assert people(f"Present\n{NAMES}{AGENCIES}") == [
        ("Ann Poe", None, "Mere Police", "present"),
        ("Ben Hill", None, "Harbour Gate", "present"),
        ("Cat Low", None, "Mere Council", "present"),
    ]


def test_posts_may_stand_between_them() -> None:
    found = people(f"Present\n{NAMES}Inspector\nManager\nHead of Service\n{AGENCIES}")
    assert [one[1:3] for one in found] == [
        ("Inspector", "Mere Police"),
        ("Manager", "Harbour Gate"),
        ("Head of Service", "Mere Council"),
    ]


def test_a_short_list_below_is_put_together_as_the_first_was() -> None:
    found = people(f"Present\n{NAMES}{AGENCIES}\nApologies\nEve May\nMere NHS\n")
    assert found[-1] == ("Eve May", None, "Mere NHS", "apologies")


def test_what_was_put_together_waits_for_a_person() -> None:
    found = read_text(f"Minutes of 4 May 2021\n\nPresent\n{NAMES}{AGENCIES}\n1. Welcome\n\nAll were welcomed here.\n")
    assert all(one.doubt and "columns" in one.doubt for one in found.attendance)


def test_names_alone_are_a_list_of_names() -> None:
    assert [one[2] for one in people("Present\nAnn Poe\nBen Hill\nCat Low\nDan Roe\n")] == [None] * 4
