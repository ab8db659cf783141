"""Addresses to which no letters go, and letting them go there again."""

from django.utils import timezone

from frankpledge.chasing import access
from frankpledge.chasing.models import AnswerLink, Digest, StoppedAddress
from frankpledge.chasing.rules.bounces import Why
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.changes import note_contact_failed
from frankpledge.people.models import Contact
from frankpledge.people.rules.contacts import ContactKind


def stop_letters(by: Actor, address: str, why: Why) -> StoppedAddress:
    """Let no more letters go to an address; the links that went there end.  Done again, it finds it done.

    Where the address is kept by hand and does not work, that is noted with it, until another is kept.
    """
    assert by.partnership is not None  # addresses are a partnership's
    wanted = address.strip()
    here = StoppedAddress.objects.filter(
        partnership_id=by.partnership.id, address__iexact=wanted, ended_at__isnull=True
    )
    stopped = StoppedAddress(partnership_id=by.partnership.id, address=wanted[:254], why=why.value, at=timezone.now())
    with change(by, "stopped letters", stopped, access.may_stop) as stopped:
        if "@" not in wanted:
            raise NotPossible("Enter the e-mail address to which no more letters are to go.")
        if (there := here.filter(address__iexact=wanted).first()) is not None:
            return there
        stopped.save()
        links = AnswerLink.objects.filter(partnership_id=by.partnership.id, digest__address__iexact=wanted)
        links.filter(used_at__isnull=True, ended_at__isnull=True).update(ended_at=stopped.at)
        if why is not Why.ASKED:
            kept = Contact.objects.filter(partnership_id=by.partnership.id, kind=ContactKind.EMAIL.value)
            for contact in kept.filter(value__iexact=wanted, failed_on__isnull=True):
                note_contact_failed(by, contact, by.today)
    return stopped


def let_again(by: Actor, stopped: StoppedAddress) -> None:
    """Let letters go to an address again, once somebody has put right what was wrong."""
    with change(by, "let letters go again", stopped, access.may_stop) as stopped:
        if stopped.ended_at is not None:
            raise NotPossible("Letters go there again already.")
        stopped.ended_at = timezone.now()
        stopped.save(update_fields=["ended_at"])
        kept = Contact.objects.filter(partnership_id=stopped.partnership_id, kind=ContactKind.EMAIL.value)
        kept.filter(value__iexact=stopped.address, failed_on__isnull=False).update(failed_on=None)


def note_came_back(by: Actor, digest: Digest, why: Why) -> None:
    """Note that a letter did not reach its address, to which no more go."""
    with change(by, "came back", digest, access.may_write) as digest:
        if digest.came_back_at is None:
            digest.came_back_at = timezone.now()
            digest.save(update_fields=["came_back_at"])
        stop_letters(by, digest.address, why)
