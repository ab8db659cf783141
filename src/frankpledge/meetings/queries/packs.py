"""Reads of packs: those that the actor may open, what is in them, what is new since, and what one is made of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    AgendaItem,
    AgendaPaper,
    Meeting,
    Membership,
    Notice,
    Pack,
    PackRead,
)
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.rules.packs import (
    Audience,
    Entry,
    ItemFacts,
    MinutesFacts,
    News,
    PackState,
    PaperFacts,
    news,
)
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import keeps


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a pack's contents as a page shows it; `item` or `paper` is None where the actor may not read it."""

    entry: Entry
    item: AgendaItem | None
    paper: AgendaPaper | None


def packs_seen_by(by: Actor) -> QuerySet[Pack]:
    """The packs that the actor may open, the latest first: those that went out; who keeps the record, every one."""
    packs = Pack.objects.filter(
        meeting__in=run_here_seen_by(by).order_by().values("pk"), audience__in=audiences_for(by)
    ).select_related("meeting__body")
    return packs if keeps(by, partnership_of(by)) else packs.filter(sent_at__isnull=False)


def packs_holding(place: int, minutes: Collection[int]) -> list[int]:
    """The numbers of those packs of a partnership in which any of these minutes stand."""
    wanted = set(minutes)
    rows = Pack.objects.filter(partnership_id=place).values_list("pk", "contents") if wanted else ()
    return [number for number, kept in rows if any(entry.get("minutes") in wanted for entry in kept)]


def audiences_for(by: Actor) -> list[str]:
    """The audiences whose packs the actor's marking opens, the fullest first."""
    return [audience.value for audience in reversed(Audience) if audience.level <= highest(by)]


def pack_for(by: Actor, meeting: Meeting) -> Pack | None:
    """The pack of a meeting to be read by the actor: the latest of the fullest that they may open."""
    return fullest(by, packs_seen_by(by).filter(meeting=meeting))


def fullest(by: Actor, packs: Iterable[Pack]) -> Pack | None:
    """Of a meeting's packs that the actor may open, the one for them: the latest of the fullest that went out.

    For whoever keeps the record, where none went out, the latest that is made.
    """
    made = sorted((pack for pack in packs if pack.state == PackState.MADE), key=lambda pack: -pack.number)
    out = [pack for pack in made if pack.sent_at is not None] or made
    found = (pack for audience in audiences_for(by) for pack in out if pack.audience == audience)
    return next(found, None)


def latest(packs: Iterable[Pack]) -> list[Pack]:
    """The last that is made of each meeting's packs for each audience."""
    made = sorted((pack for pack in packs if pack.state == PackState.MADE), key=lambda pack: pack.number)
    return list({(pack.meeting_id, pack.audience): pack for pack in made}.values())


def superseded(packs: Iterable[Pack]) -> set[int]:
    """The numbers of those packs in place of which a newer one went out to the same audience."""
    listed = list(packs)
    out = [(pack.audience, pack.number) for pack in listed if pack.sent_at is not None]
    return {pack.pk for pack in listed if any(pack.audience == who and number > pack.number for who, number in out)}


def contents_of_pack(by: Actor, pack: Pack, known: Iterable[AgendaItem] | None = None) -> list[Line]:
    """What stands in a pack, with the items and papers as far as the actor may read them by now, in two queries; in one
    where the items that they may read are `known`."""
    entries = [Entry.of(kept) for kept in pack.contents]
    top = highest(by)
    items = AgendaItem.objects.filter(pk__in={entry.item for entry in entries}, level__lte=top)
    papers = AgendaPaper.objects.filter(
        pk__in={entry.paper for entry in entries if entry.paper}, level__lte=top, agenda_item__level__lte=top
    )
    rows = {item.pk: item for item in known or items.filter(partnership_id=partnership_of(by))}
    of = {paper.pk: paper for paper in papers.filter(partnership_id=partnership_of(by)).defer("text")}
    return [Line(entry, rows.get(entry.item), of.get(entry.paper or 0)) for entry in entries]


def last_read(by: Actor, pack: Pack) -> Pack | None:
    """The latest pack of the same meeting that the actor opened before this one; None where they opened none."""
    if by.user is None:
        return None
    mine = PackRead.objects.filter(user=by.user.id, pack__meeting=pack.meeting_id).exclude(pack=pack)
    found = mine.filter(pack__made_at__lt=pack.made_at).select_related("pack").order_by("-pack__made_at").first()
    return found.pack if found is not None else None


def news_of(pack: Pack, since: Pack | None) -> News:
    """What is new in a pack since another; since None, everything."""
    entries = [Entry.of(kept) for kept in pack.contents]
    before = [Entry.of(kept) for kept in since.contents] if since is not None else None
    return news(entries, before, _replaces(entry.paper for entry in entries))


def sent_before(pack: Pack) -> set[int]:
    """The papers that stood whole in packs of the same meeting and audience that went out before."""
    earlier = Pack.objects.filter(meeting=pack.meeting_id, audience=pack.audience, sent_at__isnull=False)
    rows = earlier.filter(number__lt=pack.number).values_list("contents", flat=True)
    found = {entry["paper"] for contents in rows for entry in contents if entry["paper"] and entry["shown"] == "whole"}
    return found | set(_replaces(found).values())


