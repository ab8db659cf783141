"""Letters to owners and letters that came, in the sample: what the pages of chasing are walked to with."""

from datetime import timedelta

from django.utils import timezone

from frankpledge.chasing import changes
from frankpledge.chasing.models import Digest, Received
from frankpledge.chasing.queries.letters import ToWrite, letters_to_write, secret_of_link
from frankpledge.chasing.queries.owners import owned_actions
from frankpledge.chasing.rules.bounces import Why
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.models import Action
from frankpledge.people.changes import keep_contact
from frankpledge.people.models import Contact, Partnership, Person
from frankpledge.people.queries import process_for
from frankpledge.people.rules.contacts import ContactKind
from tests.journeys.fullest import Values

CAME = (
    b"From: %s\r\nSubject: Re: Actions of yours\r\nMessage-ID: <%d@mere.example>\r\n\r\n"
    b"The lamps were mended on Tuesday, and the invoice follows.\r\n"
)


def written(by: Actor) -> Digest:
    """A digest to an owner of the sample's actions that has gone, with links."""
    assert by.partnership is not None
    if (there := Digest.objects.filter(sent_at__isnull=False).first()) is not None:
        return there
    post = process_for(Partnership.objects.get(pk=by.partnership.id), "post", by.today, Origin.WORKER)
    Action.objects.filter(state="open").update(checked=True)
    for one in owned_actions(by):
        for kind, number in one.owners:
            if kind == "person":
                keep_contact(by, Person.objects.get(pk=number), ContactKind.EMAIL, f"owner{number}@mere.example")
    letters: list[ToWrite] = letters_to_write(post, by.today)
    digests = [changes.write_digest(post, letter, by.today) for letter in letters[:5]]
    for digest in digests:
        changes.note_sent(post, digest)
    return digests[0]


def chased(by: Actor) -> Values:
    """Letters that wait, one that was set aside, an address that is stopped, a round that went."""
    written(by)
    if not Received.objects.exists():
        known = Contact.objects.filter(partnership=by.partnership.id, kind=ContactKind.EMAIL.value)[0].value
        for number in range(3):
            row = changes.take_in(CAME % (known.encode(), number), by.today, Origin.WORKER)
        changes.set_aside(by, row)
        changes.stop_letters(by, "gone@mere.example", Why.NOBODY)
    return {}


def answer_link(by: Actor) -> str:
    """The secret of a link that answers an action."""
    digest = written(by)
    link = digest.links.filter(secret_hash__isnull=False, used_at__isnull=True).first()
    assert link is not None
    digest.links.update(expires_at=timezone.now() + timedelta(days=1))
    return secret_of_link(digest, link)
