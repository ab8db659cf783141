"""People and agencies of the record, narrowed to the partnership in which the actor reads."""

from django.db.models import Q, QuerySet

from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Merge, Organisation, OrganisationName, Person, PersonName, Post
from frankpledge.people.rules.matching import KnownPerson, bare
from frankpledge.people.rules.roles import Verb, allowed, only_shared, reads, reads_up_to
from minutes_reader import Context, KnownAgency
from minutes_reader import KnownPerson as PersonToReader


def partnership_of(by: Actor) -> int:
    """The number of the partnership that the actor may read; 0, which no row has, where there is none.

    Every query of every area narrows by this, so that nothing of another partnership can be found.
    """
    if by.partnership is None or not reads(by, by.partnership.id):
        return 0
    return by.partnership.id


def highest(by: Actor) -> int:
    """The highest marking that the actor may read; -1, which nothing has, for an actor who may read nothing."""
    return reads_up_to(by).value if partnership_of(by) else -1


def partnership_of_people(by: Actor) -> int:
    """The number of the partnership whose people have pages for the actor; 0 where they have none."""
    place = partnership_of(by)
    return place if allowed(by, Verb.READ_PEOPLE, place) else 0


def organisations_seen_by(by: Actor) -> QuerySet[Organisation]:
    """The organisations in the record, by name; none for somebody who reads only what is shared with them."""
    place = 0 if only_shared(by) else partnership_of(by)
    return Organisation.objects.filter(partnership_id=place, level__lte=highest(by))


def answers(by: Actor) -> bool:
    """Whether the actor answers for personal data here, and so sees whom a restriction closes to everybody else."""
    return allowed(by, Verb.ANSWER, partnership_of(by))


def people_seen_by(by: Actor) -> QuerySet[Person]:
    """The people in the record, each once: rows that stand as another are left out.

    None for those to whom the pages of people are closed; one who is restricted, for those who answer for personal
    data alone.
    """
    place = partnership_of_people(by)
    people = Person.objects.filter(partnership_id=place, stands_as__isnull=True, level__lte=highest(by))
    return people if answers(by) else people.filter(restricted_on__isnull=True)


def spellings_seen_by(by: Actor) -> QuerySet[PersonName]:
    """The spellings of people that the actor may read: those of absorbed rows too."""
    return PersonName.objects.filter(partnership_id=partnership_of_people(by), level__lte=highest(by))


def agency_spellings_seen_by(by: Actor) -> QuerySet[OrganisationName]:
    """The spellings of agencies that the actor may read."""
    place = 0 if only_shared(by) else partnership_of(by)
    return OrganisationName.objects.filter(partnership_id=place, level__lte=highest(by))


def name_known(by: Actor, person: Person) -> str:
    """The name of a person, as whom they stand, as far as the actor may know it; else empty.

    A row of a paper may be tied to somebody whose name the record has from a paper that is held more closely.
    """
    top, all_of_them = highest(by), answers(by)
    rows = [row for row in (person.stands_as, person) if row is not None and row.level <= top]
    return next((row.name for row in rows if all_of_them or row.restricted_on is None), "")


def agency_known(by: Actor, organisation: Organisation) -> str:
    """The name of an agency, as far as the actor may know it; empty where it is only as printed."""
    return organisation.name if organisation.level <= highest(by) else ""


def posts_seen_by(by: Actor) -> QuerySet[Post]:
    """Who did what for which organisation, latest first; posts of absorbed rows too, with `person` loaded."""
    top = highest(by)
    posts = Post.objects.filter(
        partnership_id=partnership_of_people(by), level__lte=top, person__level__lte=top, organisation__level__lte=top
    ).select_related("person", "organisation")
    if not answers(by):
        posts = posts.filter(person__restricted_on__isnull=True)
    return posts.order_by("-starts", "organisation__name", "title")


def merges_in_force(by: Actor) -> QuerySet[Merge]:
    """The merges that have not been parted, the latest first."""
    top = highest(by)
    merges = Merge.objects.filter(partnership_id=partnership_of(by), parted_at__isnull=True)
    merges = merges.filter(kept__level__lte=top, absorbed__level__lte=top)
    return merges.select_related("kept", "absorbed").order_by("-id")


def was_merged(by: Actor, number: int | None) -> bool:
    """Whether this is a row of somebody here that stands as another person by now."""
    rows = Person.objects.filter(partnership_id=partnership_of(by), level__lte=highest(by), stands_as__isnull=False)
    return number is not None and rows.filter(pk=number).exists()


def was_parted(by: Actor, number: int) -> bool:
    """Whether this was a merge here that somebody has undone."""
    return Merge.objects.filter(partnership_id=partnership_of(by), parted_at__isnull=False, pk=number).exists()


def known_people(by: Actor) -> list[KnownPerson]:
    """Everybody in the record as the matcher knows them, in two queries; absorbed rows count as whom they stand as."""
    place = partnership_of(by)
    stands: dict[int, int] = {}
    names: dict[int, set[str]] = {}
    rows = PersonName.objects.filter(partnership_id=place).values_list("person_id", "person__stands_as_id", "spelling")
    for person, stands_as, spelling in rows:
        stands[person] = stands_as or person
        names.setdefault(stands[person], set()).add(bare(spelling))
    organisations: dict[int, set[int]] = {}
    for person, organisation in Post.objects.filter(partnership_id=place).values_list("person_id", "organisation_id"):
        organisations.setdefault(stands.get(person, person), set()).add(organisation)
    return [KnownPerson(i, frozenset(n), frozenset(organisations.get(i, ()))) for i, n in sorted(names.items())]


def known_organisations(by: Actor) -> dict[str, int]:
    """The organisation for each folded spelling in the record."""
    rows = OrganisationName.objects.filter(partnership_id=partnership_of(by))
    return dict(rows.order_by("id").values_list("folded", "organisation_id"))


def context_for_reading(by: Actor) -> Context:
    """Everybody and every agency in the record, by every spelling, as the reader is told of them: in two queries.

    Rows that stand as another count with it.
    """
    place = partnership_of(by)
    people: dict[int, list[str]] = {}
    spellings = PersonName.objects.filter(partnership_id=place).order_by("id")
    for person, stands_as, name in spellings.values_list("person_id", "person__stands_as_id", "spelling"):
        people.setdefault(stands_as or person, []).append(name)
    agencies: dict[int, list[str]] = {}
    for agency, name in (
        OrganisationName.objects.filter(partnership_id=place).order_by("id").values_list("organisation_id", "spelling")
    ):
        agencies.setdefault(agency, []).append(name)
    return Context(
        tuple(PersonToReader(tuple(names)) for names in people.values()),
        tuple(KnownAgency(tuple(names)) for names in agencies.values()),
    )


def found_by(by: Actor, words: list[str]) -> tuple[QuerySet[Person], QuerySet[Organisation]]:
    """People and organisations one of whose spellings has every one of these words; signs alone stand in none."""
    people, organisations, top = people_seen_by(by), organisations_seen_by(by), highest(by)
    for word in words:
        if not (like := folded(word)):
            return people.none(), organisations.none()
        own = Q(names__folded__contains=like, names__level__lte=top)
        absorbed = Q(absorbed__names__folded__contains=like, absorbed__names__level__lte=top)
        people = people.filter(own | absorbed)
        organisations = organisations.filter(names__folded__contains=like, names__level__lte=top)
    return people.distinct(), organisations.distinct()
