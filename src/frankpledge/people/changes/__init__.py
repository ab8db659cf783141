"""Every write of people: setting up, roles and invitations, naming, merging and parting."""

from frankpledge.people.changes.accounts import add_partnership, add_user
from frankpledge.people.changes.contacts import keep_contact, note_contact_failed, reach_by
from frankpledge.people.changes.describing import describe_partnership
from frankpledge.people.changes.destroying import NamesGone, destroy_invitation, destroy_names, destroy_recovery
from frankpledge.people.changes.drafts import drop_draft, drop_old_drafts, keep_draft, redact_drafts
from frankpledge.people.changes.entering import enter_names
from frankpledge.people.changes.holding import (
    hold_organisation_names,
    hold_organisations,
    hold_people,
    hold_person_names,
    hold_posts,
)
from frankpledge.people.changes.invitations import (
    accept_with_account,
    accept_with_new_account,
    invite,
    note_refused_link,
    send_again,
    withdraw_invitation,
)
from frankpledge.people.changes.letters import send_invitation, send_recovery
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
from frankpledge.people.changes.recoveries import approve_recovery, ask_recovery, use_recovery
from frankpledge.people.changes.redacting import remove_names, remove_spellings
from frankpledge.people.changes.restricting import restrict_person
from frankpledge.people.changes.roles import end_every_role, end_role, grant_role
from frankpledge.people.changes.second_factors import give_recovery_codes, give_second_factor
from frankpledge.people.changes.signing import note_failed_sign_in, note_ledger_taken, note_sign_in, note_sign_out
from frankpledge.people.changes.tokens import end_token, make_token, note_token_refused, note_token_used

__all__ = [
    "NamesGone",
    "accept_with_account",
    "accept_with_new_account",
    "add_organisation",
    "add_organisation_name",
    "add_partnership",
    "add_person",
    "add_person_name",
    "add_post",
    "add_user",
    "approve_recovery",
    "ask_recovery",
    "describe_organisation",
    "describe_partnership",
    "destroy_invitation",
    "destroy_names",
    "destroy_recovery",
    "drop_draft",
    "drop_old_drafts",
    "end_every_role",
    "end_role",
    "end_token",
    "enter_names",
    "give_recovery_codes",
    "give_second_factor",
    "grant_role",
    "hold_organisation_names",
    "hold_organisations",
    "hold_people",
    "hold_person_names",
    "hold_posts",
    "invite",
    "keep_contact",
    "keep_draft",
    "make_token",
    "merge_people",
    "note_contact_failed",
    "note_failed_sign_in",
    "note_ledger_taken",
    "note_refused_link",
    "note_sign_in",
    "note_sign_out",
    "note_token_refused",
    "note_token_used",
    "part_people",
    "reach_by",
    "redact_drafts",
    "remove_names",
    "remove_spellings",
    "rename_person",
    "restrict_person",
    "send_again",
    "send_invitation",
    "send_recovery",
    "use_recovery",
    "withdraw_invitation",
]
