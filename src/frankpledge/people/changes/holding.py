"""Holding names as closely as the papers that name them: called inside the change that enters or marks a paper."""

from collections.abc import Mapping

from frankpledge.people.models import Organisation, Person


def hold_people(levels: Mapping[int, int]) -> None:
    """Hold each of these people, by number, at the level given."""
    for level in set(levels.values()):
        named = [number for number, held in levels.items() if held == level]
        Person.objects.filter(pk__in=named).exclude(level=level).update(level=level)


def hold_organisations(levels: Mapping[int, int]) -> None:
    """Hold each of these organisations, by number, at the level given."""
    for level in set(levels.values()):
        named = [number for number, held in levels.items() if held == level]
        Organisation.objects.filter(pk__in=named).exclude(level=level).update(level=level)
