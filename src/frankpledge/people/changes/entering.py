"""Tying the names of a document to the record, adding whom it has not met."""

from collections.abc import Mapping, Sequence

from frankpledge.kit.cutting import names_nobody
from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Organisation, OrganisationName, Partnership, Person, PersonName, Post
from frankpledge.people.queries import known_organisations, known_people
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.matching import Everybody, How, KnownPerson, bare, match_person
from frankpledge.people.rules.printed import Printed, Tied


def enter_names(
    by: Actor,
    partnership: Partnership,
    names: Sequence[Printed],
    told: Mapping[str, Sequence[str]] | None = None,
    level: int = Level.OFFICIAL,
) -> list[Tied]:
    """Tie each printed name to a person and an organisation, in the order given.

    A name like no other is added, with its organisation and post; a name that might be one of several, or that
    stands with another agency than before, is tied to nobody and waits for a person.  `told` is what the paper says
    that its short forms stand for, which is kept with the organisations that it names by them, and is held as closely
    as the paper is, which is the `level`.
    """
    with change(by, "entered names", partnership, access.may_keep):
        organisations = _Organisations(by, partnership, told or {}, level)
        people = _People(by, partnership)
        return [people.tie(name, organisations.tie(name.organisation)) for name in names]


class _Organisations:
    """The organisations known, growing as the document names new ones."""

    def __init__(self, by: Actor, partnership: Partnership, told: Mapping[str, Sequence[str]], level: int) -> None:
        self.partnership, self.level = partnership, level
        self.known = Agencies(known_organisations(by), told)

    def tie(self, printed: str) -> int | None:
        """The number of the organisation that a printed name means; a new one is added; None where it waits.

        A close spelling waits too: `East Aldermere` and `West Aldermere` are spelt nearly alike.
        """
        if not folded(printed):
            return None
        match = self.known.match(printed)
        number = self._add(printed) if match.how is How.NEW else match.id if match.how is How.EXACT else None
        if number is not None:
            self._keep_told(printed, number)
        return number

    def _add(self, printed: str) -> int:
        organisation = Organisation.objects.create(
            partnership=self.partnership, name=squeezed(printed)[:200], kind=OrganisationKind.NOT_SAID.value
        )
        self._spell(organisation.pk, printed)
        return organisation.pk

    def _keep_told(self, printed: str, number: int) -> None:
        """Keep both the letters and what the paper says they stand for, unless another organisation has either."""
        longs = self.known.told_of(printed)
        if len(longs) == 1:
            for spelling in (printed, longs[0]):
                if folded(spelling)[:200] not in self.known:
                    self._spell(number, spelling)

    def _spell(self, number: int, spelling: str) -> None:
        name = squeezed(spelling)[:200]
        OrganisationName.objects.create(
            partnership=self.partnership,
            organisation_id=number,
            spelling=name,
            folded=folded(name)[:200],
            level=self.level,
        )
        self.known.add(folded(name)[:200], number)


class _People:
    """The people known, growing as the document names new ones."""

    def __init__(self, by: Actor, partnership: Partnership) -> None:
        self.partnership = partnership
        self.known = Everybody(known_people(by))

    def tie(self, printed: Printed, organisation_id: int | None) -> Tied:
        """The person that a printed name means, given the organisation it was printed with; nobody for one removed."""
        if names_nobody(printed.name):
            return Tied(None, organisation_id, How.PERSON)
        match = match_person(printed.name, organisation_id, self.known)
        number = self._add(printed.name) if match.how is How.NEW else match.id
        if number is not None and organisation_id is not None:
            self._note_post(number, organisation_id, printed)
        return Tied(number, organisation_id, match.how)

    def _add(self, printed: str) -> int:
        name = squeezed(printed)[:200]
        person = Person.objects.create(partnership=self.partnership, name=name)
        PersonName.objects.create(partnership=self.partnership, person=person, spelling=name, folded=folded(name)[:200])
        self.known.add(KnownPerson(person.pk, frozenset({bare(name)})))
        return person.pk

    def _note_post(self, person_id: int, organisation_id: int, printed: Printed) -> None:
        """Keep that the person stood for the organisation, once for each post; a bare mention adds to no named post."""
        known = self.known.get(person_id)
        assert known is not None  # it was tied by what is known
        if organisation_id in known.organisations and not printed.post:
            return
        Post.objects.get_or_create(
            partnership=self.partnership,
            person_id=person_id,
            organisation_id=organisation_id,
            title=squeezed(printed.post)[:200],
        )
        organisations = known.organisations | {organisation_id}
        self.known.add(KnownPerson(person_id, known.names, organisations))
