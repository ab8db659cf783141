"""Taking back what was published, at once, where the record may no longer show it to everybody.

Called inside the changes that redact, restrict, mark, withdraw or destroy.  What a copy said goes with it: the address
then says that it was withdrawn, and somebody looks at the record again before it is published again.
"""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from frankpledge.kit.cutting import Words
from frankpledge.meetings.models import AgendaItem, Pack, Paper, Publication
from frankpledge.meetings.queries.published import holds_more
from frankpledge.meetings.rules.publishing import OPEN, PublicKind, PublicState, TakenBack


def take_back(publications: QuerySet[Publication], why: TakenBack) -> int:
    """Withdraw these publications, with all that they said, and drop those that wait; gives how many were out."""
    waiting = publications.filter(state=PublicState.ASKED.value)
    waiting.delete()
    out = publications.filter(state=PublicState.PUBLISHED.value)
    return out.update(
        state=PublicState.WITHDRAWN.value,
        content="",
        title="",
        shown=[],
        people=[],
        pack=None,
        withdrawn_at=timezone.now(),
        withdrawn_why=why.value,
    )


def take_back_paper(paper: Paper, why: TakenBack) -> None:
    """Withdraw the published minutes that are a copy of a paper."""
    take_back(Publication.objects.filter(paper=paper), why)


def take_back_raised(paper: Paper, level: int, levels: Mapping[int, int]) -> None:
    """Withdraw the published minutes of a paper that is held more closely by now, or an item that they show.

    `level` is the paper's, `levels` those of its items by number.
    """
    for one in Publication.objects.filter(paper=paper).exclude(state=PublicState.WITHDRAWN.value):
        if level > OPEN or any(levels.get(number, level) > OPEN for number in one.shown):
            take_back(Publication.objects.filter(pk=one.pk), TakenBack.MARKED)


def take_back_agenda(meeting: int) -> None:
    """Withdraw the published agenda and papers of a meeting, by its number, that show something held more closely."""
    kinds = (PublicKind.AGENDA.value, PublicKind.PACK.value)
    published = Publication.objects.filter(meeting=meeting, kind__in=kinds, state=PublicState.PUBLISHED.value)
    for one in published.select_related("pack"):
        raised = AgendaItem.objects.filter(pk__in=one.shown, level__gt=OPEN)
        if (one.pack is not None and holds_more(one.pack)) or raised.exists():
            take_back(Publication.objects.filter(pk=one.pk), TakenBack.MARKED)


def take_back_packs(packs: QuerySet[Pack], why: TakenBack) -> None:
    """Withdraw the published papers that are one of these packs, before the packs go."""
    take_back(Publication.objects.filter(pack__in=packs), why)


def take_back_naming(place: int, words: Words, people: Collection[int], why: TakenBack) -> None:
    """Withdraw whatever of a partnership has these words in it or names one of these people, by their rows."""
    wanted = set(people)
    rows = Publication.objects.filter(partnership_id=place).exclude(state=PublicState.WITHDRAWN.value)
    found = [
        one.pk
        for one in rows.iterator(chunk_size=200)
        if wanted.intersection(one.people) or words.stand_in(one.title) or words.stand_in(one.content)
    ]
    take_back(Publication.objects.filter(pk__in=found), why)
