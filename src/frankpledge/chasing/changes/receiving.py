"""A letter that came, taken in: tied to the letter that it answers, its words put to their actions to be confirmed.

Whichever way it came, by the mailbox or from a mail server's pipe, it is taken in here, and once however often it is
handed in.  Nothing is ever sent in answer, so that no two machines can write to each other.
"""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils import timezone

from frankpledge.chasing import access
from frankpledge.chasing.changes.stopping import note_came_back
from frankpledge.chasing.models import AnswerLink, Digest, Received, ReceivedFor
from frankpledge.chasing.queries.letters import digest_numbered, written
from frankpledge.chasing.queries.links import owner_of
from frankpledge.chasing.queries.owners import may_be_shown
from frankpledge.chasing.queries.received import partnership_for
from frankpledge.chasing.rules.answers import ReceivedState
from frankpledge.chasing.rules.bounces import answered_in, bounces_in
from frankpledge.chasing.rules.incoming import Incoming, Sort, taken_apart, tried
from frankpledge.chasing.rules.numbers import numbers_in
from frankpledge.chasing.rules.replies import Own, own_words, split_by_action
from frankpledge.chasing.rules.said import is_greeting, kind_of
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.meetings.changes import propose_update
from frankpledge.meetings.models import Action
from frankpledge.meetings.rules.doing import Said, Way
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for


class NotOurs(Exception):
    """A letter that no partnership of this installation can be told to be the receiver of.  It is not kept."""


def take_in(content: bytes, today: date, origin: Origin) -> Received:
    """Take in a letter, whoever it is from; gives what is kept of it.  Raises NotOurs.

    What answers a letter of ours proposes an update of each action that it tells of; what a machine sent is kept and
    proposes nothing; what came back stops letters to its address.  Whatever cannot be told waits for an officer.
    """
    incoming = taken_apart(content)
    digest = _answered(incoming, today)
    if incoming.unsure and digest is not None:  # whoever it came through, it has the number of a letter of ours
        incoming = replace(incoming, sort=Sort.LETTER)
    place = digest.partnership if digest is not None else _receiver(incoming, today)
    by = process_for(place, "post", today, origin)
    received = Received(partnership=place, fingerprint=incoming.fingerprint, at=timezone.now())
    with change(by, "took in", received, access.may_take_in) as received:
        if (there := Received.objects.filter(partnership=place, fingerprint=incoming.fingerprint).first()) is not None:
            return there
        _fill(received, incoming, digest)
        received.save()
        if incoming.sort is Sort.BOUNCE:
            _come_back(by, received, incoming)
        elif incoming.sort is Sort.AUTO:
            _settle(received, ReceivedState.NOTED)
        elif digest is not None:
            _propose(by, received, digest)
        else:
            received.own = own_words(received.text).words
        received.save()
    return received


def _answered(incoming: Incoming, today: date) -> Digest | None:
    """The letter of ours that it answers, by an unguessable number that only whoever had it knows."""
    inside = tried(lambda: answered_in(incoming.message, incoming.text), ())
    numbers = [*incoming.answers, *incoming.to, *inside, incoming.text]
    for place, number in numbers_in(*numbers)[:20]:
        if Partnership.objects.filter(pk=place).exists() and (found := digest_numbered(place, number, today)):
            return found
    return None


def _receiver(incoming: Incoming, today: date) -> Partnership:
    """The partnership whose officers are to look at a letter that answers none of ours.  Raises NotOurs."""
    place = partnership_for(incoming.sender, today)
    if place is None:
        raise NotOurs("no partnership could be told")
    return place


def _fill(received: Received, incoming: Incoming, digest: Digest | None) -> None:
    received.digest, received.sort = digest, incoming.sort.value
    received.sender, received.subject, received.text = incoming.sender, incoming.subject, incoming.text
    received.attached, received.cut, received.sent_at = incoming.attached, incoming.cut, incoming.sent


def _settle(received: Received, state: ReceivedState) -> None:
    received.state, received.settled_at = state.value, timezone.now()


def _come_back(by: Actor, received: Received, incoming: Incoming) -> None:
    """Stop letters to the address of the letter that came back; a report of none of ours stops nothing."""
    found = tried(lambda: bounces_in(incoming.message, incoming.text), None)
    if received.digest is None:
        return
    if found:
        note_came_back(by, received.digest, found[0].why)
    _settle(received, ReceivedState.NOTED)


def _propose(by: Actor, received: Received, digest: Digest) -> None:
    """Put the words of an answer to the actions that they are about; whatever is left waits for an officer."""
    links = {link.action_id: link for link in _links(digest)}
    own = own_words(received.text, _lines_of(by, digest))
    received.own, received.doubt = own.words, own.doubt
    known = [number for number, link in links.items() if not link.withheld]
    received.level = max([received.level, *(link.action.level for link in links.values() if not link.withheld)])
    left = _put(by, received, links, own, known)
    if not left and received.put_to.exists():
        _settle(received, ReceivedState.PROPOSED)


def _put(by: Actor, received: Received, links: dict[int, AnswerLink], own: Own, known: list[int]) -> bool:
    """Propose what is said of each action; gives whether anything is left that an officer has to look at."""
    if own.doubt or received.cut:
        return True
    left = False
    for number, words in split_by_action(own, known).items():
        if number is None:
            left = left or not is_greeting(words)
        elif not _proposed(by, received, links[number], words):
            left = True
    return left


def _proposed(by: Actor, received: Received, link: AnswerLink, words: str) -> bool:
    """Propose an update of one action; gives whether that could be done."""
    action = Action.objects.filter(pk=link.action_id, paper__withdrawn_at__isnull=True).first()
    owner = owner_of(link)
    if action is None or owner is None or not may_be_shown(action):
        return False
    kind, text = kind_of(words), words
    said_by = link.organisation.name if link.organisation is not None else owner.name
    try:
        said = Said(kind, text=text, said_by=said_by[:200], said_on=by.today)
        update = propose_update(by, action, said, way=Way.REPLY, owner=owner)
    except NotPossible:
        return False
    ReceivedFor.objects.create(partnership_id=received.partnership_id, received=received, action=action, update=update)
    return True


def _links(digest: Digest) -> list[AnswerLink]:
    return list(digest.links.select_related("action", "person__stands_as", "organisation"))


def _lines_of(by: Actor, digest: Digest) -> list[str]:
    """Lines that our letter had, by which a reply that quotes it without any sign is known."""
    told = written(by, digest, settings.FRANKPLEDGE_ADDRESS or "")
    return [
        f"[A{one.number}] {one.text}" for _, sections in told.sections for section in sections for one in section.told
    ]
