"""Drafts: kept while somebody types, offered on return, seen by nobody else, gone with the form that is saved."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Who
from frankpledge.people import changes, jobs
from frankpledge.people.models import Draft, Grant, Partnership
from frankpledge.people.rules.drafts import MOST, MOST_DRAFTS, page_of, typed, with_draft
from frankpledge.people.tests import make
from frankpledge.people.tests.shown import address, said
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/aldermere/about/change/"
KEEP, DISCARD = "/aldermere/drafts/keep/", "/aldermere/drafts/discard/"


def filled(answer) -> dict[str, str]:
    return {field.html_name: field.value() or "" for field in answer.context["form"]}


def keep(client: Client, **typed: str):
    return client.post(KEEP, filled(client.get(PAGE)) | {"draft_of": PAGE} | typed)


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        (PAGE, PAGE),
        (f"{PAGE}?draft=yes", PAGE),
        (f"{PAGE}?kind=actions&draft=yes", f"{PAGE}?kind=actions"),
        ("/otherwick/about/change/", ""),
        ("https://elsewhere.example/aldermere/", ""),
        ("//elsewhere.example/aldermere/", ""),
        ("/aldermere//elsewhere.example/", ""),
        ("", ""),
        (f"/aldermere/{'x' * 300}/", ""),
    ],
)
def test_a_draft_is_of_a_page_of_this_partnership_or_of_none(asked: str, page: str) -> None:
    assert page_of(asked, "aldermere") == page
    assert not page or page_of(with_draft(page), "aldermere") == page


def test_a_draft_holds_what_was_typed_and_nothing_that_a_form_sends_beside() -> None:
    assert typed([("csrfmiddlewaretoken", "x"), ("draft_of", PAGE), ("host", "Mere")]) == [("host", "Mere")]


def test_a_draft_is_kept_by_a_button_and_the_page_goes_on_with_it(place, keeper) -> None:
    answer = keep(keeper, host="Mere Council", contact="The Guild")
    assert (answer.status_code, answer.url) == (302, f"{PAGE}?draft=yes")
    words = said(keeper.get(answer.url))
    assert "The draft is kept. Nothing is saved yet." in words
    assert "This is your draft of" in words
    assert "The Guild" in words
    assert Partnership.objects.get().host == ""
    assert not Entry.objects.filter(table="people.draft").exists(), "a draft is no part of the record"


def test_a_form_is_kept_while_somebody_types(place, keeper) -> None:
    page = keeper.get(PAGE).content.decode()
    assert f'hx-post="{KEEP}" hx-trigger="input delay:2s, change delay:1s"' in page
    typed = {"draft_of": PAGE, "name": "A new na"}
    answer = keeper.post(KEEP, typed, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.content.decode().startswith("Draft kept at ")
    keeper.post(KEEP, typed | {"name": "A new name"}, headers={"HX-Request": "true"})
    assert Draft.objects.get().fields == [["name", "A new name"]]


def test_on_return_the_page_says_that_there_is_a_draft_and_types_nothing_over_it(place, keeper) -> None:
    keep(keeper, host="Mere Council")
    answer = keeper.get(PAGE)
    assert "You have a draft of this form, of " in said(answer)
    assert f'href="{PAGE}?draft=yes">Go on with the draft</a>' in answer.content.decode()
    assert "Mere Council" not in said(answer)
    assert "hx-post" not in answer.content.decode()
    opened = keeper.get(f"{PAGE}?draft=yes")
    assert filled(opened)["host"] == "Mere Council"
    assert "hx-post" in opened.content.decode()


def test_a_draft_goes_when_the_form_is_saved_and_stays_when_it_was_not(place, keeper) -> None:
    keep(keeper, host="Mere Council")
    opened = filled(keeper.get(f"{PAGE}?draft=yes"))
    assert keeper.post(f"{PAGE}?draft=yes", opened | {"name": ""}).status_code == 200
    assert Draft.objects.count() == 1
    assert keeper.post(f"{PAGE}?draft=yes", opened).status_code == 302
    assert Draft.objects.count() == 0
    assert Partnership.objects.get().host == "Mere Council"


def test_a_draft_is_thrown_away_by_a_button(place, keeper) -> None:
    keep(keeper, host="Mere Council")
    answer = keeper.post(DISCARD, {"draft_of": f"{PAGE}?draft=yes"}, follow=True)
    assert "The draft is thrown away." in said(answer)
    assert not Draft.objects.exists()


def test_a_draft_is_seen_by_nobody_else(place, keeper, rosa) -> None:
    other = signed_in(make.holding(make.account(name="Odo Reed"), place))
    keep(keeper, host="Mere Council")
    for asked in (PAGE, f"{PAGE}?draft=yes"):
        assert "Mere Council" not in other.get(asked).content.decode()
    other.post(DISCARD, {"draft_of": PAGE})
    assert Draft.objects.get().user == rosa
    assert "Mere Council" not in keeper.get("/aldermere/search/?q=Mere").content.decode()


def test_a_draft_of_what_somebody_saved_since_falls_under_the_page_with_both(place, keeper) -> None:
    other = signed_in(make.holding(make.account(name="Odo Reed"), place))
    keep(keeper, host="Mere Council")
    other.post(PAGE, filled(other.get(PAGE)) | {"host": "Aldermere Council"})
    opened = keeper.get(f"{PAGE}?draft=yes")
    assert "Somebody has saved this since then" in said(opened)
    told = keeper.post(f"{PAGE}?draft=yes", filled(opened))
    assert told.status_code == 409
    assert "Host Stands now Aldermere Council Yours Mere Council" in said(told)
    assert Draft.objects.count() == 1


def test_a_draft_goes_after_its_days(place, keeper) -> None:
    keep(keeper, host="Mere Council")
    Draft.objects.update(kept_at=timezone.now() - timedelta(days=30, minutes=1))
    assert "You have a draft" not in said(keeper.get(PAGE))
    jobs.drop_old_drafts()
    assert not Draft.objects.exists()
    keep(keeper, host="Mere Council")
    jobs.drop_old_drafts()
    assert Draft.objects.count() == 1


def test_drafts_go_with_whoever_leaves_and_with_no_other_partnership(place, keeper, rosa, una) -> None:
    other = make.partnership("otherwick", "Otherwick")
    for where in (place, other):
        Draft.objects.create(partnership=where, user=una, page=PAGE, fields=[], kept_at=timezone.now())
    changes.end_every_role(make.actor(place), una)
    assert list(Draft.objects.values_list("partnership", flat=True)) == [other.pk]
    keep(keeper, host="Mere Council")
    second = make.holding(make.account(name="Odo Reed"), place)
    changes.end_role(make.actor(place, user=None, process="a test", roles=frozenset()), rosa.grants.get(), on=None)
    assert not Draft.objects.filter(partnership=place).exists()
    assert second.grants.exists()


def test_what_is_too_long_or_of_no_page_here_is_not_kept(place, keeper) -> None:
    assert keeper.post(KEEP, {"draft_of": "/elsewhere/about/"}).status_code == 404
    long = {"draft_of": PAGE, "contact": "x" * (MOST + 1)}
    assert "too long to be kept" in said(keeper.post(KEEP, long))
    assert "too long to be kept" in keeper.post(KEEP, long, headers={"HX-Request": "true"}).content.decode()
    assert not Draft.objects.exists()


def test_a_form_with_a_date_and_choices_begins_from_its_draft(place, keeper) -> None:
    page = address("invite")
    typed = {
        "address": "una@mere.example",
        "role": "chair",
        "starts-day": "4",
        "starts-month": "Dec",
        "starts-year": "",
    }
    keeper.post(KEEP, typed | {"draft_of": page})
    html = keeper.get(f"{page}?draft=yes").content.decode()
    assert 'value="una@mere.example"' in html
    assert '<option value="chair" selected>' in html
    assert 'value="Dec"' in html


def test_a_draft_goes_with_a_role_that_ends_by_its_date(place, keeper, rosa) -> None:
    keep(keeper, host="Mere Council")
    Grant.objects.filter(user=rosa).update(ends=timezone.localdate() - timedelta(days=1))
    jobs.drop_old_drafts()
    assert not Draft.objects.exists()


def test_of_very_many_drafts_of_one_account_the_oldest_goes(place, keeper, rosa) -> None:
    by = replace(make.actor(place), user=Who(rosa.pk, rosa.name))
    for number in range(MOST_DRAFTS + 1):
        changes.keep_draft(by, f"/aldermere/page/{number}/", [], timezone.now() + timedelta(seconds=number))
    assert Draft.objects.count() == MOST_DRAFTS
    assert not Draft.objects.filter(page="/aldermere/page/0/").exists()
