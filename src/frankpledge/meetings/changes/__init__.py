"""Every write of meetings: bodies, papers entered, amended and withdrawn, actions, names matched."""

from frankpledge.meetings.changes.acting import close_action, note_log_taken, reopen_action
from frankpledge.meetings.changes.agenda_papers import (
    Content,
    add_agenda_paper,
    describe_agenda_paper,
    hand_in,
    hold_agenda_papers,
    keep_words,
    withdraw_agenda_paper,
)
from frankpledge.meetings.changes.agendas import (
    add_agenda_item,
    change_agenda_item,
    mark_agenda_item,
    move_agenda_item,
    publish_agenda,
    put_back_agenda_item,
    put_on_agenda,
    withdraw_agenda_item,
)
from frankpledge.meetings.changes.agreeing import agree_minutes, answer_comment, comment_on, correct_minutes
from frankpledge.meetings.changes.amending import Amendment, amend_paper, check_paper, describe_paper
from frankpledge.meetings.changes.attending import (
    add_presence,
    clear_coming,
    declare_interest,
    note_coming,
    set_presence,
    sits_at,
    take_back_declaration,
    take_off_list,
)
from frankpledge.meetings.changes.bodies import add_body, describe_body
from frankpledge.meetings.changes.deciding import decide_between, set_decision
from frankpledge.meetings.changes.destroying import destroy_paper, forget_names
from frankpledge.meetings.changes.doing import (
    add_action,
    change_action,
    confirm_update,
    escalate_actions,
    propose_update,
    refuse_update,
    say_of_action,
)
from frankpledge.meetings.changes.entering import enter_paper
from frankpledge.meetings.changes.filling import Held, enter_past
from frankpledge.meetings.changes.house_style import give_up_house_style, keep_house_style
from frankpledge.meetings.changes.issuing import issue_minutes
from frankpledge.meetings.changes.letters import add_letter, change_letter, chase_letter
from frankpledge.meetings.changes.marking import hold_as_printed, mark_item, mark_paper, relevel, share_with
from frankpledge.meetings.changes.matching import (
    leave_agency_as_printed,
    leave_as_printed,
    match_attendance,
    match_owner_to,
)
from frankpledge.meetings.changes.members import add_member, add_members, add_new_member, end_member, give_office
from frankpledge.meetings.changes.minuting import add_item_in_meeting, describe_sitting, save_minute
from frankpledge.meetings.changes.naming import Answer, settle_name
from frankpledge.meetings.changes.packs import (
    ask_pack,
    give_up_pack,
    keep_pack,
    make_pack_again,
    note_pack_read,
    send_out,
)
from frankpledge.meetings.changes.placing import place_paper
from frankpledge.meetings.changes.planning import cancel_meeting, change_meeting, hold_meeting, plan_meeting
from frankpledge.meetings.changes.redacting import redact_bodies, redact_paper
from frankpledge.meetings.changes.redacting_work import redact_said
from frankpledge.meetings.changes.restructuring import close_body, merge_body, move_body, rename_body, split_body
from frankpledge.meetings.changes.telling import chase_authors, note_sent, tell_calendars
from frankpledge.meetings.changes.terms import add_terms, agree_commitments, end_commitment
from frankpledge.meetings.changes.timetable import choose_days, note_step, set_body_days, shown_body_days, shown_days
from frankpledge.meetings.changes.topics import add_topic, change_topic, drop_topic, take_up_promise
from frankpledge.meetings.changes.tying import say_what_is_meant, tie_action, tie_items, untie
from frankpledge.meetings.changes.withdrawing import put_back_paper, withdraw_paper
from frankpledge.meetings.changes.writing_out import note_taken

__all__ = [
    "Amendment",
    "Answer",
    "Content",
    "Held",
    "add_action",
    "add_agenda_item",
    "add_agenda_paper",
    "add_body",
    "add_item_in_meeting",
    "add_letter",
    "add_member",
    "add_members",
    "add_new_member",
    "add_presence",
    "add_terms",
    "add_topic",
    "agree_commitments",
    "agree_minutes",
    "amend_paper",
    "answer_comment",
    "ask_pack",
    "cancel_meeting",
    "change_action",
    "change_agenda_item",
    "change_letter",
    "change_meeting",
    "change_topic",
    "chase_authors",
    "chase_letter",
    "check_paper",
    "choose_days",
    "clear_coming",
    "close_action",
    "close_body",
    "comment_on",
    "confirm_update",
    "correct_minutes",
    "decide_between",
    "declare_interest",
    "describe_agenda_paper",
    "describe_body",
    "describe_paper",
    "describe_sitting",
    "destroy_paper",
    "drop_topic",
    "end_commitment",
    "end_member",
    "enter_paper",
    "enter_past",
    "escalate_actions",
    "forget_names",
    "give_office",
    "give_up_house_style",
    "give_up_pack",
    "hand_in",
    "hold_agenda_papers",
    "hold_as_printed",
    "hold_meeting",
    "issue_minutes",
    "keep_house_style",
    "keep_pack",
    "keep_words",
    "leave_agency_as_printed",
    "leave_as_printed",
    "make_pack_again",
    "mark_agenda_item",
    "mark_item",
    "mark_paper",
    "match_attendance",
    "match_owner_to",
    "merge_body",
    "move_agenda_item",
    "move_body",
    "note_coming",
    "note_log_taken",
    "note_pack_read",
    "note_sent",
    "note_step",
    "note_taken",
    "place_paper",
    "plan_meeting",
    "propose_update",
    "publish_agenda",
    "put_back_agenda_item",
    "put_back_paper",
    "put_on_agenda",
    "redact_bodies",
    "redact_paper",
    "redact_said",
    "refuse_update",
    "relevel",
    "rename_body",
    "reopen_action",
    "save_minute",
    "say_of_action",
    "say_what_is_meant",
    "send_out",
    "set_body_days",
    "set_decision",
    "set_presence",
    "settle_name",
    "share_with",
    "shown_body_days",
    "shown_days",
    "sits_at",
    "split_body",
    "take_back_declaration",
    "take_off_list",
    "take_up_promise",
    "tell_calendars",
    "tie_action",
    "tie_items",
    "untie",
    "withdraw_agenda_item",
    "withdraw_agenda_paper",
    "withdraw_paper",
]
