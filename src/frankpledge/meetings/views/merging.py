"""The tasks of saying that two people are one, and of parting them again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.forms.people import SearchPeopleForm
from frankpledge.meetings.queries import merging as queries
from frankpledge.meetings.queries.people import rows_of
from frankpledge.meetings.views.people import person_of
from frankpledge.people import access, changes
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import merges_in_force, people_seen_by
from frankpledge.people.queries.record import was_merged, was_parted


def merge_people(request: HttpRequest, person: int) -> HttpResponse:
    """A task: choose who else this person is, see both, and say that they are one."""
    by = request.actor
    kept = person_of(by, person)
    open_to(request, access.may_change_person(by, kept), "merged", kept)
    number = (request.POST if request.method == "POST" else request.GET).get("other", "")
    if request.method == "POST" and was_merged(by, row_number(number)):
        raise NotPossible("One of these two has been merged already. Open the other person's page to see with whom.")
    other = get_object_or_404(people_seen_by(by), pk=row_number(number)) if number else None
    problem = ""
    if request.method == "POST" and other is not None:
        try:
            changes.merge_people(by, kept, other)
        except NotPossible as error:
            problem = str(error)
        else:
            messages.success(request, f"{other.name} and {kept.name} are one person now: {kept.name}.")
            return to(request, "person", person=kept.pk)
    elif request.method == "POST":
        problem = "Choose who else this person is."
    if other is not None:
        sides = queries.sides(by, kept, other)
        return render(request, "meetings/merge_confirm.html", {"person": kept, "sides": sides, "problem": problem})
    sought = request.GET.get("name", "").strip()
    shown = {
        "person": kept,
        "sought": sought,
        "found": queries.others_like(by, kept, sought),
        "search": SearchPeopleForm({"name": sought}),
        "problem": problem,
    }
    return render(request, "meetings/merge_people.html", shown)


def part_people(request: HttpRequest, person: int, merge: int) -> HttpResponse:
    """A task: part two people who were merged."""
    by = request.actor
    kept = person_of(by, person)
    open_to(request, access.may_change_person(by, kept), "parted", kept)
    if was_parted(by, merge):
        raise NotPossible("These two have been parted already.")
    rows, _ = rows_of(by, kept)
    merged = get_object_or_404(merges_in_force(by).filter(kept_id__in=rows), pk=merge)
    if request.method == "POST":
        changes.part_people(by, merged)
        messages.success(request, f"{merged.absorbed.name} and {merged.kept.name} are two people again.")
        return to(request, "person", person=merged.kept.stands_as_id or merged.kept_id)
    return render(request, "meetings/part_people.html", {"person": kept, "merge": merged})
