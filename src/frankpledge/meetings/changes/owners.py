"""Tying the owners of actions, as printed, to people and organisations."""

from collections.abc import Mapping, Sequence

from frankpledge.kit.cutting import names_nobody
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance, Paper
from frankpledge.people.queries import known_organisations, known_people
from frankpledge.people.rules.agencies import Agencies, rejoined
from frankpledge.people.rules.matching import Attender, Everybody, How, match_owner


def enter_owners(
    by: Actor,
    paper: Paper,
    owners: Mapping[int, Sequence[str]],
    attendance: Sequence[Attendance],
    told: Mapping[str, Sequence[str]] | None = None,
) -> list[ActionOwner]:
    """Enter the owners of actions, given as the action's number and its names as printed, in order.

    A name means somebody at the meeting before anybody else; an organisation counts by its exact name; what is not
    sure is kept as printed and waits for a person.  `told` is what the paper says that its short forms stand for.
    Called inside the change that enters or amends the paper.
    """
    if not any(owners.values()):
        return []
    attenders = [Attender(row.name, row.person_id) for row in attendance]
    people, organisations = Everybody(known_people(by)), Agencies(known_organisations(by), told or {})
    rows = []
    for action, names in owners.items():
        for name in dict.fromkeys(rejoined(names, organisations)):
            row = ActionOwner(partnership_id=paper.partnership_id, action_id=action, name=name[:200])
            if names_nobody(name):
                row.matched = How.PERSON.value
                rows.append(row)
                continue
            agency = organisations.match(name)
            if agency.how is How.EXACT:
                row.organisation_id, row.matched = agency.id, agency.how.value
            else:
                person = match_owner(name, attenders, people)
                row.person_id, row.matched = person.id, person.how.value
            rows.append(row)
    return ActionOwner.objects.bulk_create(rows)
