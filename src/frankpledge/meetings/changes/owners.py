"""Tying the owners of actions, as printed, to people and organisations."""

from collections.abc import Mapping, Sequence

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance, Paper
from frankpledge.people.queries import known_organisations, known_people
from frankpledge.people.rules.matching import Attender, How, match_organisation, match_owner, rejoined


def enter_owners(
    by: Actor, paper: Paper, owners: Mapping[int, Sequence[str]], attendance: Sequence[Attendance]
) -> list[ActionOwner]:
    """Enter the owners of actions, given as the action's number and its names as printed, in order.

    A name means somebody at the meeting before anybody else; an organisation counts by its exact name; what is not
    sure is kept as printed and waits for a person.  Called inside the change that enters or amends the paper.
    """
    if not any(owners.values()):
        return []
    attenders = [Attender(row.name, row.person_id) for row in attendance]
    people, organisations = known_people(by), known_organisations(by)
    rows = []
    for action, names in owners.items():
        for name in dict.fromkeys(rejoined(names, organisations)):
            row = ActionOwner(partnership_id=paper.partnership_id, action_id=action, name=name[:200])
            agency = match_organisation(name, organisations)
            if agency.how is How.EXACT:
                row.organisation_id, row.matched = agency.id, agency.how.value
            else:
                person = match_owner(name, attenders, people)
                row.person_id, row.matched = person.id, person.how.value
            rows.append(row)
    return ActionOwner.objects.bulk_create(rows)
