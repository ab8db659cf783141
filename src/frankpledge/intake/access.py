"""Who may do what with files coming in: one predicate a verb."""

from frankpledge.intake.models import Review, Upload
from frankpledge.ledger.rules import Actor
from frankpledge.people.rules.roles import keeps


def may_upload(by: Actor, upload: Upload) -> bool:
    """Whether the actor may bring files in."""
    return keeps(by, upload.partnership_id)


def may_review(by: Actor, review: Review) -> bool:
    """Whether the actor may review a reading, enter it, withdraw it or have it read again."""
    return keeps(by, review.partnership_id)
