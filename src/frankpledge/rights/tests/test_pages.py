"""The pages of information rights: what they show to whom, and what they lead to."""

import json
import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document as WordDocument

from frankpledge.documents.models import Document
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes as meetings_changes
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.changes import merge_people
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.rights.changes import restrict
from frankpledge.rights.models import Rectification, Redaction
from frankpledge.rights.tests import make

pytestmark = pytest.mark.django_db
MOST_QUERIES = 50


@pytest.fixture
def place() -> Partnership:
    return meetings.partnership()


@pytest.fixture
def officer(place: Partnership) -> tuple[Client, Actor]:
    user, by = make.officer(place)
    return make.browser(user), by


@pytest.fixture
def client(officer: tuple[Client, Actor]) -> Client:
    return officer[0]


@pytest.fixture
def document(officer: tuple[Client, Actor]) -> Document:
    return make.entered(officer[1])


def address(name: str, **which: int) -> str:
    return reverse(name, kwargs={"partnership": "aldermere", **which})


def said(answer: HttpResponse) -> str:
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL).group()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def _days(day: int) -> list[tuple[str, int]]:
    return [("day", day), ("month", 1), ("year", 2024)]


def everywhere() -> list[str]:
    number = Person.objects.order_by("pk")[0].pk
    named = ("held", "export_held", "restrict_person", "lift_restriction", "correct_person")
    return [address(name) for name in ("rights", "find_person", "information_answer", "ask_redaction")] + [
        address(name, person=number) for name in named
    ]


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.COORDINATOR, 200), (Role.CHAIR, 403), (Role.MEMBER, 403), (Role.ANALYST, 403), (Role.AUDITOR, 403)],
)
def test_who_may_open_the_pages(place: Partnership, document: Document, role: Role, status: int) -> None:
    browser = make.browser(make.officer(place, role)[0])
    answers = {url: browser.get(url).status_code for url in everywhere()}
    rights = 200 if role in (Role.COORDINATOR, Role.CHAIR) else 403
    assert answers.pop(address("rights")) == rights
    assert set(answers.values()) == {status}


def test_another_partnership_s_person_is_nobody(client: Client, document: Document) -> None:
    elsewhere = meetings.partnership("beckside", "Beckside Community Safety Partnership")
    stranger = Person.objects.create(partnership=elsewhere, name="Somebody Else")
    assert client.get(address("held", person=stranger.pk)).status_code == 404


def test_everything_about_a_person_is_found_with_its_place(client: Client, document: Document) -> None:
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address("held", person=make.canary().pk))
    words = said(page)
    for part in ("Attendance", "Action owned", "Item: title", "Money: fund", "Place of a meeting", "6 places"):
        assert part in words, part
    assert "ask the highways team" in words
    assert len(asked) <= MOST_QUERIES


def test_queries_do_not_grow_with_what_is_found(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    url = address("held", person=make.canary().pk)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    make.entered(officer[1], make.LATER, "later.txt")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few)


def test_a_name_is_found_by_a_form_and_close_spellings_are_offered(client: Client, document: Document) -> None:
    page = client.post(address("find_person"), {"name": "Xantippe Quilfeather"})
    assert "a close spelling: Xanthippe Quillfeather" in said(page)
    page = client.post(address("find_person"), {"name": "xanthippe quillfeather"})
    assert "6 places" in said(page)
    assert Entry.objects.latest("id").verb == "sought a name"
    assert "letters in it" in said(client.post(address("find_person"), {"name": "..."}))


