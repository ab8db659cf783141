"""Who may do what with meetings: one predicate a verb."""

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    ActionUpdate,
    AgendaItem,
    AgendaPaper,
    Attendance,
    Body,
    Comment,
    Decision,
    HouseStyle,
    Item,
    Letter,
    Meeting,
    Notice,
    Pack,
    Paper,
    Presence,
    Reference,
    Topic,
)
from frankpledge.meetings.rules.kinds import MeetingState, Stage
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level, Marking, opens
from frankpledge.people.rules.roles import Role, Verb, allowed, keeps, marks, only_shared, reads, reads_up_to


def may_read(by: Actor, paper: Paper) -> bool:
    """Whether the actor may read this paper, as far as its marking goes; what is shared, the queries know."""
    return reads(by, paper.partnership_id) and paper.level <= reads_up_to(by)


def may_enter(by: Actor, paper: Paper) -> bool:
    """Whether the actor may enter this paper in the record."""
    return keeps(by, paper.partnership_id)


def may_amend(by: Actor, paper: Paper) -> bool:
    """Whether the actor may correct what was entered from this paper, or say that it was checked."""
    return keeps(by, paper.partnership_id)


def may_withdraw(by: Actor, paper: Paper) -> bool:
    """Whether the actor may withdraw this paper, or put it back."""
    return keeps(by, paper.partnership_id)


def may_close(by: Actor, action: Action) -> bool:
    """Whether the actor may close or reopen this action."""
    return keeps(by, action.partnership_id)


def may_propose(by: Actor, action: Action) -> bool:
    """Whether the actor may say something of this action that waits to be confirmed: an owner of it who may read it,
    and a process that takes in what came by a link or a reply, which never concerns what is held closely."""
    if keeps(by, action.partnership_id):
        return not by.is_process or action.level <= Level.OFFICIAL
    if not reads(by, action.partnership_id) or only_shared(by) or action.level > reads_up_to(by):
        return False
    return as_owner(by, action) is not None


def as_owner(by: Actor, action: Action) -> ActionOwner | None:
    """The row by which the actor owns this action; None where they do not."""
    return next((owner for owner in action.owners.select_related("person") if _is(by, owner.person)), None)


def may_settle(by: Actor, update: ActionUpdate) -> bool:
    """Whether the actor may confirm what was proposed of an action, or set it aside: a person who keeps the record."""
    return by.user is not None and keeps(by, update.partnership_id) and update.action.level <= reads_up_to(by)


def may_match(by: Actor, named: Attendance | ActionOwner) -> bool:
    """Whether the actor may say whom a printed name means."""
    return keeps(by, named.partnership_id)


def may_keep_body(by: Actor, body: Body) -> bool:
    """Whether the actor may set up a body, describe it, or change its members."""
    return keeps(by, body.partnership_id)


def may_tie(by: Actor, thing: Item | Action | Reference) -> bool:
    """Whether the actor may tie this minute or action to another minute, or say what this pointer means."""
    return keeps(by, thing.partnership_id) and thing.level <= reads_up_to(by)


def may_take_minutes(by: Actor, meeting: Meeting) -> bool:
    """Whether the actor may take the minutes of this meeting: one that is planned or was held, and not called off.

    Nothing more is taken once its minutes are issued as final or agreed: what is amiss in those is corrected there.
    """
    if meeting.state not in (MeetingState.PLANNED, MeetingState.HELD) or not keeps(by, meeting.partnership_id):
        return False
    issued = meeting.papers.filter(stage__in=(Stage.FINAL.value, Stage.AGREED.value), withdrawn_at__isnull=True)
    return not issued.exists()


def may_minute(by: Actor, item: AgendaItem) -> bool:
    """Whether the actor may write what was said under an item of an agenda."""
    return may_take_minutes(by, item.meeting) and item.level <= reads_up_to(by)


def may_keep_presence(by: Actor, presence: Presence) -> bool:
    """Whether the actor may say who was at a meeting, when they came and left, and what they declared."""
    return may_take_minutes(by, presence.meeting)


