"""Papers as they are given to somebody who asks under the Freedom of Information Act."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from frankpledge.design.words import money, number
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    Attendance,
    Decision,
    Figure,
    FollowUp,
    Item,
    Membership,
    Money,
    Paper,
    Stated,
)
from frankpledge.meetings.queries.papers import papers_seen_by, stated_in
from frankpledge.meetings.queries.withholding import restricted_words, withheld
from frankpledge.meetings.rules.outline import Node, nested
from frankpledge.meetings.rules.standing import due_words
from frankpledge.meetings.rules.wording import line_words, minute_number, unit_words
from frankpledge.people.models import PersonName
from frankpledge.people.rules.roles import Verb, allowed
from frankpledge.rights.queries.places import answered_by
from frankpledge.rights.queries.stating import label_of
from frankpledge.rights.rules.answers import (
    NAME_LEFT_OUT,
    Answer,
    LeftOut,
    PaperGiven,
    Section,
    ToDecide,
    Verdict,
    verdict,
)

MOST = 200  # papers in one answer


@dataclass(frozen=True, slots=True)
class Asked:
    """Which papers are asked for: of a board, from a day to a day, or by number; whether names are left out."""

    body: int | None = None
    since: date | None = None
    until: date | None = None
    papers: tuple[int, ...] = ()
    without_names: bool = True


@dataclass
class _Facts:
    """What the papers state, arranged by item, and by paper for what stands under none."""

    lines: dict[tuple[int, int | None], list[str]] = field(default_factory=lambda: defaultdict(list))
    owners: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def papers_asked(by: Actor, asked: Asked) -> QuerySet[Paper]:
    """The papers that are asked for, the earliest first; none for an actor who answers no requests."""
    papers = papers_seen_by(by) if allowed(by, Verb.ANSWER, answered_by(by)) else papers_seen_by(by).none()
    if asked.papers:
        papers = papers.filter(pk__in=asked.papers)
    if asked.body is not None:
        papers = papers.filter(body=asked.body)
    if asked.since is not None:
        papers = papers.filter(dated__gte=asked.since)
    if asked.until is not None:
        papers = papers.filter(dated__lte=asked.until)
    return papers.order_by("dated", "pk")


def answer_of(by: Actor, asked: Asked) -> Answer:
    """The papers asked for as they are given, in at most fourteen queries; what has to be decided first, with why.

    A paper that nobody has checked is never given, so it has to be checked first.
    """
    papers = list(papers_asked(by, asked)[:MOST])
    answer = Answer(names_left_out=asked.without_names)
    names = _Names(by, papers, asked.without_names)
    items = _by_paper(stated_in(by, Item).filter(paper__in=papers).select_related("parent"))
    facts = _facts(by, papers, names)
    people = _by_paper(stated_in(by, Attendance).filter(paper__in=papers).select_related("organisation"))
    for paper in papers:
        label = f"{paper.get_kind_display()}: {label_of(paper.body.name if paper.body else None, paper.dated)}"
        title = names.without(f"{label}. {paper.title}" if paper.title else label)
        if paper.checked_on is None:
            why = "It was read and not checked by a person, and such a paper is never published."
            answer.to_decide.append(ToDecide(label, why, "review", paper.document_id or 0))
        given = PaperGiven(title)
        match verdict(paper.level, paper.exempt_paragraph):
            case Verdict.LEAVE_OUT:
                given.left_out = LeftOut("This paper", paper.exempt_paragraph, paper.exempt_reason)
            case Verdict.DECIDE:
                answer.to_decide.append(ToDecide(label, _WHY, "mark_paper", paper.pk))
            case Verdict.GIVE:
                given.people = [names.of(row) for row in people.get(paper.pk, [])]
                for node in nested(items.get(paper.pk, [])):
                    _give(answer, given, node, label, facts, names, 0)
                if loose := facts.lines.get((paper.pk, None)):
                    given.sections.append(Section("Under no item", 0, loose))
        answer.papers.append(given)
    return answer


_WHY = "It is OFFICIAL-SENSITIVE, and the record gives no exemption for it. Record one, or lower the marking."


class _Names:
    """Whose names are given: members of boards and groups, unless their data is restricted."""

    def __init__(self, by: Actor, papers: Iterable[Paper], leaving_out: bool) -> None:
        place, self.leaving_out = answered_by(by), leaving_out
        seats = Membership.objects.filter(partnership_id=place, person__restricted_on__isnull=True)
        self.members = {
            number
            for person, stands in seats.values_list("person_id", "person__stands_as_id")
            for number in (person, stands)
            if number is not None
        }
        known = PersonName.objects.filter(partnership_id=place)
        given: set[str] = set()
        others: set[str] = set()
        for person, stands, spelling in known.values_list("person_id", "person__stands_as_id", "spelling"):
            (given if (stands or person) in self.members else others).add(spelling)
        printed = stated_in(by, Attendance).filter(paper__in=list(papers)).exclude(person__in=self.members)
        others |= set(printed.order_by().values_list("name", flat=True)) if leaving_out else set()
        self._words = Words(others - given if leaving_out else ())
        self._closed = restricted_words(place)

    def without(self, text: str) -> str:
        """A text without the names of those who are no members, and of nobody whose data is restricted."""
        return withheld(self._words.without(text, NAME_LEFT_OUT), self._closed)

    def of(self, row: Attendance) -> str:
        """A line of an attendance list."""
        name = self.without(row.name) if row.person_id in self.members or not self.leaving_out else NAME_LEFT_OUT
        known = row.organisation is not None and row.organisation.level <= row.level  # else by a closer held paper
        stood = row.organisation.name if row.organisation is not None and known else row.organisation_name
        parts = [name, self.without(row.post), self.without(stood), "in the chair" if row.chair else ""]
        return f"{', '.join(part for part in parts if part)} ({row.get_capacity_display().lower()})"

    def owner(self, row: ActionOwner) -> str:
        """The owner of an action."""
        known = row.organisation_id is not None or row.person_id in self.members or not self.leaving_out
        return self.without(row.name) if known or row.person_id is None else NAME_LEFT_OUT


def _give(
    answer: Answer, given: PaperGiven, node: Node[Item], label: str, facts: _Facts, names: _Names, depth: int
) -> None:
    """Give an item and the items in it; one that is left out takes its parts with it."""
    item = node.item
    printed = minute_number(item.number, item.parent.number if item.parent_id and item.parent else "")
    match verdict(item.level, item.exempt_paragraph):
        case Verdict.LEAVE_OUT:
            what = f"Item {printed}" if printed else "An item"
            left = LeftOut(what, item.exempt_paragraph, item.exempt_reason)
            given.sections.append(Section(what, depth, left_out=left))
        case Verdict.DECIDE:
            answer.to_decide.append(ToDecide(f"{label}, item {printed or item.title}", _WHY, "mark_item", item.pk))
        case Verdict.GIVE:
            lines = [f"Presented by {names.without(item.presenter)}"] if item.presenter else []
            heading = names.without(f"{printed} {item.title}".strip())
            given.sections.append(Section(heading, depth, lines + facts.lines.get((item.paper_id, item.pk), [])))
            for part in node.parts:
                _give(answer, given, part, label, facts, names, depth + 1)


def _facts(by: Actor, papers: list[Paper], names: _Names) -> _Facts:
    facts = _Facts()
    actions = list(stated_in(by, Action).filter(paper__in=papers))
    owners = ActionOwner.objects.filter(partnership_id=answered_by(by), action__in=[one.pk for one in actions])
    for owner in owners.order_by("pk"):
        facts.owners[owner.action_id].append(names.owner(owner))
    rows: list[tuple[Stated, str]] = [
        *((one, f"{one.verb.capitalize()}: {one.text}") for one in stated_in(by, Decision).filter(paper__in=papers)),
        *((one, _action(one, facts.owners.get(one.pk, []))) for one in actions),
        *((one, f"To come back: {one.what}") for one in stated_in(by, FollowUp).filter(paper__in=papers)),
        *((one, _figure(one)) for one in stated_in(by, Figure).filter(paper__in=papers)),
        *((one, _money(one)) for one in stated_in(by, Money).filter(paper__in=papers)),
    ]
    for row, line in rows:
        facts.lines[row.paper_id, row.item_id].append(names.without(line))  # type: ignore[attr-defined]
    return facts


def _action(action: Action, owners: list[str]) -> str:
    due = f", due {due_words(action.due, action.due_month_only)}" if action.due else ""
    outcome = f". What came of it: {action.outcome}" if action.outcome else ""
    return f"Action: {action.text} ({', '.join(owners) or 'nobody named'}{due}){outcome}"


def _figure(figure: Figure) -> str:
    told = f"{figure.measure}: {number(figure.value)} {unit_words(figure.unit, figure.per)}".strip()
    return ", ".join(part for part in (told, figure.period, figure.area) if part)


def _money(sum_of: Money) -> str:
    fund = f": {sum_of.fund}" if sum_of.fund else ""
    return f"{money(sum_of.amount)}{fund} ({line_words(sum_of.line, sum_of.nature).lower()})"


def _by_paper(rows: QuerySet[Item] | QuerySet[Attendance]) -> dict[int, list]:  # type: ignore[type-arg]
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for row in rows:
        found[row.paper_id].append(row)
    return found
