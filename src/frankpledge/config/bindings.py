"""Names bound to areas: background jobs, and the panels that a higher area adds to a lower area's page."""

from datetime import time

from frankpledge.design import panels
from frankpledge.intake import jobs as intake_jobs
from frankpledge.intake import panels as intake_panels
from frankpledge.people import jobs as people_jobs
from frankpledge.rights import panels as rights_panels
from frankpledge.work import jobs as work_jobs
from frankpledge.work import rules


def bind() -> None:
    """Bind every name.  Called once at the start; calling it again changes nothing."""
    rules.register(
        "intake.read_upload",
        intake_jobs.read_upload,
        given_up=intake_jobs.give_up_reading,
        again=intake_jobs.wait_to_be_read,
    )
    rules.register(
        "intake.enter_unchecked",
        intake_jobs.enter_unchecked,
        given_up=intake_jobs.give_up_entering,
        again=intake_jobs.wait_to_enter,
    )
    rules.register("people.send_password_link", people_jobs.send_password_link)
    rules.register("work.prune", work_jobs.prune)
    rules.schedule("work.prune", at=time(3, 40))
    panels.register("meetings.meeting", intake_panels.behind_meeting)
    panels.register("meetings.paper", intake_panels.behind_paper)
    panels.register("meetings.person", rights_panels.beside_person)
    panels.register("people.about", rights_panels.beside_partnership)
