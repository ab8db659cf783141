"""Who may stop jobs and set schedules: the installation's administrator, at the command line."""

from frankpledge.ledger.rules import Actor
from frankpledge.work.models import Progress, Schedule


def may_administer(by: Actor, thing: Progress | Schedule) -> bool:
    """Whether the actor may stop a job, have it done again, or set a schedule."""
    return by.is_process and by.partnership is None
