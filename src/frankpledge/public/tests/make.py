"""Builders: minutes with something of every marking in them, and the two people who publish them."""

from dataclasses import dataclass

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import Item, Paper, Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.public import changes
from frankpledge.public.queries.publishing import would_be
from frankpledge.public.rules.making import Made

CANARY = "Nightjar"  # stands in what is restricted, and nowhere else
STUBBED = Marking(level=Level.SENSITIVE, handling="Board only", paragraph="7", reason="An operation", stub=True)
UNSEEN = Marking(level=Level.SENSITIVE, handling="Board only", stub=False)


@dataclass
class Here:
    """A partnership with the accounts of its coordinator and its chair, and minutes of its board."""

    place: Partnership
    officer: User
    chair: User
    paper: Paper

    @property
    def by(self) -> Actor:
        """The coordinator, who asks."""
        return actor_for(self.officer, self.place.slug, make.TODAY)

    @property
    def other(self) -> Actor:
        """The chair, who publishes."""
        return actor_for(self.chair, self.place.slug, make.TODAY)

    @property
    def meeting(self) -> int:
        """The number of the meeting, which is in the public address."""
        assert self.paper.meeting_id is not None
        return self.paper.meeting_id

    @property
    def address(self) -> str:
        """Where the minutes are for everybody."""
        return f"/public/{self.place.slug}/minutes/{self.meeting}/"


def here(*more: object, slug: str = "aldermere") -> Here:
    """Checked minutes with an open item, one that leaves a stub, one that leaves nothing, and facts under each."""
    place = make.partnership(slug)
    officer, chair = make.account(place, Role.COORDINATOR), make.account(place, Role.CHAIR)
    by = actor_for(officer, place.slug, make.TODAY)
    paper = make.minutes(
        by,
        make.attendance("Ann Alder", "Mere Homes", chair=True),
        make.item("1", "Lighting in Mere Lane"),
        make.decision("The lamps are mended first"),
        make.action("Ask the highways team for a date", "Ann Alder", due="2024-07-01"),
        make.item("2", f"Operation {CANARY} Stub"),
        make.decision(f"The {CANARY} decision"),
        make.action(f"Do the {CANARY} thing", f"{CANARY} Owner"),
        make.item("3", f"Operation {CANARY} unseen"),
        make.follow_up(f"A report on {CANARY}"),
        *more,
    )
    for number, marking in (("2", STUBBED), ("3", UNSEEN)):
        meetings.mark_item(by, Item.objects.get(paper=paper, number=number), marking)
    paper.refresh_from_db()
    return Here(place, officer, chair, paper)


def made(one: Here, kind: PublicKind = PublicKind.MINUTES, number: int | None = None) -> Made:
    """What would be published as the record stands."""
    found = would_be(one.by, kind, number or one.meeting)
    assert found is not None
    return found


def publish(one: Here) -> Publication:
    """Minutes that one person asked for and another published."""
    would = made(one)
    asked = changes.publish(one.by, would, seen=would.mark)
    return changes.publish_asked(one.other, asked, as_it_stands=would.text)
