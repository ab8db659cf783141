"""A paper goes with everything that it states, and the names go that it alone gave."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Model, ProtectedError, Q

from frankpledge.documents.models import Document
from frankpledge.kit.cutting import Words
from frankpledge.kit.words import folded, squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import access
from frankpledge.meetings.changes.holding import hold_names
from frankpledge.meetings.changes.locking import unlocked
from frankpledge.meetings.changes.published import take_back
from frankpledge.meetings.changes.redacting_work import remove_packs_holding
from frankpledge.meetings.models import (
    ActionOwner,
    AgendaItem,
    AgendaPaper,
    Attendance,
    Body,
    Letter,
    Meeting,
    Membership,
    Minute,
    Notice,
    Paper,
    Presence,
    Publication,
    Reference,
    Topic,
)
from frankpledge.meetings.rules.kinds import BodyKind, PaperKind
from frankpledge.meetings.rules.publishing import PublicKind, TakenBack
from frankpledge.people.changes import NamesGone, destroy_names
from frankpledge.people.models import Grant, Organisation, OrganisationName, Partnership, Person, PersonName, Post


@dataclass
class Named:
    """The numbers of the people and agencies that a paper named, and how it printed them, as a person left that."""

    people: set[int] = field(default_factory=set)
    agencies: set[int] = field(default_factory=set)
    printed: str = ""


def destroy_paper(by: Actor, paper: Paper) -> Named:
    """Take out a paper with its items, decisions, actions, attendance and shares; gives whom it named.

    Pointers to it from other papers keep their own words and point nowhere.  Its meeting goes where no other paper is
    of it, and its board or group where nothing else is known of that; otherwise what the minutes said of them goes.
    """
    named = Named()
    with change(by, "destroyed", paper, access.may_destroy) as paper:
        for rows in (Attendance.objects.filter(paper=paper), ActionOwner.objects.filter(action__paper=paper)):
            for person, agency in rows.order_by().values_list("person_id", "organisation_id").distinct():
                named.people |= {person} if person else set()
                named.agencies |= {agency} if agency else set()
        there = Attendance.objects.filter(paper=paper).values_list("name", "organisation_name", "post")
        owners = ActionOwner.objects.filter(action__paper=paper).values_list("name", flat=True)
        named.printed = "\n".join([*owners, *(words for row in there for words in row)])
        Reference.objects.filter(to_item__paper=paper).update(to_item=None)
        if paper.kind == PaperKind.MINUTES:
            Reference.objects.filter(to_meeting=paper.meeting_id).update(to_meeting=None)
        remove_packs_holding(paper, TakenBack.RECORD)
        _forget_copies(paper)
        with unlocked(paper):
            Paper.objects.filter(pk=paper.pk).delete()
        _leave_meeting(paper)
        _leave_body(paper.body)
    return named


def forget_names(by: Actor, partnership: Partnership, named: Named, text: str) -> None:
    """Take out the spellings, posts, people and agencies that only what was destroyed gave, which was this text.

    Called after it has gone, inside the change that destroys it.  A spelling stays that a paper still prints for them,
    that the text of another document holds, or that neither the destroyed text nor its facts held: somebody typed it.
    """
    people, agencies, place = named.people, named.agencies, partnership.pk
    text = f"{text}\n{named.printed}"
    there = Attendance.objects.filter(partnership_id=place).order_by()
    owned = ActionOwner.objects.filter(partnership_id=place).order_by()
    printed = {(number or 0, folded(name)[:200]) for rows in (there, owned)
               for number, name in rows.filter(person__in=people).values_list("person_id", "name")}  # fmt: skip
    seated = set(Membership.objects.filter(person__in=people).values_list("person_id", flat=True))
    seated |= _at_work(people, _PEOPLE_AT_WORK)
    seated |= {number or 0 for number in Grant.objects.filter(person__in=people).values_list("person_id", flat=True)}
    spelt = PersonName.objects.filter(person__in=people).values_list("pk", "person_id", "spelling", "folded")
    gone = _only_there(place, text, [row for row in spelt if row[1] not in seated], printed)
    loose = people - seated - {number for number, _ in printed}
    posts = _posts_only_there(place, people, text)
    sat = {(number or 0, folded(name)[:200]) for number, name in
           (*there.filter(organisation__in=agencies).values_list("organisation_id", "organisation_name"),
            *owned.filter(organisation__in=agencies).values_list("organisation_id", "name"))}  # fmt: skip
    seats = set(Membership.objects.filter(organisation__in=agencies).values_list("organisation_id", flat=True))
    seats |= _at_work(agencies, _AGENCIES_AT_WORK)
    names = OrganisationName.objects.filter(organisation__in=agencies)
    ended = _only_there(place, text, names.values_list("pk", "organisation_id", "spelling", "folded"), sat)
    loose_agencies = agencies - {number or 0 for number in seats} - {number for number, _ in sat}
    destroy_names(by, partnership, NamesGone(gone, loose), NamesGone(ended, loose_agencies), posts)
    left = Person.objects.filter(pk__in=people).values_list("pk", flat=True)
    hold_names(list(left), list(Organisation.objects.filter(pk__in=agencies).values_list("pk", flat=True)))


def _only_there(
    place: int, text: str, spelt: Collection[tuple[int, int, str, str]], printed: Collection[tuple[int, str]]
) -> set[int]:
    """Of these spellings, by number, those that the text held and nothing in the record does.

    They are looked for in the same way in both, however they are printed there.
    """
    found = {}
    for number, whose, spelling, fold in spelt:
        words = Words([spelling])
        if (whose, fold) not in printed and words.stand_in(text):
            found[number] = words
    texts = Document.objects.filter(partnership_id=place).order_by().values_list("text", flat=True)
    for other in texts.iterator(chunk_size=50) if found else ():
        found = {number: words for number, words in found.items() if not words.stand_in(other)}
    return set(found)


def _posts_only_there(place: int, people: Collection[int], text: str) -> set[int]:
    """The undated posts of these people that no paper prints any longer."""
    there = Attendance.objects.filter(partnership_id=place, person__in=people).order_by()
    printed = {(person, agency, squeezed(title)[:200]) for person, agency, title in
               there.values_list("person_id", "organisation_id", "post")}  # fmt: skip
    posts = Post.objects.filter(person__in=people, starts__isnull=True, ends__isnull=True)
    return {
        number
        for number, person, agency, title in posts.values_list("pk", "person_id", "organisation_id", "title")
        if (person, agency, title) not in printed and (not title or Words([title]).stand_in(text))
    }


# What meetings work with that names somebody: they stay known while it is there.
_PEOPLE_AT_WORK: tuple[tuple[type[Model], str], ...] = (
    (Presence, "person"),
    (AgendaItem, "presenter_person"),
    (AgendaPaper, "author_person"),
    (AgendaPaper, "presenter_person"),
    (Topic, "asked_by"),
    (Notice, "person"),
)
_AGENCIES_AT_WORK: tuple[tuple[type[Model], str], ...] = (
    (Presence, "organisation"),
    (AgendaItem, "organisation"),
    (AgendaPaper, "organisation"),
    (Topic, "organisation"),
    (Letter, "organisation"),
)


def _at_work(numbers: Collection[int], where: Collection[tuple[type[Model], str]]) -> set[int]:
    """Of these people or agencies, by number, those whom something still names that a meeting works with."""
    return {
        number
        for model, column in where
        for number in model._base_manager.filter(**{f"{column}__in": numbers}).values_list(column, flat=True)
    }


def _forget_copies(paper: Paper) -> None:
    """Take out what was copied from a paper into forward plans and agendas, and what was typed for its minutes."""
    topics = Topic.objects.filter(follow_up__paper=paper)
    raised = AgendaItem.objects.filter(Q(from_item__paper=paper) | Q(from_topic__in=topics))
    elsewhere = raised.exclude(meeting=paper.meeting_id)
    take_back(
        Publication.objects.filter(kind=PublicKind.AGENDA.value, meeting__in=elsewhere.values("meeting")),
        TakenBack.RECORD,
    )
    elsewhere.update(title="Arose from minutes that were destroyed")
    topics.delete()
    if paper.stage:
        Minute.objects.filter(agenda_item__meeting=paper.meeting_id).delete()
        Presence.objects.filter(meeting=paper.meeting_id).delete()  # and what they declared


def _leave_meeting(paper: Paper) -> None:
    meeting = paper.meeting
    if meeting is None:
        return
    others = Paper.objects.filter(meeting=meeting)
    if not others.exists():
        Meeting.objects.filter(pk=meeting.pk).delete()
    elif paper.kind == PaperKind.MINUTES and not others.filter(kind=PaperKind.MINUTES.value).exists():
        meeting.venue, meeting.started, meeting.closed, meeting.next_on = "", None, None, None
        meeting.save(update_fields=["venue", "started", "closed", "next_on"])


def _leave_body(body: Body | None) -> None:
    """Take out a board or group of which nothing is known but that a paper which is gone named it."""
    if body is None or body.kind != BodyKind.NOT_SAID or body.starts or body.ends or body.parent_id:
        return
    if body.statement_of_intent or body.committee_code:
        return
    known = (body.papers, body.meetings, body.memberships, body.groups, body.terms, body.commitments,
             body.changes_made, body.changes_from)  # fmt: skip
    if not any(rows.exists() for rows in known):
        try:
            Body.objects.filter(pk=body.pk).delete()
        except ProtectedError:
            return  # a hold was on it once
