"""Names as one document prints them, and what they were tied to.  Pure."""

from dataclasses import dataclass

from frankpledge.people.rules.matching import How


@dataclass(frozen=True, slots=True)
class Printed:
    """A person's name with the organisation and post beside it, as printed; empty where nothing was."""

    name: str
    organisation: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Tied:
    """What a printed name was tied to: a person, an organisation, or neither yet, and how."""

    person_id: int | None
    organisation_id: int | None
    how: How
