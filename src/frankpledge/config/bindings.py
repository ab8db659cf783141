"""Names bound to areas: background jobs, and the panels that a higher area adds to a lower area's page."""

from datetime import time, timedelta

from django.conf import settings

from frankpledge.backup import files
from frankpledge.backup import jobs as backup_jobs
from frankpledge.chasing import jobs as chasing_jobs
from frankpledge.chasing import panels as chasing_panels
from frankpledge.design import drafts, panels
from frankpledge.documents.models import stored_as
from frankpledge.intake import jobs as intake_jobs
from frankpledge.intake import panels as intake_panels
from frankpledge.keeping import jobs as keeping_jobs
from frankpledge.keeping import panels as keeping_panels
from frankpledge.meetings import jobs as meetings_jobs
from frankpledge.meetings import panels as meetings_panels
from frankpledge.people import jobs as people_jobs
from frankpledge.people import saving
from frankpledge.public import panels as public_panels
from frankpledge.rights import panels as rights_panels
from frankpledge.work import jobs as work_jobs
from frankpledge.work import rules


def bind() -> None:
    """Bind every name.  Called once at the start; calling it again changes nothing."""
    _bind_intake()
    rules.register("people.send_password_link", people_jobs.send_password_link)
    rules.register("people.drop_old_drafts", people_jobs.drop_old_drafts)
    rules.schedule("people.drop_old_drafts", at=time(3, 20))
    rules.register("work.prune", work_jobs.prune)
    rules.schedule("work.prune", at=time(3, 40))
    rules.register("work.count_rows", work_jobs.count_rows)
    rules.schedule("work.count_rows", at=time(4, 20))
    rules.register("backup.make", backup_jobs.make)
    if settings.FRANKPLEDGE_BACKUP_KEY:
        rules.schedule("backup.make", at=time(2, 0))
    files.register("documents.Document", stored_as)
    files.register("intake.Upload", stored_as, state="waiting")
    files.register("meetings.AgendaPaper", stored_as)
    files.register("meetings.Pack", stored_as)
    rules.register("ledger.seal", people_jobs.seal_ledger)
    rules.register("ledger.anchor", people_jobs.anchor_ledger)
    rules.schedule("ledger.seal", every=timedelta(seconds=30))
    rules.register("ledger.send_anchor", people_jobs.send_anchor)
    rules.schedule("ledger.anchor", every=timedelta(hours=1))
    rules.schedule("ledger.send_anchor", at=time(3))
    drafts.register(saving.draft_for)
    rules.register("keeping.destroy", keeping_jobs.destroy)
    rules.register("keeping.go_on", keeping_jobs.go_on)
    rules.schedule("keeping.go_on", at=time(3, 50))
    rules.register("meetings.read_paper", meetings_jobs.read_paper)
    rules.register(
        "meetings.make_pack",
        meetings_jobs.make_pack,
        given_up=meetings_jobs.give_up_pack,
        again=meetings_jobs.make_pack_again,
    )
    rules.register("meetings.send_notice", meetings_jobs.send_notice)
    rules.register("meetings.chase", meetings_jobs.chase)
    rules.schedule("meetings.chase", at=time(7, 30))
    rules.register("meetings.escalate", meetings_jobs.escalate)
    rules.schedule("meetings.escalate", at=time(7, 0))
    _bind_chasing()
    _bind_panels()


def _bind_intake() -> None:
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
    rules.register(
        "intake.enter_sheet",
        intake_jobs.enter_sheet,
        given_up=intake_jobs.give_up_sheet,
        again=intake_jobs.wait_to_enter_sheet,
    )


def _bind_panels() -> None:
    panels.register("meetings.agenda", meetings_panels.beside_agenda)
    panels.register("meetings.meeting", intake_panels.behind_meeting)
    panels.register("meetings.meeting", public_panels.beside_minutes)
    panels.register("meetings.agenda", public_panels.beside_agenda)
    panels.register("meetings.body", public_panels.beside_body)
    panels.register("meetings.paper", intake_panels.behind_paper)
    panels.register("meetings.actions", intake_panels.beside_log)
    panels.register("meetings.person", rights_panels.beside_person)
    panels.register("people.about", rights_panels.beside_partnership)
    panels.register("people.about", keeping_panels.beside_partnership)
    panels.register("people.about", public_panels.beside_partnership)
    panels.register("people.sign_in", public_panels.beside_sign_in)


def _bind_chasing() -> None:
    rules.register("chasing.begin_rounds", chasing_jobs.begin_rounds)
    rules.schedule("chasing.begin_rounds", at=time(7, 0))
    rules.register("chasing.send_round", chasing_jobs.send_round)
    rules.register("chasing.send_letter", chasing_jobs.send_letter)
    rules.register("chasing.poll_mailbox", chasing_jobs.poll_mailbox)
    if settings.FRANKPLEDGE_MAILBOX is not None:
        rules.schedule("chasing.poll_mailbox", every=timedelta(minutes=5))
    rules.register("chasing.let_go", chasing_jobs.let_go)
    rules.schedule("chasing.let_go", at=time(4, 0))
    panels.register("meetings.action", chasing_panels.beside_action)
    panels.register("meetings.actions", chasing_panels.beside_log)
