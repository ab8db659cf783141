"""Adding organisations and people, and the spellings that they are printed under."""

from datetime import date
from typing import Literal

from django.db import IntegrityError

from frankpledge.kit.versions import Begun
from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.models import Organisation, OrganisationName, Partnership, Person, PersonName, Post
from frankpledge.people.rules import shown
from frankpledge.people.rules.authorities import Authority
from frankpledge.people.rules.kinds import OrganisationKind


def add_organisation(
    by: Actor, partnership: Partnership, *, name: str, kind: OrganisationKind, names: tuple[str, ...] = ()
) -> Organisation:
    """Add an organisation with the other names it goes by.  Raises NotPossible when a name is taken."""
    with change(by, "added an organisation", partnership, access.may_keep):
        _told(name)
        organisation = Organisation(partnership=partnership, name=squeezed(name)[:200], kind=kind.value)
        try:
            organisation.save()
            for spelling in dict.fromkeys((name, *names)):
                _spell_organisation(organisation, spelling)
        except IntegrityError as error:
            raise NotPossible(f"There is an organisation of that name already: {squeezed(name)}.") from error
    return organisation


def add_organisation_name(by: Actor, organisation: Organisation, spelling: str) -> OrganisationName:
    """Tie a spelling to an organisation, so that papers that print it mean it.  Raises NotPossible when it is taken."""
    with change(by, "named", organisation, access.may_change_organisation) as organisation:
        _told(spelling)
        taken = OrganisationName.objects.filter(
            partnership_id=organisation.partnership_id, folded=folded(spelling)[:200]
        ).first()
        if taken and taken.organisation_id != organisation.pk:
            raise NotPossible(f"“{squeezed(spelling)}” is tied to another organisation already.")
        return taken or _spell_organisation(organisation, spelling)


def describe_organisation(
    by: Actor,
    organisation: Organisation,
    *,
    name: str,
    kind: OrganisationKind,
    authority: Authority | Literal[""] | None = None,
    seen: str = "",
) -> Organisation:
    """Correct an organisation's name and kind, and which authority by law it is; the name it had stays a spelling.

    Of the authority, nothing said leaves it as it is, and "" says that it is none.

    Raises NotPossible when the name is taken, and Meanwhile where somebody else changed the same since it was `seen`.
    """
    said = {"name": squeezed(name)[:200], "kind": kind.value}
    if authority is not None:
        said["authority"] = str(authority)
    begun = Begun(seen, said, shown.organisation, apart=True)
    with change(by, "corrected", organisation, access.may_change_organisation, begun) as organisation:
        kept = begun.kept(organisation)
        name = kept["name"]
        _told(name)
        taken = OrganisationName.objects.filter(partnership_id=organisation.partnership_id, folded=folded(name)[:200])
        if taken.exclude(organisation_id=organisation.pk).exists():
            raise NotPossible(f"There is an organisation of that name already: {squeezed(name)}.")
        organisation.name, organisation.kind = name, kept["kind"]
        organisation.authority = kept.get("authority", organisation.authority)
        organisation.save(update_fields=["name", "kind", "authority"])
        if not taken.exists():
            _spell_organisation(organisation, name)
    return organisation


def add_person(
    by: Actor,
    partnership: Partnership,
    *,
    name: str,
    organisation: Organisation | None = None,
    post: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Person:
    """Add a person, with the post they hold where there is one."""
    with change(by, "added a person", partnership, access.may_keep):
        _told(name)
        person = Person.objects.create(partnership=partnership, name=squeezed(name)[:200])
        _spell_person(person, name)
        if organisation is not None:
            Post.objects.create(
                partnership=partnership,
                person=person,
                organisation=organisation,
                title=post[:200],
                starts=starts,
                ends=ends,
            )
    return person


def add_post(
    by: Actor,
    person: Person,
    organisation: Organisation,
    *,
    title: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Post:
    """Add a post that a person holds or held."""
    with change(by, "given a post", person, access.may_change_person) as person:
        post, _ = Post.objects.get_or_create(
            partnership_id=person.partnership_id,
            person=person,
            organisation=organisation,
            title=title[:200],
            defaults={"starts": starts, "ends": ends},
        )
    return post


def add_person_name(by: Actor, person: Person, spelling: str) -> PersonName:
    """Tie a spelling to a person, so that papers that print it with the same agency mean them."""
    with change(by, "named", person, access.may_change_person) as person:
        _told(spelling)
        known = PersonName.objects.filter(person=person, folded=folded(spelling)[:200]).first()
        return known or _spell_person(person, spelling)


def rename_person(by: Actor, person: Person, name: str, *, seen: str = "") -> Person:
    """Correct a person's name; the name they had stays one of their spellings.

    Raises NotPossible for a name without letters, and Meanwhile where somebody else changed it since it was `seen`.
    """
    begun = Begun(seen, {"name": squeezed(name)[:200]}, shown.person)
    with change(by, "corrected", person, access.may_change_person, begun) as person:
        _told(name)
        person.name = squeezed(name)[:200]
        person.save(update_fields=["name"])
        if not PersonName.objects.filter(person=person, folded=folded(name)[:200]).exists():
            _spell_person(person, name)
    return person


def _told(name: str) -> None:
    """A name has letters or figures: by its signs alone nobody is known again."""
    if not folded(name):
        raise NotPossible("Give a name with letters in it.")


def _spell_organisation(organisation: Organisation, spelling: str) -> OrganisationName:
    name, _ = OrganisationName.objects.get_or_create(
        partnership_id=organisation.partnership_id,
        folded=folded(spelling)[:200],
        organisation=organisation,
        defaults={"spelling": squeezed(spelling)[:200]},
    )
    return name


def _spell_person(person: Person, spelling: str) -> PersonName:
    return PersonName.objects.create(
        partnership_id=person.partnership_id,
        person=person,
        spelling=squeezed(spelling)[:200],
        folded=folded(spelling)[:200],
    )
