"""What a paper holds, read in a number of queries that does not grow: its items, and every fact under each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Item, Paper, Reference, Stated
from frankpledge.meetings.queries.alike import Amount, Said, amounts_in, said_in
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.papers import stated_in, with_targets
from frankpledge.meetings.queries.standing_as import has_page
from frankpledge.meetings.queries.stubs import ItemStub, stub_items
from frankpledge.meetings.rules.outline import Agency, Node, by_agency, nested
from frankpledge.people.queries import partnership_of


@dataclass
class Section:
    """An item with everything that stands under it; without an item, what stands under none.

    `stub` is an item that the actor may not read, at its place: nothing stands under it.
    """

    item: Item | None = None
    stub: ItemStub | None = None
    decisions: list[Said] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    follow_ups: list[Said] = field(default_factory=list)
    figures: list[Amount] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    pointing_here: list[Reference] = field(default_factory=list)
    parts: list["Section"] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read under this item itself."""
        facts = (self.decisions, self.actions, self.follow_ups, self.figures, self.money, self.references)
        return not any(facts) and not self.pointing_here


@dataclass(frozen=True)
class Contents:
    """Everything that a paper states.

    `pointing_here` are pointers of later papers to the meeting as a whole; those to an item are with the item.
    `unchecked` counts the facts that no person has checked; `level` is the highest marking of what is shown.
    """

    present: list[Agency[Attendance]]
    apologies: list[Agency[Attendance]]
    chairs: list[Attendance]
    sections: list[Section]
    loose: Section
    pointing_here: list[Reference]
    facts: int
    unchecked: int
    level: int

    @property
    def mixed(self) -> bool:
        """Whether some facts are checked and some are not, so that each has to say which it is."""
        return 0 < self.unchecked < self.facts


def contents_of(by: Actor, paper: Paper) -> Contents:
    """Everything that a paper in the record states, as far as the actor may read it, in at most eleven queries."""
    items = list(stated_in(by, Item).filter(paper=paper))
    stubs = stub_items(by, paper)
    sections = {item.pk: Section(item) for item in items} | {stub.pk: Section(stub=stub) for stub in stubs}
    outline: list[Item | ItemStub] = sorted([*items, *stubs], key=lambda one: (one.position, one.pk))
    loose = Section()
    attendance = attendance_in(by, paper)
    said, amounts = said_in(by, paper), amounts_in(by, paper)
    asked = stated_in(by, Action).filter(paper=paper).select_related("item__parent", "paper__body")
    actions = list(with_owners(by, asked))
    own, pointing = _pointers(by, paper)
    kinds: tuple[tuple[str, Iterable[Said | Action | Amount | Reference]], ...] = (
        ("decisions", (fact for fact in said if fact.kind == "decision")),
        ("follow_ups", (fact for fact in said if fact.kind == "follow_up")),
        ("actions", actions),
        ("figures", (fact for fact in amounts if fact.kind == "figure")),
        ("money", (fact for fact in amounts if fact.kind == "money")),
        ("references", own),
    )
    for name, facts in kinds:
        for fact in facts:
            getattr(sections.get(fact.item_id, loose) if fact.item_id else loose, name).append(fact)
    elsewhere: list[Reference] = []
    for reference in pointing:
        there = sections.get(reference.to_item_id) if reference.to_item_id else None
        (there.pointing_here if there else elsewhere).append(reference)
    everything: list[Said | Amount | Stated] = [*items, *attendance, *said, *amounts, *actions, *own]
    present, apologies = by_agency(attendance)
    return Contents(
        present=present,
        apologies=apologies,
        chairs=[row for row in attendance if row.chair],
        sections=[_section(node, sections) for node in nested(outline)],
        loose=loose,
        pointing_here=elsewhere,
        facts=len(everything),
        unchecked=sum(not fact.checked for fact in everything),
        level=max([paper.level, *(item.level for item in items)]),
    )


def people_in(agencies: Iterable[Agency[Attendance]]) -> list[Attendance]:
    """The lines of an attendance list, under whichever agency they stand."""
    return [row for agency in agencies for row in agency.people]


def with_owners(by: Actor, actions: QuerySet[Action], bodies: Collection[int] | None = None) -> QuerySet[Action]:
    """Actions with when they fall due, and their owners: as whom they stand, whether they have a page; a query."""
    owners = ActionOwner.objects.filter(partnership_id=partnership_of(by)).annotate(has_page=has_page(by, bodies))
    owners = owners.select_related("person__stands_as", "organisation").order_by("pk")
    return with_days(actions).prefetch_related(Prefetch("owners", queryset=owners))


def minute_named(by: Actor, action: Action) -> Any:
    """The pointer to the minute from which an action comes that stands in none, with that minute where the actor may
    read it; None for one that names none."""
    if action.item_id is not None:
        return None
    return with_targets(by, stated_in(by, Reference).filter(action=action.pk)).first()


def pointers_to(by: Actor, item: Item) -> QuerySet[Reference]:
    """The pointers of later papers to a minute, the earliest first."""
    found = stated_in(by, Reference).filter(to_item=item, action__isnull=True)
    return found.select_related("item__parent", "paper__body").order_by("paper__dated", "position")


def attendance_in(by: Actor, paper: Paper) -> list[Attendance]:
    """Everybody listed in minutes, as they are listed, each with whether they have a page."""
    if paper.meeting_id is None:
        return []
    rows = stated_in(by, Attendance).filter(paper=paper).annotate(has_page=has_page(by))
    return list(rows.select_related("person__stands_as", "organisation"))


def _pointers(by: Actor, paper: Paper) -> tuple[list[Reference], list[Reference]]:
    """The paper's own pointers, and those of other papers that point to it, the earliest first."""
    near = Q(paper=paper) | Q(to_item__paper=paper)
    if paper.meeting_id is not None:
        near |= Q(to_meeting=paper.meeting_id, to_item__isnull=True)
    rows = stated_in(by, Reference).filter(near)
    rows = with_targets(by, rows.select_related("item__parent", "paper__body"))
    found = list(rows.order_by("paper__dated", "paper", "position", "id"))
    return [r for r in found if r.paper_id == paper.pk], [r for r in found if r.paper_id != paper.pk]


def _section(node: Node[Item | ItemStub], sections: dict[int, Section]) -> Section:
    section = sections[node.item.pk]
    section.parts = [_section(part, sections) for part in node.parts]
    return section
