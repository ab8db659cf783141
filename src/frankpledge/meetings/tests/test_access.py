"""Who may do what with meetings: a table of role by verb and marking, written by hand."""

from types import SimpleNamespace

import pytest

from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.meetings import access
from frankpledge.meetings.tests import make
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

# A thing of each marking (p public, o OFFICIAL, s OFFICIAL-SENSITIVE, x sealed): the roles that may, by their first
# letters as below.  `to_p`, `to_o` and `to_s` are markings given to a thing of the marking before them.
ROLES = {
    "co": Role.COORDINATOR, "ch": Role.CHAIR, "an": Role.ANALYST, "fi": Role.FINANCE_LEAD, "ca": Role.CASEWORKER,
    "pa": Role.PARTNERS_LEAD, "me": Role.MEMBER, "sc": Role.SCRUTINY, "au": Role.AUDITOR, "re": Role.REGION,
    "po": Role.POLICING_BODY, "no": None,
}  # fmt: skip
TABLE = """
    may_read       p  co ch an fi ca pa me sc au re po
    may_read       o  co ch an fi ca pa me sc au re po
    may_read       s  co ch an ca pa
    may_read       x
    may_enter      o  co
    may_amend      o  co
    may_withdraw   o  co
    may_close      o  co
    may_propose    o  co
    may_propose    s  co
    may_settle     o  co
    may_settle     x
    may_match      o  co
    may_keep_body  o  co
    may_tie        o  co
    may_tie        s  co
    may_tie        x
    may_take_minutes  o  co
    may_minute     o  co
    may_minute     s  co
    may_minute     x
    may_keep_presence  o  co
    may_plan       o  co
    may_keep_topic  o  co
    may_ask_for    o  co
    may_agree      o  co
    may_agree      s  co
    may_agree      x
    may_answer_comment  o  co
    may_answer_comment  x
    may_say_of_decision  o  co
    may_say_of_decision  x
    may_keep_letter  o  co
    may_keep_letter  x
    may_keep_agenda_paper  o  co
    may_keep_timetable  o  co
    may_make_pack  o  co
    may_keep_house_style  o  co
    may_tell       o  co
    may_hand_in    o  co
    may_hand_in_to  o  co
    may_read_agenda_item  p  co ch an fi ca pa me sc au
    may_read_agenda_item  o  co ch an fi ca pa me sc au
    may_read_agenda_item  s  co ch an ca pa
    may_read_agenda_item  x
    may_open_pack  p  co ch an fi ca pa me sc au
    may_open_pack  o  co ch an fi ca pa me sc au
    may_open_pack  s  co ch an ca pa
    may_mark_agenda_items  o  co ch an ca
    may_mark       o  co ch an ca
    may_mark       s  co ch an ca
    may_mark       x
    may_share      o  co
    may_share      s  co
    may_destroy    o
"""
MARKING = """
    p to_p  co ch an ca
    p to_o  co ch an ca
    p to_s  co ch an ca
    o to_p  co ch
    o to_o  co ch an ca
    o to_s  co ch an ca
    s to_p  co ch
    s to_o  co ch
    s to_s  co ch an ca
    x to_p
    x to_s
"""
LEVELS = {"p": Level.PUBLIC, "o": Level.OFFICIAL, "s": Level.SENSITIVE, "x": Level.SEALED}
CASES = [
    (verb, level, name, name in names)
    for verb, level, *names in (line.split() for line in TABLE.strip().splitlines())
    for name in ROLES
]
MARKED = [
    (before, after.removeprefix("to_"), name, name in names)
    for before, after, *names in (line.split() for line in MARKING.strip().splitlines())
    for name in ROLES
]
HERE = SimpleNamespace(pk=1, slug="here", name="Here")
VERBS = sorted({verb for verb, *_ in CASES})


def marking(level: Level) -> Marking:
    return Marking(level=level, handling="Board only" if level == Level.SENSITIVE else "")


def thing(level: str, partnership_id: int = 1) -> SimpleNamespace:
    said = None if level == "x" else marking(LEVELS[level])
    none = SimpleNamespace(filter=lambda **asked: SimpleNamespace(exists=lambda: False))
    meeting = SimpleNamespace(partnership_id=partnership_id, state="planned", papers=none)
    values = vars(meeting) | {"level": LEVELS[level].value, "said": said, "meeting": meeting}
    values |= {"action": SimpleNamespace(**values), "owners": SimpleNamespace(select_related=lambda name: ())}
    values |= {"sent_at": make.TODAY, "author_person": None, "presenter_person": None}
    return SimpleNamespace(**values, agenda_item=SimpleNamespace(**values))


