"""Holding names as closely as the papers that print them: people, agencies, their spellings, and people's posts.

Called inside every change that marks, enters or amends a paper, or says whom a printed name means.
"""

from collections.abc import Collection, Iterable

from django.db.models import Exists, Min, OuterRef, Q

from frankpledge.kit.words import folded, squeezed
from frankpledge.meetings.models import ActionOwner, Attendance, Membership, Paper
from frankpledge.people.changes import (
    hold_organisation_names,
    hold_organisations,
    hold_people,
    hold_person_names,
    hold_posts,
)
from frankpledge.people.models import Organisation, OrganisationName, Person, PersonName, Post
from frankpledge.people.rules.marking import CHOSEN, Level

Printed = tuple[int, str, int]  # whom a row names, how it prints the name, and how closely it is held


def hold_names_in(paper: Paper) -> None:
    """Hold everybody whom a paper names."""
    people, agencies = set[int | None](), set[int | None]()
    for rows in (Attendance.objects.filter(paper=paper), ActionOwner.objects.filter(action__paper=paper)):
        for person, agency in rows.order_by().values_list("person_id", "organisation_id").distinct():
            people.add(person)
            agencies.add(agency)
    hold_names(people, agencies)


def hold_names(people: Iterable[int | None], agencies: Iterable[int | None]) -> None:
    """Hold these people and agencies, by number, as closely as the most open of the papers that print their name;
    None is nobody.

    Whose name as the record has it is printed nowhere is held as the most open of the papers that name them at all.
    Other spellings, and posts, are held likewise, each for itself; one that is printed nowhere was typed, and stays as
    it is.  A member of a board or group that is known of is known of too: they are held no closer than OFFICIAL.
    """
    _hold_people({number for number in people if number is not None})
    _hold_agencies({number for number in agencies if number is not None})


def _hold_people(people: set[int]) -> None:
    if people:
        printed = [*_attended("person", "name", people), *_owned("person", people)]
        held = _levels(printed, dict(Person.objects.filter(pk__in=people).values_list("pk", "name")))
        hold_people(_seated("person", held))
        names = PersonName.objects.filter(person__in=people).values_list("pk", "person_id", "folded")
        hold_person_names(_spelt(printed, names))
        _hold_posts(people)


def _hold_agencies(agencies: set[int]) -> None:
    if agencies:
        printed = [*_attended("organisation", "organisation_name", agencies), *_owned("organisation", agencies)]
        held = _levels(printed, dict(Organisation.objects.filter(pk__in=agencies).values_list("pk", "name")))
        hold_organisations(_seated("organisation", held))
        spelt = OrganisationName.objects.filter(organisation__in=agencies)
        hold_organisation_names(_spelt(printed, spelt.values_list("pk", "organisation_id", "folded")))


def _attended(column: str, name: str, numbers: Collection[int]) -> list[Printed]:
    rows = Attendance.objects.filter(**{f"{column}__in": numbers}).order_by().values_list(f"{column}_id", name)
    return list(rows.annotate(least=Min("level")))


def _owned(column: str, numbers: Collection[int]) -> list[Printed]:
    rows = ActionOwner.objects.filter(**{f"{column}__in": numbers}).order_by().values_list(f"{column}_id", "name")
    return list(rows.annotate(least=Min("action__level")))


def _levels(printed: Iterable[Printed], names: dict[int, str]) -> dict[int, int]:
    """How closely each is held: by the name that the record has for them, where that is printed."""
    least: dict[int, int] = {}
    by_name: dict[int, int] = {}
    for number, name, level in printed:
        least[number] = min(level, least.get(number, level))
        if folded(name) == folded(names.get(number, "")):
            by_name[number] = min(level, by_name.get(number, level))
    return least | by_name


def _spelt(printed: Iterable[Printed], names: Iterable[tuple[int, int, str]]) -> dict[int, int]:
    """How closely each spelling is held that is printed somewhere."""
    least: dict[tuple[int, str], int] = {}
    for number, name, level in printed:
        spelling = number, folded(name)[:200]
        least[spelling] = min(level, least.get(spelling, level))
    return {pk: least[number, fold] for pk, number, fold in names if (number, fold) in least}


def _hold_posts(people: Collection[int]) -> None:
    rows = Attendance.objects.filter(person__in=people, organisation__isnull=False).order_by()
    least: dict[tuple[int, int, str], int] = {}
    for person, agency, title, level in rows.values_list("person_id", "organisation_id", "post").annotate(Min("level")):
        post = person, agency, squeezed(title)[:200]
        least[post] = min(level, least.get(post, level))
    posts = Post.objects.filter(person__in=people).values_list("pk", "person_id", "organisation_id", "title")
    found = [(pk, (person, agency, title)) for pk, person, agency, title in posts]
    hold_posts({pk: least[post] for pk, post in found if post in least})


def _seated(column: str, levels: dict[int, int]) -> dict[int, int]:
    """The same levels, but for those with a place on a body that is known of."""
    papers = Paper.objects.filter(body=OuterRef("body"))
    known = papers.filter(Q(level__lte=Level.OFFICIAL) | Q(stub=True, level__in=CHOSEN))
    seats = Membership.objects.filter(~Exists(papers) | Exists(known), **{f"{column}__in": levels})
    for number in seats.order_by().values_list(column, flat=True).distinct():
        levels[number] = min(levels[number], Level.OFFICIAL.value)
    return levels
