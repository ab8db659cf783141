"""Every write of people: setting up, naming, merging and parting."""

from frankpledge.people.changes.accounts import add_partnership, add_user, grant_role
from frankpledge.people.changes.entering import enter_names
from frankpledge.people.changes.holding import hold_organisations, hold_people
from frankpledge.people.changes.merging import merge_people, part_people
from frankpledge.people.changes.naming import (
    add_organisation,
    add_organisation_name,
    add_person,
    add_person_name,
    add_post,
    describe_organisation,
    rename_person,
)
from frankpledge.people.changes.second_factors import give_recovery_codes, give_second_factor
from frankpledge.people.changes.signing import note_failed_sign_in, note_sign_in, note_sign_out

__all__ = [
    "add_organisation",
    "add_organisation_name",
    "add_partnership",
    "add_person",
    "add_person_name",
    "add_post",
    "add_user",
    "describe_organisation",
    "enter_names",
    "give_recovery_codes",
    "give_second_factor",
    "grant_role",
    "hold_organisations",
    "hold_people",
    "merge_people",
    "note_failed_sign_in",
    "note_sign_in",
    "note_sign_out",
    "part_people",
    "rename_person",
]