@pytest.mark.parametrize(("verb", "level", "name", "may"), CASES)
def test_what_each_role_may_do_in_its_own_partnership(verb: str, level: str, name: str, may: bool) -> None:
    by = make.actor(HERE, ROLES[name])
    assert getattr(access, verb)(by, thing(level)) is may
    assert getattr(access, verb)(by, thing(level, 2)) is False


@pytest.mark.parametrize(("before", "after", "name", "may"), MARKED)
def test_who_may_mark_and_who_may_lower_a_marking(before: str, after: str, name: str, may: bool) -> None:
    by, wanted = make.actor(HERE, ROLES[name]), marking(LEVELS[after])
    assert access.may_mark_paper(by, thing(before), wanted) is may
    assert access.may_mark_item(by, thing(before), wanted, Level.PUBLIC) is may
    assert access.may_mark_agenda_item(by, thing(before), wanted, Level.PUBLIC) is may
    assert access.may_mark_agenda_item(by, thing(before, 2), wanted, Level.PUBLIC) is False
    assert access.may_mark_paper(by, thing(before, 2), wanted) is False
    assert access.may_mark_item(by, thing(before, 2), wanted, Level.PUBLIC) is False


def test_taking_an_item_s_marking_away_is_lowering_it_where_the_paper_is_more_open() -> None:
    chair, analyst = make.actor(HERE, Role.CHAIR), make.actor(HERE, Role.ANALYST)
    assert access.may_mark_item(chair, thing("s"), None, Level.OFFICIAL) is True
    assert access.may_mark_item(analyst, thing("s"), None, Level.OFFICIAL) is False
    assert access.may_mark_item(analyst, thing("s"), None, Level.SENSITIVE) is True


@pytest.mark.parametrize("verb", VERBS)
def test_a_process_works_for_one_partnership(verb: str) -> None:
    process = Actor(Origin.WORKER, make.TODAY, process="a test", partnership=Place(1, "here", "Here"))
    assert getattr(access, verb)(process, thing("o")) is (verb != "may_settle")  # that a person answers for
    assert getattr(access, verb)(process, thing("o", 2)) is False


def test_every_verb_is_in_the_table() -> None:
    verbs = {name for name in vars(access) if name.startswith("may_")}
    apart = {"may_mark_paper", "may_mark_item", "may_mark_agenda_item", "may_mark_agenda_paper", "may_comment"}
    assert verbs == {*VERBS, *apart, "may_redact", "may_redact_bodies"}


@pytest.mark.parametrize(("level", "there", "names"), [
    ("o", False, {"co", "ch"}),
    ("o", True, {"co", "ch", "an", "fi", "ca", "pa", "me", "sc", "au"}),
    ("s", True, {"co", "ch", "an", "ca", "pa"}),
    ("x", True, set()),
])  # fmt: skip
def test_who_was_there_comments_as_far_as_they_may_read(level: str, there: bool, names: set[str]) -> None:
    may = {name for name, role in ROLES.items() if access.may_comment(make.actor(HERE, role), thing(level), there)}
    assert may == names
    assert not access.may_comment(make.actor(HERE), thing(level, 2), there)


def test_a_pack_opens_to_others_once_it_went_out() -> None:
    pack = thing("o")
    pack.sent_at = None
    may = {name for name, role in ROLES.items() if access.may_open_pack(make.actor(HERE, role), pack)}
    assert may == {"co"}


# Who may have a paper go over to a redacted copy, at each marking: a process never may.
REDACTING = {"p": {"co", "ch"}, "o": {"co", "ch"}, "s": {"co", "ch"}, "x": set()}


@pytest.mark.parametrize("level", REDACTING)
def test_who_approves_redactions_redacts_papers_that_are_not_sealed(level: str) -> None:
    may = {name for name, role in ROLES.items() if access.may_redact(make.actor(HERE, role), thing(level))}
    assert may == REDACTING[level]
    process = Actor(Origin.WORKER, make.TODAY, process="a test", partnership=Place(1, "here", "Here"))
    assert not access.may_redact(process, thing(level))
    assert not access.may_redact(make.actor(HERE), thing(level, 2))


def test_who_approves_redactions_redacts_the_names_of_bodies() -> None:
    may = {name for name, role in ROLES.items() if access.may_redact_bodies(make.actor(HERE, role), HERE)}
    assert may == {"co", "ch"}
