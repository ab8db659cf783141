"""The roles that an account can hold in a partnership, and what each may do: one table, of role by verb.  Pure.

A page of the documentation is written from the table, in the words of `Role.label` and `Verb.label`.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from frankpledge.ledger.rules import Actor, Origin
from frankpledge.people.rules.marking import Level


class Role(StrEnum):
    """A role in one partnership."""

    COORDINATOR = "coordinator"
    CHAIR = "chair"
    ANALYST = "analyst"
    FINANCE_LEAD = "finance_lead"
    CASEWORKER = "caseworker"
    PARTNERS_LEAD = "partners_lead"
    MEMBER = "member"
    SCRUTINY = "scrutiny"
    AUDITOR = "auditor"
    REGION = "region"
    POLICING_BODY = "policing_body"

    @property
    def label(self) -> str:
        """The role's name on a page."""
        return "Partner’s lead" if self is Role.PARTNERS_LEAD else self.value.replace("_", " ").capitalize()


class Verb(StrEnum):
    """Something that one may do in a partnership's record."""

    READ_PUBLIC = "read_public"
    READ_OFFICIAL = "read_official"
    READ_SENSITIVE = "read_sensitive"
    READ_SHARED = "read_shared"
    READ_PEOPLE = "read_people"
    KEEP = "keep"
    MARK = "mark"
    LOWER = "lower"
    SHARE = "share"
    PUBLISH = "publish"
    DESCRIBE = "describe"
    INVITE = "invite"
    RECOVER = "recover"
    ANSWER = "answer"
    APPROVE = "approve"
    RETAIN = "retain"
    DESTROY = "destroy"
    READ_LEDGER = "read_ledger"

    @property
    def label(self) -> str:
        """What it is to do this, in a line that a partnership's officer understands."""
        return _VERB_LABELS[self]


_VERB_LABELS = {
    Verb.READ_PUBLIC: "Read what is marked public",
    Verb.READ_OFFICIAL: "Read what is marked OFFICIAL",
    Verb.READ_SENSITIVE: "Read what is marked OFFICIAL-SENSITIVE",
    Verb.READ_SHARED: "Read the papers shared with them, up to OFFICIAL, and no others",
    Verb.READ_PEOPLE: "Open the page of a person",
    Verb.KEEP: "Bring papers in, review and enter them, correct the record, close actions",
    Verb.MARK: "Mark a paper or an item, and raise a marking",
    Verb.LOWER: "Lower a marking",
    Verb.SHARE: "Share a paper with the region or the policing body, and end it",
    Verb.PUBLISH: "Publish boards, meetings, agendas and papers, ask for minutes to be published, and take that back",
    Verb.DESCRIBE: "Name the partnership’s controller and host",
    Verb.INVITE: "Invite people, give roles and end them",
    Verb.RECOVER: "Ask for or approve recovery of a lost second factor, one person each",
    Verb.ANSWER: "Find, export, restrict and correct what is held on one person, ask for redaction, answer requests",
    Verb.APPROVE: "Approve a redaction, or publish minutes, that somebody else asked for",
    Verb.RETAIN: "Set retention rules and legal holds, and ask for what is due, or has to go by law, to be destroyed",
    Verb.DESTROY: "Approve a destruction that somebody else asked for",
    Verb.READ_LEDGER: "Read the ledger of who did what",
}

# Who may do what.  A row a verb, a column a role, in the order of `Role`; `y` where the role may.
_TABLE = """
                  coord    chair    analyst  finance  casew    partner  member   scrutiny auditor  region   policing
  read_public     y        y        y        y        y        y        y        y        y        .        .
  read_official   y        y        y        y        y        y        y        y        y        .        .
  read_sensitive  y        y        y        .        y        y        .        .        .        .        .
  read_shared     .        .        .        .        .        .        .        .        .        y        y
  read_people     y        y        y        y        y        y        y        .        .        .        .
  keep            y        .        .        .        .        .        .        .        .        .        .
  mark            y        y        y        .        y        .        .        .        .        .        .
  lower           y        y        .        .        .        .        .        .        .        .        .
  share           y        .        .        .        .        .        .        .        .        .        .
  publish         y        .        .        .        .        .        .        .        .        .        .
  describe        y        .        .        .        .        .        .        .        .        .        .
  invite          y        .        .        .        .        .        .        .        .        .        .
  recover         y        y        .        .        .        .        .        .        .        .        .
  answer          y        .        .        .        .        .        .        .        .        .        .
  approve         y        y        .        .        .        .        .        .        .        .        .
  retain          y        .        .        .        .        .        .        .        .        .        .
  destroy         y        y        .        .        .        .        .        .        .        .        .
  read_ledger     y        .        .        .        .        .        .        .        y        .        .
"""


