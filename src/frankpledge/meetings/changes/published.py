"""Taking back what was published, at once, where the record may no longer show it to everybody.

Called inside the changes that redact, restrict, mark, withdraw or destroy.  What a copy said goes with it: the address
then says that it was withdrawn, and somebody looks at the record again before it is published again.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from frankpledge.kit.cutting import Words
from frankpledge.meetings.models import (
    Action,
    AgendaItem,
    AgendaPaper,
    Decision,
    FollowUp,
    Item,
    Pack,
    Paper,
    Publication,
)
from frankpledge.meetings.queries.packs_by_now import holds_more
from frankpledge.meetings.queries.published import minuted_under
from frankpledge.meetings.rules.publishing import (
    OPEN,
    PublicKind,
    PublicState,
    TakenBack,
    on_a_line,
    texts_in,
    words_in,
)

_FACTS = ((Decision, "text"), (Action, "text"), (FollowUp, "what"))


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
    """Withdraw the published minutes that are a copy of a paper, and the papers of meetings that hold them."""
    take_back(Publication.objects.filter(paper=paper), why)
    _take_back_held(paper, why)


def take_back_raised(paper: Paper, level: int, levels: Mapping[int, int]) -> None:
    """Withdraw the published minutes of a paper that show something held more closely by now, or what is gone from it.

    `level` is the paper's, `levels` those of its items by number; every row of the paper has its level by then.
    """
    _take_back_held(paper, TakenBack.MARKED)
    published = list(Publication.objects.filter(paper=paper).exclude(state=PublicState.WITHDRAWN.value))
    if not published:
        return
    passages, facts = _closed_passages(paper), _closed_facts(paper)
    for one in published:
        texts = {on_a_line(text) for text in texts_in(one.said)}
        raised = any(levels.get(number, OPEN) > OPEN for number in one.shown) or not facts.isdisjoint(texts)
        if level > OPEN or raised or any(said in text for said in passages for text in texts):
            take_back(Publication.objects.filter(pk=one.pk), TakenBack.MARKED)
        elif not levels.keys() >= set(one.shown):  # it may have come back as another, which is marked
            take_back(Publication.objects.filter(pk=one.pk), TakenBack.RECORD)


def take_back_agenda(meeting: int, before: Collection[str] = ()) -> None:
    """Withdraw the published agenda and papers of a meeting, by its number, that show something held more closely.

    So are those that show a paper or an item of the pack that was withdrawn.  `before` are titles that papers had which
    may no longer be shown.
    """
    kinds = (PublicKind.AGENDA.value, PublicKind.PACK.value)
    published = Publication.objects.filter(meeting=meeting, kind__in=kinds, state=PublicState.PUBLISHED.value)
    for one in published.select_related("pack"):
        raised = AgendaItem.objects.filter(pk__in=one.shown, level__gt=OPEN)
        if (one.pack is not None and holds_more(one.pack)) or raised.exists() or _prints_a_title(one, before):
            take_back(Publication.objects.filter(pk=one.pk), TakenBack.MARKED)


def _take_back_held(paper: Paper, why: TakenBack) -> None:
    """Withdraw the published papers of meetings in whose pack this paper stands, with something that may not."""
    packs = Publication.objects.filter(pack__meeting__agenda__about=paper.pk).select_related("pack").distinct()
    held = [one.pk for one in packs if one.pack is not None and holds_more(one.pack)]
    if held:
        take_back(Publication.objects.filter(pk__in=held), why)


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
        if wanted.intersection(one.people) or words.stand_in(one.title) or words.stand_in(words_in(one.said))
    ]
    take_back(Publication.objects.filter(pk__in=found), why)


def _closed_passages(paper: Paper) -> set[str]:
    """What was minuted under items held more closely, but for what an open one says too."""
    rows = list(Item.objects.filter(paper=paper).select_related("words").order_by("position", "id"))
    passages = [(item.level, on_a_line(text)) for item, text in minuted_under(paper, rows, with_headings=True)]
    opened = [text for level, text in passages if level <= OPEN]
    closed = {text for level, text in passages if level > OPEN and text}
    return {text for text in closed if not any(text in one for one in opened)}


def _closed_facts(paper: Paper) -> set[str]:
    """The decisions, actions and promises that are held more closely, but for those that stand in the open too."""
    closed, opened = set[str](), set[str]()
    for model, column in _FACTS:
        for level, text in model._base_manager.filter(paper=paper).values_list("level", column):
            (closed if level > OPEN else opened).add(on_a_line(text))
    return closed - opened - {""}


def _prints_a_title(one: Publication, before: Collection[str]) -> bool:
    """Whether a published agenda has the title of a paper that may no longer be shown, and none that may has it."""
    printed = {title for item in one.said.get("items", ()) for title in _titles(item)}
    closed, opened = set(before), set[str]()
    rows = AgendaPaper.objects.filter(agenda_item__meeting=one.meeting_id) if printed else AgendaPaper.objects.none()
    for title, level, withdrawn in rows.values_list("title", "level", "withdrawn_at"):
        (closed if level > OPEN or withdrawn is not None else opened).add(title)
    return not printed.isdisjoint(closed - opened)


def _titles(item: Mapping[str, Any]) -> list[str]:
    return [*item.get("papers", ()), *(title for part in item.get("parts", ()) for title in _titles(part))]
