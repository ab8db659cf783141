"""Holding names as closely as the papers that name them: called inside the change that enters or marks a paper."""

from collections.abc import Mapping

from frankpledge.people.models import Levelled, Organisation, OrganisationName, Person, PersonName, Post


def hold_people(levels: Mapping[int, int]) -> None:
    """Hold each of these people, by number, at the level given."""
    _hold(Person, levels)


def hold_organisations(levels: Mapping[int, int]) -> None:
    """Hold each of these organisations, by number, at the level given."""
    _hold(Organisation, levels)


def hold_person_names(levels: Mapping[int, int]) -> None:
    """Hold each of these spellings of people, by number, at the level given."""
    _hold(PersonName, levels)


def hold_organisation_names(levels: Mapping[int, int]) -> None:
    """Hold each of these spellings of organisations, by number, at the level given."""
    _hold(OrganisationName, levels)


def hold_posts(levels: Mapping[int, int]) -> None:
    """Hold each of these posts, by number, at the level given."""
    _hold(Post, levels)


def _hold(model: type[Levelled], levels: Mapping[int, int]) -> None:
    for level in set(levels.values()):
        named = [number for number, held in levels.items() if held == level]
        model._base_manager.filter(pk__in=named).exclude(level=level).update(level=level)
