"""Names leave the record of people and agencies: called when what holds them elsewhere was redacted."""

from collections.abc import Collection

from frankpledge.kit.cutting import REMOVED, Words
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Contact, Organisation, OrganisationName, Partnership, Person, PersonName, Post


def remove_spellings(by: Actor, partnership: Partnership, spellings: Collection[int], bare: Collection[int]) -> None:
    """Take these spellings, by number, from the people that they were tied to, and from those `bare` the whole name.

    Somebody without a name stays as a row, so that what is counted stays counted.
    """
    with change(by, "redacted names", partnership, access.may_redact_names):
        PersonName.objects.filter(partnership=partnership, pk__in=spellings).delete()
        _leave_bare(partnership, bare)


def remove_names(by: Actor, partnership: Partnership, words: Words, bare: Collection[int]) -> None:
    """Take words from every name of the record: people, their posts, organisations; those `bare` lose the whole name.

    Called where the words were taken from every document that holds them.
    """
    with change(by, "redacted names", partnership, access.may_redact_names):
        held = {number for number, name in Person.objects.filter(partnership=partnership).values_list("pk", "name")
                if words.stand_in(name)}  # fmt: skip
        spelt = PersonName.objects.filter(partnership=partnership).values_list("pk", "person_id", "spelling")
        gone = {number: person for number, person, spelling in spelt if words.stand_in(spelling)}
        PersonName.objects.filter(pk__in=gone).delete()
        _leave_bare(partnership, {*bare, *held, *gone.values()})
        for post in Post.objects.filter(partnership=partnership).exclude(title=""):
            if words.stand_in(post.title):
                taken = Post.objects.filter(person=post.person_id, organisation=post.organisation_id)
                post.title = _untaken(words.without(post.title), post.pk, set(taken.values_list("title", flat=True)))
                post.save(update_fields=["title"])
        for contact in Contact.objects.filter(partnership=partnership):
            if words.stand_in(contact.value):
                contact.delete()
        _organisations(partnership, words)


def _leave_bare(partnership: Partnership, bare: Collection[int]) -> None:
    """Leave these people without a name, but known as somebody."""
    Person.objects.filter(partnership=partnership, pk__in=bare).update(name=REMOVED)
    PersonName.objects.filter(partnership=partnership, person__in=bare).delete()
    Contact.objects.filter(partnership=partnership, person__in=bare).delete()
    PersonName.objects.bulk_create(
        PersonName(partnership=partnership, person_id=number, spelling=REMOVED, folded=folded(REMOVED))
        for number in sorted(set(bare))
    )


def _organisations(partnership: Partnership, words: Words) -> None:
    names = set(Organisation.objects.filter(partnership=partnership).values_list("name", flat=True))
    for organisation in Organisation.objects.filter(partnership=partnership):
        if words.stand_in(organisation.name):
            organisation.name = _untaken(words.without(organisation.name), organisation.pk, names)
            names.add(organisation.name)
            organisation.save(update_fields=["name"])
    spelt = set(OrganisationName.objects.filter(partnership=partnership).values_list("folded", flat=True))
    for name in OrganisationName.objects.filter(partnership=partnership):
        if words.stand_in(name.spelling):
            left = words.without(name.spelling)
            name.spelling = left if folded(left)[:200] not in spelt else f"{left[:180]} {name.pk}"
            name.folded = folded(name.spelling)[:200]
            spelt.add(name.folded)
            name.save(update_fields=["spelling", "folded"])


def _untaken(name: str, number: int, taken: set[str]) -> str:
    return name[:200] if name[:200] not in taken else f"{name[:180]} {number}"
