"""The agenda of a meeting, and its public papers, as they would be published."""

from frankpledge.design.words import long_date
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, Pack
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.minutes_text import presenter_of
from frankpledge.meetings.queries.packs_by_now import holds_more
from frankpledge.meetings.queries.published import meeting_said
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.queries.withholding import restricted_words
from frankpledge.meetings.rules.kinds import Purpose
from frankpledge.meetings.rules.packs import Audience, PackState
from frankpledge.meetings.rules.publishing import OPEN, PublicKind
from frankpledge.people.queries import partnership_of
from frankpledge.public.queries.names import to_go_out
from frankpledge.public.rules.making import Made
from frankpledge.public.rules.minutes import ItemFacts, Said, chosen

_NOT_OUT = "This agenda is being put together. Say on its page that it is out, and publish it then."
_NO_PACK = "There is no public pack of this meeting. Have one made, and send it out."
_CLOSER = "Something in the public pack is restricted or was withdrawn by now. Have a new one made, and send it out."


def agenda_as_public(by: Actor, number: int) -> Made | None:
    """The agenda of a meeting as the public would see it: titles, purposes and presenters, and the titles of papers.

    Notes and papers themselves are not in it.  None where the actor has no such meeting.
    """
    meeting = run_here_seen_by(by).filter(pk=number).first()
    if meeting is None:
        return None
    papers: dict[int, list[str]] = {}
    rows = AgendaPaper.objects.filter(agenda_item__meeting=meeting, level__lte=OPEN, withdrawn_at__isnull=True)
    for item, title in rows.filter(replaced_by__isnull=True).values_list("agenda_item_id", "title"):
        papers.setdefault(item, []).append(title)
    items = AgendaItem.objects.filter(meeting=meeting).select_related("presenter_person__stands_as", "organisation")
    lines = list(items.order_by("position", "id"))
    found = chosen(_line(item, papers.get(item.pk, [])) for item in lines)
    content = meeting_said(meeting) | {"kind": PublicKind.AGENDA.value, "items": found.items}
    content["title"] = f"Agenda of {meeting.body.name}, {long_date(meeting.held_on)}"[:400]
    shown = set(found.shown)
    people = {item.presenter_person_id for item in lines if item.pk in shown and item.presenter_person_id}
    made = _made(meeting, PublicKind.AGENDA, content)
    made.shown, made.people = found.shown, sorted(people)
    made.stops = "" if meeting.agenda_on is not None else _NOT_OUT
    return to_go_out(by, made)


def pack_as_public(by: Actor, number: int) -> Made | None:
    """The latest public pack of a meeting's papers that went out, as it would be published; None for no such meeting.

    What may stand in it was marked public, item by item and paper by paper.
    """
    meeting = run_here_seen_by(by).filter(pk=number).first()
    if meeting is None:
        return None
    out = Pack.objects.filter(meeting=meeting, audience=Audience.PUBLIC.value, sent_at__isnull=False)
    pack = out.filter(state=PackState.MADE.value).order_by("-number").first()
    content = meeting_said(meeting) | {"kind": PublicKind.PACK.value}
    content["title"] = f"Papers of {meeting.body.name}, {long_date(meeting.held_on)}"[:400]
    made = _made(meeting, PublicKind.PACK, content)
    if pack is None:
        made.stops, made.closed = _NO_PACK, True
        return made
    content |= {"pack": pack.number, "pages": pack.pages, "size": pack.size, "file": pack.fingerprint}
    made.pack = pack.pk
    made.stops = _CLOSER if holds_more(pack) else ""
    return made.without(restricted_words(partnership_of(by)), WITHHELD)


def _made(meeting: Meeting, kind: PublicKind, content: Said) -> Made:
    return Made(kind, meeting.pk, content["title"], meeting.held_on, content, meeting.body_id, meeting.pk)


def _line(item: AgendaItem, papers: list[str]) -> ItemFacts:
    said: Said = {
        "title": item.title,
        "presenter": presenter_of(item),
        "purpose": Purpose(item.purpose).label if item.purpose else "",
        "minutes": item.length,
        "withdrawn": item.withdrawn_at is not None,
        "papers": papers,
    }
    return ItemFacts(item.pk, item.parent_id, item.level, item.stub, item.exempt_paragraph, False, item.number, said)
