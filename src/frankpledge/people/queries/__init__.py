"""Every read of people: the record's people and agencies, and who holds which role."""

from frankpledge.people.queries.contacts import addresses_of, contacts_of
from frankpledge.people.queries.record import (
    agency_known,
    agency_spellings_seen_by,
    answers,
    context_for_reading,
    found_by,
    highest,
    known_organisations,
    known_people,
    merges_in_force,
    name_known,
    organisations_seen_by,
    partnership_of,
    partnership_of_people,
    people_seen_by,
    posts_seen_by,
    spellings_seen_by,
)
from frankpledge.people.queries.roles import account_at, actor_for, partnership_named, partnerships_of, process_for
from frankpledge.people.queries.ties import account_tied_to, has_way_in_beside_tie, tie_of

__all__ = [
    "account_at",
    "account_tied_to",
    "actor_for",
    "addresses_of",
    "agency_known",
    "agency_spellings_seen_by",
    "answers",
    "contacts_of",
    "context_for_reading",
    "found_by",
    "has_way_in_beside_tie",
    "highest",
    "known_organisations",
    "known_people",
    "merges_in_force",
    "name_known",
    "organisations_seen_by",
    "partnership_named",
    "partnership_of",
    "partnership_of_people",
    "partnerships_of",
    "people_seen_by",
    "posts_seen_by",
    "process_for",
    "spellings_seen_by",
    "tie_of",
]
