"""Background work of meetings: papers read, packs made, letters sent, authors reminded, actions raised."""

from frankpledge.meetings.jobs.escalating import escalate
from frankpledge.meetings.jobs.packs import give_up_pack, make_pack, make_pack_again, read_paper
from frankpledge.meetings.jobs.telling import chase, send_notice

__all__ = ["chase", "escalate", "give_up_pack", "make_pack", "make_pack_again", "read_paper", "send_notice"]
