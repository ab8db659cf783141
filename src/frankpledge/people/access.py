"""Who may do what with partnerships, people and organisations: one predicate a verb."""

from frankpledge.ledger.rules import Actor, Origin
from frankpledge.people.models import (
    ApiToken,
    Contact,
    Grant,
    Invitation,
    Organisation,
    Partnership,
    Person,
    Recovery,
    User,
)
from frankpledge.people.rules.roles import Verb, allowed, keeps, reads


def may_read(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may read anything in this partnership's record."""
    return reads(by, partnership.pk)


def may_keep(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may write in this partnership's record."""
    return keeps(by, partnership.pk)


def may_change_person(by: Actor, person: Person) -> bool:
    """Whether the actor may correct, merge or part this person."""
    return keeps(by, person.partnership_id)


def may_change_organisation(by: Actor, organisation: Organisation) -> bool:
    """Whether the actor may correct this organisation."""
    return keeps(by, organisation.partnership_id)


def may_keep_contact(by: Actor, whose: Person | Organisation) -> bool:
    """Whether the actor may say how this person or agency is reached."""
    return keeps(by, whose.partnership_id)


def may_note_contact(by: Actor, contact: Contact) -> bool:
    """Whether the actor may note that a letter to this address came back."""
    return keeps(by, contact.partnership_id)


def may_set_up(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may set up a partnership, and accounts that need no invitation: the command line alone."""
    return by.is_process


def may_tie(by: Actor, user: User) -> bool:
    """Whether the actor may tie this account to a provider's sign-in, or untie it: its owner, or a link's process."""
    return by.is_process or (by.user is not None and by.user.id == user.pk)


def may_describe(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may say who answers for this partnership, and where one writes to."""
    return allowed(by, Verb.DESCRIBE, partnership.pk)


def may_see_accounts(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may see who holds which role here: whoever gives roles, or recovers accounts."""
    return allowed(by, Verb.INVITE, partnership.pk) or allowed(by, Verb.RECOVER, partnership.pk)


def may_hold_rights(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor answers for personal data here, or approves what is removed from it."""
    return allowed(by, Verb.ANSWER, partnership.pk) or allowed(by, Verb.APPROVE, partnership.pk)


def may_read_ledger(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may read who did what here."""
    return allowed(by, Verb.READ_LEDGER, partnership.pk)


def may_invite(by: Actor, invitation: Invitation) -> bool:
    """Whether the actor may send this invitation, send it again, or withdraw it."""
    return allowed(by, Verb.INVITE, invitation.partnership_id)


def may_accept(by: Actor, invitation: Invitation) -> bool:
    """Whether the actor may accept this invitation: whoever came by its link, in its partnership."""
    return by.partnership is not None and by.partnership.id == invitation.partnership_id


def may_change_role(by: Actor, grant: Grant) -> bool:
    """Whether the actor may give or end this role: nobody their own.  The command line gives the first ones."""
    return by.is_process or (allowed(by, Verb.INVITE, grant.partnership_id) and not _is(by, grant.user_id))


def may_see_off(by: Actor, user: User) -> bool:
    """Whether the actor may end every role that this account holds where the actor acts: nobody their own."""
    return by.partnership is not None and allowed(by, Verb.INVITE, by.partnership.id) and not _is(by, user.pk)


def may_ask_recovery(by: Actor, recovery: Recovery) -> bool:
    """Whether the actor may ask for this recovery: not of their own account."""
    return allowed(by, Verb.RECOVER, recovery.partnership_id) and not _is(by, recovery.subject_id)


def may_approve_recovery(by: Actor, recovery: Recovery) -> bool:
    """Whether the actor may approve this recovery: a person, who neither asked for it nor is to be recovered."""
    return (
        by.user is not None
        and allowed(by, Verb.RECOVER, recovery.partnership_id)
        and not _is(by, recovery.asked_by_id)
        and not _is(by, recovery.subject_id)
    )


def may_recover(by: Actor, recovery: Recovery) -> bool:
    """Whether the actor may use this recovery's link: whoever came by it, in its partnership."""
    return by.partnership is not None and by.partnership.id == recovery.partnership_id


def _is(by: Actor, number: int | None) -> bool:
    return by.user is not None and by.user.id == number


def may_redact_names(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may take names out of the record; who asked for it, the redaction knows."""
    return by.user is not None and allowed(by, Verb.APPROVE, partnership.pk)


def may_restrict(by: Actor, person: Person) -> bool:
    """Whether the actor may close a person's data to all but those who answer for it, and open it again."""
    return allowed(by, Verb.ANSWER, person.partnership_id)


def may_destroy_names(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may carry out that names go with what gave them: background work, once two people said so."""
    return by.is_process and allowed(by, Verb.DESTROY, partnership.pk)


def may_destroy_link(by: Actor, link: Invitation | Recovery) -> bool:
    """Whether the actor may carry out that what is kept of a link that ended is destroyed: background work."""
    return by.is_process and allowed(by, Verb.DESTROY, link.partnership_id)


def may_keep_token(by: Actor, token: ApiToken) -> bool:
    """Whether the actor may make this token, and end it: their own alone, where they may read anything at all."""
    return by.origin is Origin.WEB and _is(by, token.user_id) and reads(by, token.partnership_id)
