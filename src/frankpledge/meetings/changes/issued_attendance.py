"""The attendance of minutes that are made here, each row found again as they are issued again."""

from collections.abc import Hashable, Mapping, Sequence

from frankpledge.meetings.models import Attendance, Paper, Presence
from frankpledge.meetings.rules.keeping_facts import found_again
from frankpledge.meetings.rules.minutes_text import Span
from frankpledge.people.rules.matching import How


def enter_attendance(
    paper: Paper, sitters: Sequence[Presence], people: Mapping[int, Span], spans: Mapping[Span, int]
) -> None:
    """Enter who was there, or bring that up to date; whom a person matched a name to stays.

    `people` are the spans of the printed names by the numbers of the sitters; one that is not printed has no row.
    """
    printed = [one for one in sitters if one.pk in people]
    there = list(Attendance.objects.filter(paper=paper).order_by("position", "pk"))
    before = [_keys(row.person_id, row.organisation_id, row.name, row.organisation_name) for row in there]
    after = [_keys(one.person_id, one.organisation_id, one.name, _agency(one)) for one in printed]
    kept = set()
    for sitter, place in zip(printed, found_again(before, after), strict=True):
        new = Attendance(partnership_id=paper.partnership_id, paper=paper)
        row = there[place] if place is not None else new
        _sit(row, paper, sitter)
        span = people[sitter.pk]
        row.position, row.words_id = span[0], spans[span]
        row.save()
        kept.add(row.pk)
    Attendance.objects.filter(paper=paper).exclude(pk__in=kept).delete()


def _agency(sitter: Presence) -> str:
    return sitter.organisation_name or (sitter.organisation.name if sitter.organisation else "")


def _keys(person: int | None, organisation: int | None, name: str, agency: str) -> tuple[Hashable, ...]:
    """By what a row is known, the surest first."""
    return (
        (person, organisation, name, agency),
        (person, name, agency),
        (name, agency),
        (person, organisation) if person else None,
        person,
        name,
    )


def _sit(row: Attendance, paper: Paper, sitter: Presence) -> None:
    assert paper.meeting is not None
    agency, by_hand = _agency(sitter)[:200], row.matched == How.PERSON
    if row.organisation_name != agency or not (by_hand or sitter.organisation_id is None):
        row.organisation_id = sitter.organisation_id
    if not by_hand:
        row.person_id = sitter.person_id
        row.matched = (How.EXACT if sitter.person_id else How.WAITING).value
    row.meeting, row.checked = paper.meeting, True
    row.name, row.post, row.capacity, row.chair = sitter.name, sitter.post, sitter.capacity, sitter.chair
    row.organisation_name = agency
