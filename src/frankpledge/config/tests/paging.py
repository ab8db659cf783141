"""Every page of meetings that is only read, in a record of any size: its address, and how many queries it takes."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.config.commands.sampling import fill
from frankpledge.config.inventing import Past
from frankpledge.meetings.models import Action, AgendaItem, Body, Item, Meeting, Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Organisation, Partnership, Person

MOST = 15  # queries of a page, whatever the history
LISTS = ("home", "bodies", "meetings", "papers", "actions", "agencies", "names")
OF_A_BODY = ("body", "forward_plan", "plan_meeting")
OF_A_PLANNED_MEETING = ("agenda", "change_meeting", "add_agenda_item", "take_minutes")
OF_AN_ACTION = ("action", "close_action")


def filled(slug: str, past: Past) -> Partnership:
    """A partnership with this past."""
    place = make.partnership(slug)
    fill(make.actor(place, today=past.until), place, past)
    return place


def addresses(place: Partnership) -> dict[str, str]:
    """The pages of a partnership by name: lists, and of each kind of thing the one with the most in it."""
    body = Body.objects.filter(partnership=place).earliest("pk")
    planned = Meeting.objects.filter(body=body).latest("held_on")
    action = Action.objects.filter(partnership=place, paper__body=body, state="open").latest("pk")
    paper = Paper.objects.get(pk=action.paper_id)
    person = Person.objects.filter(partnership=place).earliest("pk")
    agency = Organisation.objects.filter(partnership=place).earliest("pk")
    item = Item.objects.filter(paper=paper).earliest("pk")
    wanted = {
        **{name: {} for name in LISTS},
        **{name: {"body": body.pk} for name in OF_A_BODY},
        **{name: {"meeting": planned.pk} for name in OF_A_PLANNED_MEETING},
        "agenda_item": {"item": AgendaItem.objects.filter(meeting=planned).earliest("pk").pk},
        "meeting": {"meeting": paper.meeting_id},
        **{name: {"action": action.pk} for name in OF_AN_ACTION},
        "person": {"person": person.pk},
        "agency": {"organisation": agency.pk},
        "document": {"document": paper.document_id},
        "mark_paper": {"paper": paper.pk},
        "item": {"item": item.pk},
        "mark_item": {"item": item.pk},
    }
    found = {name: reverse(name, kwargs={"partnership": place.slug, **given}) for name, given in wanted.items()}
    return found | {"search": reverse("search", kwargs={"partnership": place.slug}) + "?q=report"}


def queries(browser: Client, address: str) -> int:
    """How many queries a page takes, which has to open."""
    browser.get(address)  # what is looked up once a process is looked up now
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return len(asked)