def _read(table: str) -> dict[str, frozenset[Verb]]:
    """The verbs of each role.  Raises ValueError for a row that is short, and for a verb without a row."""
    rows = [line.split() for line in table.strip().splitlines()[1:]]
    if [name for name, *_ in rows] != list(Verb):
        raise ValueError("every verb has one row, in the order of Verb")
    columns = zip(*(marks for _, *marks in rows), strict=True)
    return {
        role: frozenset(verb for verb, mark in zip(Verb, column, strict=True) if mark == "y")
        for role, column in zip(Role, columns, strict=True)
    }


MAY: Mapping[str, frozenset[Verb]] = _read(_TABLE)
READING = frozenset({Verb.READ_PUBLIC, Verb.READ_OFFICIAL, Verb.READ_SENSITIVE, Verb.READ_SHARED})
# What a program may do in somebody's name, whatever their role: read.  Whom a restriction closes to all but those who
# answer for personal data stays closed to it, as answering is nothing that a program does.
BY_TOKEN = READING | {Verb.READ_PEOPLE}
SHARED_WITH = frozenset(role for role in Role if Verb.READ_SHARED in MAY[role])


def allowed(by: Actor, verb: Verb, partnership_id: int) -> bool:
    """Whether the actor may do this in this partnership: by a role held there, or as a process set to work for it.

    A program that came with somebody's token reads, and does nothing else.
    """
    if by.origin is Origin.API and verb not in BY_TOKEN:
        return False
    return _within(by, partnership_id) and (by.is_process or any(verb in MAY.get(role, ()) for role in by.roles))


def reads(by: Actor, partnership_id: int) -> bool:
    """Whether the actor may read anything of this partnership's record: what exactly, `reads_up_to` and sharing say."""
    return any(allowed(by, verb, partnership_id) for verb in READING)


def marks(by: Actor, partnership_id: int, *, opening: bool) -> bool:
    """Whether the actor may mark a thing of this partnership, or change its marking so that it opens to more people."""
    return allowed(by, Verb.LOWER if opening else Verb.MARK, partnership_id)


def keeps(by: Actor, partnership_id: int) -> bool:
    """Whether the actor keeps this partnership's record: its coordinator, or a process set to work for it."""
    return allowed(by, Verb.KEEP, partnership_id)


def reads_up_to(by: Actor) -> Level:
    """The highest marking that the actor may read in the partnership in which they act.

    Of somebody who reads only what is shared with them, the highest among that; of a program, no higher than its token
    was made for.  Raises ValueError for an actor who may read nothing.
    """
    if by.partnership is not None:
        for verb, level in (
            (Verb.READ_SENSITIVE, Level.SENSITIVE),
            (Verb.READ_OFFICIAL, Level.OFFICIAL),
            (Verb.READ_PUBLIC, Level.PUBLIC),
            (Verb.READ_SHARED, Level.OFFICIAL),
        ):
            if allowed(by, verb, by.partnership.id):
                return level if by.up_to is None else min(level, Level(by.up_to))
    raise ValueError("this actor may read nothing")


def opens_up_to(roles: Iterable[str]) -> int:
    """The highest marking that somebody with these roles may read without its being shared; -1 for nothing."""
    may = {verb for role in roles for verb in MAY.get(role, ())}
    levels = {Verb.READ_SENSITIVE: Level.SENSITIVE, Verb.READ_OFFICIAL: Level.OFFICIAL, Verb.READ_PUBLIC: Level.PUBLIC}
    return max((level.value for verb, level in levels.items() if verb in may), default=-1)


def only_shared(by: Actor) -> bool:
    """Whether the actor reads only what the partnership shares with the body that they are of."""
    return by.partnership is not None and not any(
        allowed(by, verb, by.partnership.id) for verb in READING - {Verb.READ_SHARED}
    )


def _within(by: Actor, partnership_id: int) -> bool:
    return by.partnership is not None and by.partnership.id == partnership_id
