"""Builders for tests of links and roles: somebody acting by their account, an invitation, the ledger's last line."""

from datetime import UTC, datetime

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Who
from frankpledge.people import changes
from frankpledge.people.models import Invitation, Partnership, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ADDRESS = "una@mere.example"


def as_(user: User, place: Partnership, role: Role):
    return make.actor(place, role, user=Who(user.pk, user.name))


def last() -> tuple[str, str, str, int | None]:
    line = Entry.objects.latest("id")
    return line.verb, line.table, line.outcome, line.row_number


def invited(by, place, role: Role = Role.MEMBER, address: str = ADDRESS, **over) -> tuple[Invitation, str]:
    return changes.invite(by, place, address=address, role=role, **{"starts": make.TODAY} | over)