def items_for_pack(meeting: Meeting) -> list[tuple[AgendaItem, list[AgendaPaper]]]:
    """The agenda of a meeting with the papers of each item, newer versions alone: for the process that makes a pack."""
    items = AgendaItem.objects.filter(meeting=meeting, parent__isnull=True).order_by("position", "id")
    parts = AgendaItem.objects.filter(meeting=meeting, parent__isnull=False).order_by("position", "id")
    near = ("presenter_person", "organisation", "parent", "about__meeting__body")
    under: dict[int, list[AgendaItem]] = {}
    for part in parts.select_related(*near):
        under.setdefault(part.parent_id or 0, []).append(part)
    papers: dict[int, list[AgendaPaper]] = {}
    rows = AgendaPaper.objects.filter(agenda_item__meeting=meeting, replaced_by__isnull=True)
    for paper in rows.select_related("author_person", "presenter_person", "organisation").order_by("position", "id"):
        papers.setdefault(paper.agenda_item_id, []).append(paper)
    listed = [row for item in items.select_related(*near) for row in (item, *under.get(item.pk, ()))]
    return [(item, papers.get(item.pk, [])) for item in listed]


def facts_of_items(items: Iterable[tuple[AgendaItem, list[AgendaPaper]]]) -> list[ItemFacts]:
    """The same as the choice of what goes into a pack needs it.  A part is no less closely held than its item."""
    held: dict[int, int] = {}
    facts = []
    for item, papers in items:
        level = held[item.pk] = max(item.level, held.get(item.parent_id or 0, Level.PUBLIC.value))
        facts.append(
            ItemFacts(
                item.pk,
                level,
                item.stub and (item.parent_id is None or held.get(item.parent_id, 0) < level),
                item.withdrawn_at is not None,
                tuple(
                    PaperFacts(
                        paper.pk,
                        max(level, paper.marking or 0) if paper.level <= Level.SENSITIVE else paper.level,
                        paper.stub,
                        paper.withdrawn_at is not None,
                        paper.received_at is not None,
                    )
                    for paper in papers
                ),
                _minutes_of(item, level),
            )
        )
    return facts


def _minutes_of(item: AgendaItem, level: int) -> MinutesFacts | None:
    """The minutes that an item is about.  Those that no person has checked are published nowhere."""
    paper = item.about
    if paper is None or paper.kind != PaperKind.MINUTES or paper.meeting is None or paper.withdrawn_at is not None:
        return None
    least = Level.PUBLIC if paper.checked_on is not None else Level.OFFICIAL
    return MinutesFacts(paper.pk, max(level, paper.level, least), paper.stub)


def notices_of(by: Actor, meeting: Meeting) -> QuerySet[Notice]:
    """Who was told of what about a meeting, the latest first, each with the `agency` for which they have a place on its
    body: two of them may have one name.  For whoever keeps the record."""
    notices = Notice.objects.filter(partnership_id=partnership_of(by), meeting=meeting)
    if not keeps(by, partnership_of(by)):
        return notices.none()
    same = Q(person=OuterRef("person")) | Q(person__stands_as=OuterRef("person"))
    same |= Q(person=OuterRef("person__stands_as"))
    places = Membership.objects.filter(same, body=meeting.body_id, organisation__level__lte=highest(by))
    latest = places.order_by(F("starts").desc(nulls_last=True), "-pk").values("organisation__name")[:1]
    return notices.annotate(agency=Subquery(latest)).select_related("person__stands_as", "pack", "paper", "user")


def files_of_meeting(meeting: int) -> list[str]:
    """The fingerprints of every file of a meeting's papers and packs: they go with it."""
    papers = AgendaPaper.objects.filter(agenda_item__meeting=meeting).exclude(fingerprint="")
    packs = Pack.objects.filter(meeting=meeting).exclude(fingerprint="")
    return sorted({printed for rows in (papers, packs) for printed in rows.values_list("fingerprint", flat=True)})


def is_of_meeting(place: int, printed: str) -> bool:
    """Whether a paper or a pack of some meeting is of the file with this fingerprint, which then stays."""
    papers = AgendaPaper.objects.filter(partnership_id=place, fingerprint=printed)
    return papers.exists() or Pack.objects.filter(partnership_id=place, fingerprint=printed).exists()


def bytes_of(thing: AgendaPaper | Pack) -> bytes:
    """The bytes of a paper's file, or of a pack.  Raises FileNotFoundError where the store has lost them."""
    with default_storage.open(thing.stored_as, "rb") as file:
        return bytes(file.read())


def _replaces(papers: Iterable[int | None]) -> dict[int, int]:
    """Which paper each newer version stands for, back to the first version, for these papers."""
    found: dict[int, int] = {}
    asked = {number for number in papers if number}
    while asked:
        rows = AgendaPaper.objects.filter(pk__in=asked, replaces__isnull=False).values_list("pk", "replaces")
        new = {newer: older for newer, older in rows if newer not in found and older is not None}
        found |= new
        asked = set(new.values())
    return found