def test_the_export_is_a_zip_of_a_word_document_and_json(client: Client, document: Document) -> None:
    who = {"controller": "Aldermere Borough Council", "host": "The council", "contact": "dpo@aldermere.example"}
    Partnership.objects.update(**who)
    person = make.canary()
    answer = client.post(address("export_held", person=person.pk))
    assert "quill" not in answer["Content-Disposition"].lower()
    with ZipFile(BytesIO(answer.content)) as file:
        assert sorted(file.namelist()) == ["held.docx", "held.json"]
        told = json.loads(file.read("held.json"))
        word = WordDocument(BytesIO(file.read("held.docx")))
    assert told["controller"]["Controller"] == "Aldermere Borough Council"
    assert {row["kind"] for rows in told["held"].values() for row in rows} >= {"Attendance", "Action owned", "Name"}
    assert len(told["documents"][0]["places"]) == 6
    assert any("other people" in line for line in told["left_out"])
    text = "\n".join(part.text for part in word.paragraphs)
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "What was left out, and why" in text
    assert "dpo@aldermere.example" in cells
    assert make.CANARY in cells
    line = Entry.objects.latest("id")
    assert (line.verb, line.row_number) == ("took a subject access export", person.pk)


def test_exports_ask_again_who_one_is(place: Partnership, document: Document) -> None:
    browser = make.browser(make.officer(place)[0])
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= timedelta(days=1).total_seconds()
    session.save()
    for url in (address("export_held", person=make.canary().pk), address("information_answer")):
        assert "/sign-in/again/" in browser.get(url)["Location"]
        assert "/sign-in/again/" in browser.post(url, {"reference": "1"})["Location"]


def test_a_restricted_person_is_closed_to_all_but_those_who_answer(
    client: Client, place: Partnership, document: Document
) -> None:
    person = make.canary()
    member = make.browser(make.officer(place, Role.MEMBER)[0])
    pages = [
        address("agencies"),
        f"{address('search')}?q=quillfeather&kind=people",
        address("actions"),
        address("action_log_file", ending="csv"),
        address("meeting", meeting=Paper.objects.get().meeting_id),
        address("agency", organisation=person.posts.get().organisation_id),
    ]
    days = timezone.localdate()
    form = {"starts-day": days.day, "starts-month": days.month, "starts-year": days.year, "reason": "Asked for"}
    client.post(address("restrict_person", person=person.pk), form, follow=True)
    person.refresh_from_db()
    assert person.restricted_on == days
    assert member.get(address("person", person=person.pk)).status_code == 404
    shown = client.get(address("person", person=person.pk))
    assert "closed to all but those who answer" in said(shown)
    for url in pages[:1] + pages[2:4] + pages[5:]:
        words = member.get(url).content.decode().replace(f"outside {make.CANARY}", "")  # words of a paper stay
        assert make.CANARY not in words, url
    attendance = member.get(pages[4]).content.decode().split('id="items"')[0]
    assert "Name withheld" in attendance
    assert f"comes from: {make.CANARY}" not in attendance
    assert f"/people/{person.pk}/" not in member.get(pages[1]).content.decode()
    assert make.CANARY in client.get(address("actions")).content.decode()
    again = client.post(address("restrict_person", person=person.pk), form)
    assert "restricted already" in said(again)
    lifted = client.post(address("lift_restriction", person=person.pk), {"reason": "It was accurate"}, follow=True)
    assert "Lifted by Rosa Lind: It was accurate" in said(lifted)
    assert member.get(address("person", person=person.pk)).status_code == 200
    assert "not restricted" in said(client.post(address("lift_restriction", person=person.pk), {"reason": "x"}))
    verbs = list(Entry.objects.values_list("verb", flat=True))
    assert {"restricted", "lifted a restriction"} <= set(verbs)


def test_a_restriction_is_not_for_a_day_to_come(client: Client, document: Document) -> None:
    days = timezone.localdate() + timedelta(days=400)
    form = {"starts-day": 1, "starts-month": 1, "starts-year": days.year + 1, "reason": "x"}
    assert "holds at once" in said(client.post(address("restrict_person", person=make.canary().pk), form))


def test_each_finding_leads_to_where_it_is_corrected(client: Client, document: Document) -> None:
    person = make.canary()
    page = client.get(address("correct_person", person=person.pk)).content.decode()
    assert address("rename_person", person=person.pk) in page
    assert address("fact", document=document.pk, fact=make.facts(document)[0].pk).rsplit("/", 2)[0] in page
    form = {"what": "The post was wrong", "reason": "She said so"}
    kept = client.post(address("correct_person", person=person.pk), form, follow=True)
    assert "The post was wrong" in said(kept)
    assert Rectification.objects.get().noted_by.name == "Rosa Lind"


