"""After a redaction the name is on no page, in no file, no search and no line of the ledger, whoever looks."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from frankpledge.documents.models import Document
from frankpledge.intake.models import Fact, Upload
from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.kit.cutting import Words
from frankpledge.ledger.models import Entry
from frankpledge.meetings.models import Action, Attendance, Body, Item, Meeting, Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from frankpledge.rights import changes
from frankpledge.rights.models import Redaction
from frankpledge.rights.rules.asking import Basis
from frankpledge.rights.tests import make

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "config/samples/aldermere"
NAME = Words([make.CANARY, "Quillfeather"])
ROWS: dict[str, Any] = {
    "document": Document, "meeting": Meeting, "paper": Paper, "item": Item, "action": Action, "body": Body,
    "person": Person, "organisation": Organisation, "fact": Fact, "redaction": Redaction, "account": User,
    "destruction": Destruction, "hold": LegalHold, "rule": RetentionRule,
}  # fmt: skip
SEARCHES = ("?q=Xanthippe", "?q=Quillfeather", "?q=Xanthippe+Quillfeather&kind=people", "?q=quillfeather&kind=papers")


def patterns(of: list[URLPattern | URLResolver], inside: bool = False) -> Iterator[tuple[str, set[str]]]:
    """Every address of a partnership, with the names of the numbers that it takes."""
    for one in of:
        here = inside or "partnership" in one.pattern.regex.groupindex
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, here)
        elif here:
            yield str(one.name), set(one.pattern.regex.groupindex) - {"partnership"}


def addresses() -> list[str]:
    """Every page of the partnership for every row that there is, sealed ones too."""
    found = []
    for name, needs in patterns(get_resolver().url_patterns):
        values: dict[str, list[Any]] = {key: _numbers(model) for key, model in ROWS.items()}
        values |= {"page": [1], "asked": ["person", "owner", "agency"], "row": [1, 2, 3]}
        values |= {"batch": [str(batch) for batch in Upload.objects.values_list("batch", flat=True)]}
        if not needs <= set(values):
            continue
        keys = sorted(needs)
        for numbers in product(*(values[key] for key in keys)):
            given = dict(zip(keys, numbers, strict=True)) | {"partnership": "aldermere"}
            found.append(reverse(name, kwargs=given))
    found += [reverse("search", kwargs={"partnership": "aldermere"}) + asked for asked in SEARCHES]
    log = reverse("actions", kwargs={"partnership": "aldermere"})
    found += [f"{log}?owner={number}" for number in _numbers(Person)]
    return found


def _numbers(model: Any) -> list[int]:
    return list(model._base_manager.values_list("pk", flat=True))


def hits(browser: Client) -> tuple[list[str], int]:
    """The addresses whose answers hold the name, but for a search's own box; and how many answered."""
    found, answered = [], 0
    for address in addresses():
        with transaction.atomic():  # what is sent bit by bit leaves its own context behind, which ends with this
            answer = browser.get(address, follow=True)
            shown = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        answered += answer.status_code == 200
        words = shown.decode("utf-8", "replace")
        if "?q=" in address:
            words = words.replace('value="Xanthippe Quillfeather"', "").replace('value="Xanthippe"', "")
            words = words.replace('value="Quillfeather"', "").replace('value="quillfeather"', "")
            words = words.split("<main", 1)[-1]
        headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        if NAME.stand_in(words) or NAME.stand_in(headers):
            found.append(address)
    return found, answered


def test_the_name_is_on_no_surface_after_two_people_took_it_out() -> None:
    place = meetings.partnership()
    user, asker = make.officer(place)
    chair, approver = make.officer(place, Role.CHAIR)
    member, _ = make.officer(place, Role.MEMBER)
    document, later = make.entered(asker), make.entered(asker, make.LATER, "later.txt")
    browsers = [make.browser(one) for one in (user, chair, member)]
    before, _ = hits(browsers[0])
    assert len(before) > 20
    redaction = changes.ask_redaction(
        asker,
        Partnership.objects.get(),
        words=[make.CANARY, "Quillfeather"],
        documents=[document.pk, later.pk],
        basis=Basis.ERASURE,
        reason="Asked for",
        person=make.canary(),
    )
    changes.approve_redaction(approver, redaction)
    cache.clear()
    assert Document.objects.filter(level=Level.SEALED).count() == 2
    for browser in browsers:
        found, answered = hits(browser)
        assert found == []
        assert answered > 20
    for line in Entry.objects.values_list("verb", "table", "process"):
        assert not NAME.stand_in(" ".join(line))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.MEMBER])
def test_no_page_opens_a_sealed_original(role: Role) -> None:
    place = meetings.partnership()
    asker, chair = make.officer(place)[1], make.officer(place, Role.CHAIR)[1]
    document = make.entered(asker)
    redaction = changes.ask_redaction(
        asker, place, words=[make.CANARY], documents=[document.pk], basis=Basis.ERASURE, reason="Asked for"
    )
    changes.approve_redaction(chair, redaction)
    browser = make.browser(make.officer(place, role)[0])
    for name, more in (("document", {}), ("review", {}), ("page_picture", {"page": 1}), ("mark_document", {})):
        given = {"partnership": "aldermere", "document": document.pk, **more}
        assert browser.get(reverse(name, kwargs=given)).status_code == 404
    paper = Paper.objects.get()
    page = browser.get(reverse("meeting", kwargs={"partnership": "aldermere", "meeting": paper.meeting_id}))
    words = browser.get(reverse("document", kwargs={"partnership": "aldermere", "document": paper.document_id}))
    for shown in (page, words):
        assert "personal data was removed" in shown.content.decode()
        assert "Issued again on" in shown.content.decode()


def test_no_page_of_a_redacted_pdf_is_seen_any_more() -> None:
    place = meetings.partnership()
    user, asker = make.officer(place)
    chair = make.officer(place, Role.CHAIR)[1]
    path = next(SAMPLE.glob("*.pdf"))
    document = make.entered(asker, path.read_bytes(), path.name)
    name = Attendance.objects.filter(person__isnull=False)[0].person.name
    browser = make.browser(user)
    picture = {"partnership": "aldermere", "page": 1}
    assert browser.get(reverse("page_picture", kwargs=picture | {"document": document.pk})).status_code == 200
    redaction = changes.ask_redaction(
        asker, place, words=[name], documents=[document.pk], basis=Basis.COURT, reason="An order of the court"
    )
    changes.approve_redaction(chair, redaction)
    copy = Paper.objects.get().document
    assert copy.pages.count() == document.pages.count() > 0
    assert name not in copy.text
    for number in (document.pk, copy.pk):
        assert browser.get(reverse("page_picture", kwargs=picture | {"document": number})).status_code == 404
    for page in copy.pages.all():
        assert 0 <= page.start <= page.end <= len(copy.text)
        assert page.words == []
    shown = browser.get(reverse("document", kwargs={"partnership": "aldermere", "document": copy.pk}))
    assert shown.status_code == 200
    assert name not in shown.content.decode()
