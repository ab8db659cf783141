"""What was copied from a paper, or said of it, is held at least as closely as what it came from."""

from django.db.models import Q

from frankpledge.meetings.changes.agenda_papers import hold_agenda_papers
from frankpledge.meetings.models import AgendaItem, Comment, Correction, Item, Letter, Paper, Topic


def hold_copies(paper: Paper) -> None:
    """Hold agendas, topics, comments, corrections and letters that come from a paper as closely as it is by now.

    Called inside every change that marks or enters a paper, once its own levels are worked out.  Comments and
    corrections follow both ways; what has a life of its own is only ever held more closely here.
    """
    top = Paper.objects.values_list("level", flat=True).get(pk=paper.pk)
    held = dict(Item.objects.filter(paper=paper).values_list("pk", "level"))
    for model in (Comment, Correction):
        for number, item, level in model._base_manager.filter(paper=paper).values_list("pk", "item", "level"):
            wanted = held.get(item, top)
            if level != wanted:
                model._base_manager.filter(pk=number).update(level=wanted)
    for letter in Letter.objects.filter(item__paper=paper).select_related("item"):
        if letter.item is not None and letter.level < letter.item.level:
            Letter.objects.filter(pk=letter.pk).update(level=letter.item.level)
    for topic in Topic.objects.filter(follow_up__paper=paper).select_related("follow_up"):
        if topic.follow_up is not None and topic.level < topic.follow_up.level:
            Topic.objects.filter(pk=topic.pk).update(level=topic.follow_up.level)
    _hold_agendas(paper)


def _hold_agendas(paper: Paper) -> None:
    of_it = Q(item__paper=paper) | Q(from_item__paper=paper) | Q(about=paper) | Q(from_topic__follow_up__paper=paper)
    near = ("item", "from_item", "about", "from_topic", "parent")
    for line in AgendaItem.objects.filter(of_it).select_related(*near):
        sources = [line.item, line.from_item, line.about, line.from_topic]
        wanted = max([line.level, *(source.level for source in sources if source is not None)])
        if wanted > line.level:
            AgendaItem.objects.filter(pk=line.pk).update(level=wanted)
            AgendaItem.objects.filter(parent=line.pk, level__lt=wanted).update(level=wanted)
            line.level = wanted
            hold_agenda_papers(line)