def test_one_asks_after_seeing_every_place_and_another_approves(
    client: Client, place: Partnership, document: Document
) -> None:
    person = make.canary()
    url = f"{address('ask_redaction')}?person={person.pk}"
    assert make.CANARY in client.get(url).content.decode()
    form = {"words": make.CANARY, "basis": "erasure", "reason": "Asked for"}
    shown = client.post(url, form | {"doing": "show"})
    assert said(shown).count("becomes:") == 6
    assert not Redaction.objects.exists()
    wanting = client.post(url, form | {"doing": "ask"})
    assert "Choose the documents" in said(wanting)
    asked = client.post(url, form | {"doing": "ask", "documents": [document.pk]}, follow=True)
    redaction = Redaction.objects.get()
    assert "somebody else decides" in said(asked)
    own = client.post(address("redaction", redaction=redaction.pk), {"doing": "approve"})
    assert own.status_code == 403
    assert "somebody else decides" in own.content.decode()
    assert Entry.objects.latest("id").outcome == "refused"
    chair = make.browser(make.officer(place, Role.CHAIR)[0])
    assert "1 redaction to approve" in said(chair.get(address("home")))
    waits = said(chair.get(address("redaction", redaction=redaction.pk)))
    assert waits.count("becomes:") == 6
    done = chair.post(address("redaction", redaction=redaction.pk), {"doing": "approve"}, follow=True)
    assert "6 places removed" in said(done)
    assert make.CANARY not in done.content.decode()
    assert chair.post(address("redaction", redaction=redaction.pk), {"doing": "approve"}).status_code == 409


def test_what_was_asked_for_can_be_refused_and_taken_back(
    client: Client, place: Partnership, document: Document
) -> None:
    form = {"words": make.CANARY, "basis": "erasure", "reason": "x", "doing": "ask", "documents": [document.pk]}
    client.post(address("ask_redaction"), form)
    client.post(address("ask_redaction"), form)
    first, second = Redaction.objects.order_by("pk")
    chair = make.browser(make.officer(place, Role.CHAIR)[0])
    refused = chair.post(address("redaction", redaction=first.pk), {"doing": "refuse"}, follow=True)
    assert "Nothing was changed" in said(refused)
    taken = client.post(address("redaction", redaction=second.pk), {"doing": "withdraw"}, follow=True)
    assert "taken back" in said(taken)
    page = said(client.get(address("rights")))
    assert "Refused" in page
    assert "Withdrawn" in page


def answer(client: Client, **over: object) -> HttpResponse:
    form = {"reference": "FOI/2024-17", "papers": [Paper.objects.get().pk], "without_names": "on"} | over
    return client.post(address("information_answer"), form)


