"""What information rights add to the pages of people and of the partnership."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership, Person
from frankpledge.rights import access


def beside_person(actor: Actor, person: Person) -> SafeString | None:
    """For those who answer for personal data, the way to what is held on somebody, and that they are restricted."""
    if not access.may_answer_for(actor, person):
        return None
    return render_to_string("rights/parts/beside_person.html", {"actor": actor, "person": person})


def beside_partnership(actor: Actor, partnership: Partnership) -> SafeString | None:
    """For those who answer for personal data, or approve redactions, the way to information rights."""
    if not (access.may_answer(actor, partnership) or access.may_approve_any(actor, partnership)):
        return None
    return render_to_string("rights/parts/beside_partnership.html", {"actor": actor})
