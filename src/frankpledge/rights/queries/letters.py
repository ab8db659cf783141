"""What is held on one person, or under a name, in letters to owners of actions and in letters that came."""

from collections.abc import Iterator

from frankpledge.chasing.models import Digest, Received, StoppedAddress
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.people.queries import highest
from frankpledge.rights.queries.finding import Finding
from frankpledge.rights.queries.places import answered_by


def letters_of(by: Actor, words: Words, rows: set[int]) -> Iterator[Finding]:
    """Letters that went to them, those that came from their addresses or name them, and addresses that are stopped."""
    place, page = answered_by(by), ("chasing", dict[str, int]())
    went = Digest.objects.filter(partnership_id=place).order_by("pk")
    theirs: set[str] = set()
    for number, person, address, made_at in went.values_list("pk", "person_id", "address", "made_at"):
        if person in rows or words.stand_in(address):
            theirs.add(address.casefold())
            yield Finding("Letter to them", f"{address}, {made_at:%-d %B %Y}", f"Letter {number}", leads=page)
    came = Received.objects.filter(partnership_id=place, level__lte=highest(by)).order_by("pk")
    for sender, subject, text, at in came.values_list("sender", "subject", "text", "at"):
        if sender.casefold() in theirs or words.stand_in(f"{sender}\n{subject}\n{text}"):
            yield Finding("Letter that came", text or subject, f"{sender}, {at:%-d %B %Y}", leads=page)
    stopped = StoppedAddress.objects.filter(partnership_id=place).order_by("pk")
    for address, at in stopped.values_list("address", "at"):
        if address.casefold() in theirs or words.stand_in(address):
            yield Finding("Address that gets no letters", address, f"{at:%-d %B %Y}", leads=page)
