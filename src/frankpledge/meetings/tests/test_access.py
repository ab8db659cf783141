"""Who may do what with meetings: a table of role by verb, written by hand."""

from types import SimpleNamespace

import pytest

from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.meetings import access
from frankpledge.meetings.tests import make

#             verb            coordinator member scrutiny none
TABLE = """
              may_read        yes         yes    yes     no
              may_enter       yes         no     no      no
              may_amend       yes         no     no      no
              may_withdraw    yes         no     no      no
              may_close       yes         no     no      no
              may_match       yes         no     no      no
              may_keep_body   yes         no     no      no
"""
ROLES = ("coordinator", "member", "scrutiny", None)
CASES = [
    (verb, role, word == "yes")
    for verb, *words in (line.split() for line in TABLE.strip().splitlines())
    for role, word in zip(ROLES, words, strict=True)
]
HERE, ELSEWHERE = SimpleNamespace(pk=1, slug="here", name="Here"), SimpleNamespace(partnership_id=2)


@pytest.mark.parametrize(("verb", "role", "may"), CASES)
def test_what_each_role_may_do_in_its_own_partnership(verb: str, role: str | None, may: bool) -> None:
    from frankpledge.people.rules.roles import Role

    by = make.actor(HERE, Role(role) if role else None)
    assert getattr(access, verb)(by, SimpleNamespace(partnership_id=1)) is may
    assert getattr(access, verb)(by, ELSEWHERE) is False


@pytest.mark.parametrize("verb", sorted({verb for verb, _, _ in CASES}))
def test_a_process_works_for_one_partnership(verb: str) -> None:
    process = Actor(Origin.WORKER, make.TODAY, process="a test", partnership=Place(1, "here", "Here"))
    assert getattr(access, verb)(process, SimpleNamespace(partnership_id=1)) is True
    assert getattr(access, verb)(process, ELSEWHERE) is False


def test_every_verb_is_in_the_table() -> None:
    verbs = {name for name in vars(access) if name.startswith("may_")}
    assert verbs == {verb for verb, _, _ in CASES}