def may_keep_agenda_paper(by: Actor, paper: AgendaPaper) -> bool:
    """Whether the actor may add this paper to an agenda, say what it is, and withdraw it."""
    return keeps(by, paper.partnership_id)


def may_hand_in(by: Actor, paper: AgendaPaper) -> bool:
    """Whether the actor may hand in this paper, or a newer version of it: whoever keeps the record, and somebody who is
    its author, or presents it or its item, where they may read the item."""
    if keeps(by, paper.partnership_id):
        return True
    if not may_read_agenda_item(by, paper.agenda_item) or paper.level > reads_up_to(by):
        return False
    named = (paper.author_person, paper.presenter_person, paper.agenda_item.presenter_person)
    return any(_is(by, person) for person in named)


def may_hand_in_to(by: Actor, item: AgendaItem) -> bool:
    """Whether the actor may hand in a paper that is not waited for to this item: whoever keeps the record, and its
    presenter."""
    return keeps(by, item.partnership_id) or (may_read_agenda_item(by, item) and _is(by, item.presenter_person))


def may_read_agenda_item(by: Actor, item: AgendaItem) -> bool:
    """Whether the actor may read this item of an agenda, and what is written to it no more closely held."""
    return reads(by, item.partnership_id) and not only_shared(by) and item.level <= reads_up_to(by)


def may_mark_agenda_paper(by: Actor, paper: AgendaPaper, marking: Marking | None) -> bool:
    """Whether the actor may give a paper to an agenda this marking, or with None leave it to that of its item."""
    if paper.level > reads_up_to(by):
        return False
    opening = opens(paper.said, paper.level, marking, paper.agenda_item.level)
    return marks(by, paper.partnership_id, opening=opening)


def may_make_pack(by: Actor, pack: Pack) -> bool:
    """Whether the actor may have a pack made, and send it out."""
    return keeps(by, pack.partnership_id)


def may_open_pack(by: Actor, pack: Pack) -> bool:
    """Whether the actor may open this pack: up to its marking, and once it went out; who keeps the record, before."""
    if not reads(by, pack.partnership_id) or only_shared(by) or pack.level > reads_up_to(by):
        return False
    return pack.sent_at is not None or keeps(by, pack.partnership_id)


def may_keep_timetable(by: Actor, thing: Meeting | Body) -> bool:
    """Whether the actor may say what was done for a meeting and by when it is, or set the days of a body."""
    return keeps(by, thing.partnership_id)


def may_tell(by: Actor, told: Meeting | Notice) -> bool:
    """Whether the actor may have members and authors told by letter."""
    return keeps(by, told.partnership_id)


def _is(by: Actor, person: Person | None) -> bool:
    """Whether a person of the record is the actor, as whom they stand."""
    if person is None or by.user is None or by.user.person_id is None:
        return False
    own = Person.objects.filter(pk=by.user.person_id).values_list("pk", "stands_as")
    numbers = {number for row in own for number in row if number}
    return bool(numbers & {person.pk, person.stands_as_id})


def may_mark_paper(by: Actor, paper: Paper, marking: Marking) -> bool:
    """Whether the actor may give this paper this marking, which needs more where it opens the paper."""
    opening = opens(paper.said, paper.level, marking, Level.PUBLIC)
    return may_read(by, paper) and marks(by, paper.partnership_id, opening=opening)


def may_mark_item(by: Actor, item: Item, marking: Marking | None, without: int) -> bool:
    """Whether the actor may give this item this marking, or with None none of its own, where `without` counts."""
    reading = reads(by, item.partnership_id) and item.level <= reads_up_to(by)
    return reading and marks(by, item.partnership_id, opening=opens(item.said, item.level, marking, without))


def may_mark(by: Actor, thing: Paper | Item | AgendaItem) -> bool:
    """Whether the actor may mark this at all: the page of the task is theirs, and what it allows the change asks."""
    return (
        reads(by, thing.partnership_id)
        and thing.level <= reads_up_to(by)
        and marks(by, thing.partnership_id, opening=False)
    )