def test_an_answer_gives_items_and_facts_and_leaves_out_what_is_exempt(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    item = Item.objects.get(number="2")
    exempt = Marking(level=Level.SENSITIVE, handling="Board only", paragraph="7", reason="It would warn the offenders")
    meetings_changes.mark_item(officer[1], item, exempt)
    shown = answer(client)
    words = said(shown)
    assert "Item 2 is left out: Schedule 12A paragraph 7" in words
    assert "It would warn the offenders. Section of the Freedom of Information Act 2000: to be given" in words
    assert "1,178" not in words
    assert make.CANARY not in words
    assert "[name left out]" in words
    word = answer(client, doing="word")
    assert 'filename="information-answer-FOI-2024-17.docx"' in word["Content-Disposition"]
    made = WordDocument(BytesIO(word.content))
    text = "\n".join(part.text for part in made.paragraphs)
    assert "Item 2 is left out" in text
    assert "Schedule of what was left out" in text
    assert made.tables[-1].rows[1].cells[2].text == "Paragraph 7"
    assert Entry.objects.latest("id").verb == "made an information answer"


def test_names_are_given_where_that_is_asked_for_and_members_always(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    assert make.CANARY in said(answer(client, without_names=""))
    rosa = Person.objects.get(name="Rosa Lind")
    meetings_changes.add_member(officer[1], Paper.objects.get().body, rosa)
    words = said(answer(client))
    assert "Rosa Lind" in words
    assert "Ines Okoro" not in words


def test_an_answer_names_nobody_whose_data_is_restricted_even_where_names_are_given(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    restrict(officer[1], make.canary(), starts=officer[1].today, reason="Asked for")
    for form in ({"without_names": ""}, {"without_names": "", "doing": "word"}):
        given = answer(client, **form)
        text = said(given) if "doing" not in form else "\n".join(
            part.text for part in WordDocument(BytesIO(given.content)).paragraphs
        )  # fmt: skip
        assert "quillfeather" not in text.casefold()
        assert "Name withheld" in text
        assert "Ines Okoro" in text


def test_a_marking_without_an_exemption_stops_the_answer(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    item = Item.objects.get(number="2")
    meetings_changes.mark_item(officer[1], item, Marking(level=Level.SENSITIVE, handling="Board only"))
    shown = answer(client, doing="word")
    assert "To be decided first" in said(shown)
    assert address("mark_item", item=item.pk) in shown.content.decode()
    paper = Paper.objects.get()
    meetings_changes.mark_paper(officer[1], paper, Marking(level=Level.SENSITIVE, handling="Board only"))
    shown = answer(client, doing="word")
    assert address("mark_paper", paper=paper.pk) in shown.content.decode()
    exempt = Marking(level=Level.SENSITIVE, handling="Board only", paragraph="7", reason="All of it")
    meetings_changes.mark_paper(officer[1], paper, exempt)
    assert "This paper is left out: Schedule 12A paragraph 7" in said(answer(client))


def test_a_paper_that_nobody_checked_stops_the_answer(client: Client, document: Document) -> None:
    Paper.objects.update(checked_on=None)
    assert "never published" in said(answer(client))


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"papers": []}, "Choose a board or group, days, or papers"),
        ({"reference": "Jane Smith"}, "letters, figures"),
        ({"since-day": 1, "since-month": 1, "since-year": 2030}, "No paper that you may read"),
        (
            {f"{end}-{part}": n for end, day in (("since", 2), ("until", 1)) for part, n in _days(day)},
            "must be after the first",
        ),
    ],
)
def test_a_request_that_makes_no_sense_says_so(
    client: Client, document: Document, over: dict[str, object], words: str
) -> None:
    assert words in said(answer(client, **over))


def test_an_answer_asks_a_bounded_number_of_queries(
    client: Client, officer: tuple[Client, Actor], document: Document
) -> None:
    body = {"papers": [], "body": Paper.objects.get().body_id}
    with CaptureQueriesContext(connection) as few:
        answer(client, **body)
    for number in range(3):
        make.entered(officer[1], make.LATER.replace("11 June", f"{12 + number} June"), f"later {number}.txt")
    form = {"reference": "1", "without_names": "on"} | body
    with CaptureQueriesContext(connection) as many:
        assert said(client.post(address("information_answer"), form)).count("Who was there") == 4
    assert len(many) <= len(few)


def test_who_was_merged_with_a_restricted_person_is_restricted_too(
    client: Client, officer: tuple[Client, Actor], place: Partnership, document: Document
) -> None:
    restrict(officer[1], make.canary(), starts=officer[1].today, reason="Asked for")
    merge_people(officer[1], make.canary(), Person.objects.get(name="Ines Okoro"))
    member = make.browser(make.officer(place, Role.MEMBER)[0])
    page = member.get(address("meeting", meeting=Paper.objects.get().meeting_id)).content.decode()
    assert page.count("comes from: Name withheld") == 2
    assert "Ines Okoro" not in page
