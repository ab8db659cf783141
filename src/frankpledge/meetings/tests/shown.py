"""A record with something on every page of meetings, the pages' addresses, and what a page says."""

import re
from datetime import date
from html import unescape

from django.http import HttpResponse
from django.urls import reverse

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, Body, Meeting, Paper
from frankpledge.meetings.tests import make

JUNE = date(2024, 6, 11)


def full_record(by: Actor) -> Paper:
    """Minutes with one fact of each kind, later ones that point back to them, and a report."""
    first = make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police", chair=True, post="Superintendent"),
        make.attendance("Walter Jessop", capacity="in_attendance"),
        make.attendance("Sam Orchard", "Mere Homes", capacity="apologies"),
        make.item("318", "Lighting in Mere Lane"),
        make.decision("the lamps are mended first"),
        make.action("Ask for a date", "AP", "Mere Homes", "Zed Quill", due="2024-05"),
        make.follow_up("A report on lighting"),
        make.figure("Burglaries", 41),
        make.money("1178.50", fund="Lighting fund"),
        make.reference("290", "2023-12-05"),
        venue="The Guildhall",
    )
    make.minutes(
        by, make.item("330", "Matters arising"), make.reference("318", "2024-03-12"), dated=JUNE, checked=False
    )
    make.report(by, make.item("1", "Purpose"), make.decision("the report be noted"), make.figure())
    return first


def address(name: str, **which: int) -> str:
    return reverse(name, kwargs={"partnership": "aldermere", **which})


def pages() -> dict[str, str]:
    """The address of every page for the record's first rows."""
    action = {"action": Action.objects.earliest("id").pk}
    return {
        "bodies": address("bodies"),
        "body": address("body", body=Body.objects.earliest("id").pk),
        "meetings": address("meetings"),
        "meeting": address("meeting", meeting=Meeting.objects.earliest("id").pk),
        "papers": address("papers"),
        "paper": address("paper", paper=Paper.objects.get(kind="report").pk),
        "actions": address("actions"),
        "action_log_file": address("action_log_file", ending="csv"),
        "action": address("action", **action),
        "close_action": address("close_action", **action),
        "reopen_action": address("reopen_action", **action),
    }


READ = ("bodies", "body", "meetings", "meeting", "papers", "paper", "actions", "action_log_file", "action")


def said(response: HttpResponse) -> str:
    """The words of a page's main part, on one line, without the marks that lead to sources and the request's number."""
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL).group()
    bare = re.sub(r'<a class="fp-source-link".*?</a>|\b[2-9B-Z]{4}-[2-9B-Z]{4}\b', "", main)
    return re.sub(r" +([,.:;])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split()))