def may_share(by: Actor, paper: Paper) -> bool:
    """Whether the actor may share this paper with the region or the policing body, and end that."""
    return may_read(by, paper) and allowed(by, Verb.SHARE, paper.partnership_id)


def may_redact(by: Actor, paper: Paper) -> bool:
    """Whether the actor may have a paper go over to a redacted copy; who asked for it, the redaction knows."""
    return by.user is not None and may_read(by, paper) and allowed(by, Verb.APPROVE, paper.partnership_id)


def may_redact_bodies(by: Actor, partnership: Partnership) -> bool:
    """Whether the actor may take words out of the names of boards and groups."""
    return by.user is not None and allowed(by, Verb.APPROVE, partnership.pk)


def may_destroy(by: Actor, paper: Paper) -> bool:
    """Whether the actor may carry out that this paper is destroyed: background work; who asked and approved, keeping
    knows."""
    return by.is_process and allowed(by, Verb.DESTROY, paper.partnership_id)


def may_plan(by: Actor, thing: Meeting | Body | AgendaItem) -> bool:
    """Whether the actor may plan a meeting of a body, change it, cancel it, and put its agenda together."""
    return keeps(by, thing.partnership_id)


def may_keep_topic(by: Actor, topic: Topic) -> bool:
    """Whether the actor may put a topic in a forward plan, change it, or drop it."""
    return keeps(by, topic.partnership_id)


def may_ask_for(by: Actor, topic: Topic) -> bool:
    """Whether the actor may ask that a body takes up a topic: a person in the record, who reads what is OFFICIAL."""
    known = by.user is not None and by.user.person_id is not None
    reading = known and reads(by, topic.partnership_id) and not only_shared(by)
    return may_keep_topic(by, topic) or (reading and reads_up_to(by) >= Level.OFFICIAL)


def may_mark_agenda_item(by: Actor, item: AgendaItem, marking: Marking | None, without: int) -> bool:
    """Whether the actor may give this item of an agenda this marking, or with None none, where `without` counts."""
    reading = reads(by, item.partnership_id) and item.level <= reads_up_to(by)
    return reading and marks(by, item.partnership_id, opening=opens(item.said, item.level, marking, without))


def may_mark_agenda_items(by: Actor, meeting: Meeting) -> bool:
    """Whether the actor may mark items of this meeting's agenda at all."""
    return marks(by, meeting.partnership_id, opening=False)


def may_comment(by: Actor, paper: Paper, there: bool) -> bool:
    """Whether the actor may comment on these minutes: who was there, the chair, and who keeps the record."""
    reading = by.user is not None and may_read(by, paper) and not only_shared(by)
    return reading and (there or keeps(by, paper.partnership_id) or Role.CHAIR in by.roles)


def may_answer_comment(by: Actor, comment: Comment) -> bool:
    """Whether the actor may answer a comment on draft minutes."""
    return keeps(by, comment.partnership_id) and comment.level <= reads_up_to(by)


def may_agree(by: Actor, paper: Paper) -> bool:
    """Whether the actor may keep that a meeting agreed these minutes, or a correction of them."""
    return keeps(by, paper.partnership_id) and may_read(by, paper)


def may_say_of_decision(by: Actor, decision: Decision) -> bool:
    """Whether the actor may say where this decision stands."""
    return keeps(by, decision.partnership_id) and decision.level <= reads_up_to(by)


def may_keep_letter(by: Actor, letter: Letter) -> bool:
    """Whether the actor may keep this letter, chase it, and say what was answered."""
    return keeps(by, letter.partnership_id) and letter.level <= reads_up_to(by)


def may_keep_house_style(by: Actor, style: HouseStyle) -> bool:
    """Whether the actor may bring a Word template for the partnership's documents, or go back to the built-in one."""
    return keeps(by, style.partnership_id)
