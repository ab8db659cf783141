"""Packs made in the background, and files of papers read."""

from django.utils import timezone

from frankpledge.kit.typesetting import UA, NotSet, typeset
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings import changes
from frankpledge.meetings.changes.packs import MadePack
from frankpledge.meetings.models import AgendaPaper, Pack
from frankpledge.meetings.queries.pack_parts import cover_of, file_name, parts_of
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.queries.withholding import restricted_words, withheld
from frankpledge.meetings.rules.composing import TEMPLATE, composed
from frankpledge.meetings.rules.files import paged, read_file
from frankpledge.meetings.rules.packs import PackState
from frankpledge.meetings.rules.publishing import words_in
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from frankpledge.work.performing import say_progress

SETTING = 3  # what setting a pack counts for among the papers that are read before, where how far it has come is said


def read_paper(paper: int, partnership: int) -> None:
    """Read the file of a paper.  Done again, it finds it read; one that was destroyed meanwhile is left."""
    by = _packer(partnership)
    with reading(by):
        row = AgendaPaper.objects.filter(pk=paper, read_at__isnull=True).first()
        if row is not None:
            _read(by, row)


def make_pack(pack: int, partnership: int) -> None:
    """Make a pack: read what was not read yet, set the whole, keep it.  Done again, it finds it made."""
    by = _packer(partnership)
    with reading(by):
        row = Pack.objects.select_related("meeting__body", "meeting__partnership").filter(pk=pack).first()
        if row is None or row.state == PackState.MADE:
            return
        papers = AgendaPaper.objects.filter(agenda_item__meeting=row.meeting_id, replaced_by__isnull=True)
        waiting = list(papers.filter(read_at__isnull=True, withdrawn_at__isnull=True).exclude(fingerprint=""))
        of = len(waiting) + SETTING
        for number, paper in enumerate(waiting):
            say_progress(number, of)
            _read(by, paper)
        say_progress(len(waiting), of)
        _make(by, row, len(waiting), of)


def give_up_pack(pack: int, partnership: int, *, stopped: bool) -> None:
    """Say that a pack could not be made; what failed stays with the job."""
    by = _packer(partnership)
    with reading(by):
        changes.give_up_pack(by, Pack.objects.get(pk=pack), stopped=stopped)


def make_pack_again(pack: int, partnership: int) -> None:
    """Let a pack that was given up be made after all."""
    by = _packer(partnership)
    with reading(by):
        changes.make_pack_again(by, Pack.objects.get(pk=pack))


def _make(by: Actor, pack: Pack, done: int, of: int) -> None:
    closed = restricted_words(pack.partnership_id)
    entries, parts, shown = parts_of(
        by, pack, pack.meeting, closed, lambda paper: bool(paper.fingerprint and paper.starts)
    )
    data = withheld(composed(cover_of(pack, pack.meeting), parts), closed)
    says = words_in(data)
    files = {file_name(paper): bytes_of(paper) for paper in shown}
    say_progress(done + 1, of)
    content, is_ua = _set(data, files)
    say_progress(done + 2, of)
    placed, pages = paged(content, entries)
    changes.keep_pack(by, pack, MadePack(content, is_ua, says, placed, pages))
    say_progress(of, of)


def _set(data: dict[str, object], files: dict[str, bytes]) -> tuple[bytes, bool]:
    """A pack, and whether it is PDF/UA-1.

    One with pages of other files is tagged and is not that: how those pages are made is not known.  Neither is one with
    signs that none of the fonts has.
    """
    if not files:
        try:
            return typeset(TEMPLATE, data, {}, standard=UA), True
        except NotSet:
            pass  # and where it cannot be set at all, the next line says so
    return typeset(TEMPLATE, data, files), False


def _read(by: Actor, paper: AgendaPaper) -> None:
    try:
        found = read_file(bytes_of(paper), paper.name)
    except FileNotFoundError:
        found = read_file(b"", paper.name)
    changes.keep_words(by, paper, found)


def _packer(partnership: int) -> Actor:
    place = Partnership.objects.get(pk=partnership)
    return process_for(place, "packer", timezone.localdate(), Origin.WORKER)
