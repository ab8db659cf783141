"""Sessions that end, forms that come too late, and being asked again who one is."""

import re
import time

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from frankpledge.ledger.models import Entry
from frankpledge.people import sessions
from frankpledge.people.models import User
from frankpledge.people.rules.roles import Role
from frankpledge.people.rules.sessions import Open
from frankpledge.people.templatetags.signing_in import page_of_file
from frankpledge.people.tests import make
from tests.harness import signing_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
EMAIL = "rosa@aldermere.example"
MINUTE = 60
MARK = r'name="csrfmiddlewaretoken" value="(\w+)"'


def shown(request: HttpRequest, what: str) -> HttpResponse:
    """A page that shows something ordinary, something restricted, or minutes being taken."""
    if what != Open.ORDINARY:
        sessions.opens(request, Open(what))
    return HttpResponse(" ".join(request.POST.getlist("words")) or "shown")


@sessions.proved_lately
def exported(request: HttpRequest) -> HttpResponse:
    """What one has to have proved lately for."""
    return HttpResponse(f"exported {request.POST.get('words', '')}")


urlpatterns = [
    path("show/<str:what>/", shown, name="shown"),
    path("export/", exported, name="exported"),
    path("", include(settings.ROOT_URLCONF)),
]


@pytest.fixture(autouse=True)
def no_failures_so_far() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    user = make.holding(make.account(EMAIL, password=make.PASSWORD), make.partnership(), Role.COORDINATOR)
    return signing_in.with_second_factor(user)


@pytest.fixture
def client(user: User) -> Client:
    return signing_in.signed_in(user)


def older(client: Client, minutes: float, *, signed_in: bool = False, proved: bool = False) -> None:
    """As if so much time had passed since somebody used the session."""
    session = client.session
    session[sessions.SEEN_AT] -= minutes * MINUTE
    if signed_in:
        session[sessions.SIGNED_IN_AT] -= minutes * MINUTE
    if proved:
        session[signing_in.RECORDS][0]["at"] -= minutes * MINUTE
    session.save()


def is_in(client: Client) -> bool:
    return client.get("/show/ordinary/").status_code == 200


def come_back(client: Client, user: User, email: str = EMAIL, address: str = "/sign-in/") -> HttpResponse:
    """Sign in again where one was led to."""
    client.post(address, {"login": email, "password": make.PASSWORD})
    return client.post("/sign-in/code/", {"code": signing_in.code(user)}, follow=True)


@pytest.mark.parametrize(("what", "limit"), [("ordinary", 60), ("restricted", 15), ("minutes", 480)])
def test_a_session_ends_on_the_first_request_after_its_limit(client: Client, what: str, limit: int) -> None:
    client.get(f"/show/{what}/")
    older(client, limit - 1)
    assert client.get(f"/show/{what}/").status_code == 200
    older(client, limit)
    answer = client.get(f"/show/{what}/")
    assert (answer.status_code, answer.url) == (302, f"/sign-in/?next=/show/{what}/")
    assert "_auth_user_id" not in client.session
    assert "You were signed out, since nobody used the page" in client.get("/sign-in/").content.decode()
    line = Entry.objects.latest("id")
    assert (line.verb, line.process, line.outcome) == ("signed out", "sign-in", "done")


def test_a_session_ends_twelve_hours_after_sign_in(client: Client) -> None:
    client.get("/show/minutes/")
    older(client, 12 * 60 - 1, signed_in=True)
    session = client.session
    session[sessions.SEEN_AT] = time.time()
    session.save()
    assert is_in(client)
    session = client.session
    session[sessions.SIGNED_IN_AT] -= MINUTE
    session.save()
    assert not is_in(client)


def test_what_was_opened_last_decides(client: Client) -> None:
    client.get("/show/restricted/")
    client.get("/show/ordinary/")
    older(client, 20)
    assert is_in(client)
    client.get("/show/restricted/")
    older(client, 20)
    assert not is_in(client)


@pytest.mark.parametrize(
    "headers", [{"hx-request": "true"}, {"sec-fetch-dest": "image"}], ids=["a poll", "a picture of the page"]
)
def test_what_a_page_asks_for_by_itself_is_no_use_and_opens_nothing(client: Client, headers: dict[str, str]) -> None:
    client.get("/show/restricted/")
    older(client, 10)
    client.get("/show/ordinary/", headers=headers)
    older(client, 6)
    assert not is_in(client)


def test_that_a_session_is_used_is_saved_once_a_minute(client: Client, django_assert_num_queries) -> None:
    client.get("/show/ordinary/")
    seen = client.session[sessions.SEEN_AT]
    client.get("/show/ordinary/")
    assert client.session[sessions.SEEN_AT] == seen
    older(client, 2)
    client.get("/show/ordinary/")
    assert client.session[sessions.SEEN_AT] >= seen


def test_a_form_that_comes_too_late_is_kept_and_sent_on(client: Client, user: User) -> None:
    client.get("/show/restricted/")
    older(client, 15)
    sent = client.post("/show/restricted/?a=b", {"words": ["The lamps are out", "in Mere Lane"], "empty": ""})
    assert (sent.status_code, sent.url) == (302, "/sign-in/?next=%2Ftyped%2F")
    assert "What you had typed is kept" in client.get(sent.url).content.decode()
    page = come_back(client, user, address=sent.url).content.decode()
    assert "What you typed is kept" in page
    assert 'action="/show/restricted/?a=b"' in page
    assert page.count('type="hidden" name="words"') == 2
    answer = client.post("/show/restricted/?a=b", {"words": ["The lamps are out", "in Mere Lane"], "empty": ""})
    assert answer.content == b"The lamps are out in Mere Lane"
    assert sessions.TYPED not in client.session


def test_what_somebody_typed_is_nobody_elses(client: Client) -> None:
    older(client, 60)
    client.post("/show/ordinary/", {"words": "The lamps are out"})
    other = signing_in.with_second_factor(make.account("ann@aldermere.example", password=make.PASSWORD))
    page = come_back(client, other, other.email, "/sign-in/?next=/typed/")
    assert "lamps" not in page.content.decode()
    assert sessions.TYPED not in client.session


def test_what_was_typed_is_not_shown_before_the_second_factor(client: Client, user: User) -> None:
    older(client, 60)
    client.post("/show/ordinary/", {"words": "The lamps are out"})
    asked = client.post("/sign-in/?next=/typed/", {"login": EMAIL, "password": make.PASSWORD})
    assert asked.url == "/sign-in/code/"
    assert client.get("/typed/").url == "/sign-in/?next=/typed/"


def test_files_are_said_not_to_be_kept(client: Client, user: User) -> None:
    older(client, 60)
    client.post("/show/ordinary/", {"words": "x", "file": SimpleUploadedFile("a.txt", b"words")})
    page = come_back(client, user, address="/sign-in/?next=/typed/").content.decode()
    assert "could not be kept" in page


def test_what_was_typed_may_be_thrown_away(client: Client, user: User) -> None:
    older(client, 60)
    client.post("/show/ordinary/", {"words": "The lamps are out"})
    come_back(client, user, address="/sign-in/?next=/typed/")
    client.post("/typed/")
    assert sessions.TYPED not in client.session
    assert client.get("/typed/").url == "/"


@pytest.mark.parametrize("late", [{"words": "x" * 1_000_001}, None], ids=["more than is kept", "a password"])
def test_some_things_are_not_kept(client: Client, late: dict[str, str] | None) -> None:
    older(client, 60)
    if late:
        sent = client.post("/show/ordinary/", late)
    else:
        sent = client.post(reverse("account_change_password"), {"oldpassword": make.PASSWORD})
    assert sent.url == "/sign-in/"
    assert sessions.TYPED not in client.session
    assert "is kept" not in client.get("/sign-in/").content.decode()


def test_a_forged_form_is_not_kept(user: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    signing_in.signed_in(user, strict)
    older(strict, 60)
    assert strict.post("/show/ordinary/", {"words": "forged"}).status_code == 403
    assert sessions.TYPED not in strict.session


def strict_in(user: User, browser: Client) -> str:
    """Sign in by the pages, in a browser whose forms are told from forged ones; gives the mark of its forms then."""
    page = browser.get("/sign-in/").content.decode()
    known = {"csrfmiddlewaretoken": re.search(MARK, page)[1]}
    browser.post("/sign-in/", known | {"login": user.email, "password": make.PASSWORD})
    page = browser.get("/sign-in/code/").content.decode()
    code = {"csrfmiddlewaretoken": re.search(MARK, page)[1], "code": signing_in.code(user)}
    answer = browser.post("/sign-in/code/", code, follow=True)
    return re.search(MARK, answer.content.decode())[1]


def test_a_form_of_an_older_window_is_shown_before_it_is_sent_on(user: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    old = strict_in(user, browser)
    browser.post("/sign-out/", {"csrfmiddlewaretoken": old})
    cache.clear()  # a code is taken once
    assert strict_in(user, browser) != old
    answer = browser.post(
        "/show/ordinary/?a=b", {"csrfmiddlewaretoken": old, "words": "The lamps in Mere Lane are out"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/typed/")
    page = browser.get("/typed/").content.decode()
    assert "You signed in again after you had opened the page" in page
    assert 'action="/show/ordinary/?a=b"' in page
    assert '<div class="govuk-inset-text">' in page
    sent = {"csrfmiddlewaretoken": re.search(MARK, page)[1], "words": "The lamps in Mere Lane are out"}
    assert browser.post("/show/ordinary/?a=b", sent).content == b"The lamps in Mere Lane are out"
    assert sessions.TYPED not in browser.session


FORGED = {
    "a form of elsewhere": {"headers": {"Origin": "https://elsewhere.example"}},
    "a page's script": {"headers": {"Sec-Fetch-Mode": "cors"}},
    "a part of a page": {"headers": {"HX-Request": "true"}},
    "a program": {"headers": {"Accept": "application/json"}},
}


@pytest.mark.parametrize("sent", FORGED.values(), ids=FORGED)
def test_only_a_page_of_ours_gives_a_form_to_keep(user: User, sent: dict[str, dict[str, str]]) -> None:
    browser = Client(enforce_csrf_checks=True)
    old = strict_in(user, browser)
    browser.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    late = {"csrfmiddlewaretoken": old, "words": "forged"}
    assert browser.post("/show/ordinary/", late, **sent).status_code == 403
    assert sessions.TYPED not in browser.session
    assert browser.post("/show/ordinary/", late).status_code == 302  # which is kept, without what tells it as another's
    assert sessions.TYPED in browser.session


@pytest.mark.parametrize("mark", ["a" * 64, "a" * 32, "short", "\u00e4" * 64, ""])
def test_a_form_with_a_mark_made_up_is_not_kept(user: User, mark: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    strict_in(user, browser)
    assert browser.post("/show/ordinary/", {"csrfmiddlewaretoken": mark, "words": "forged"}).status_code == 403
    assert sessions.TYPED not in browser.session


def test_a_form_of_an_older_window_is_not_kept_for_another_account(user: User) -> None:
    other = make.holding(
        make.account("ann@aldermere.example", password=make.PASSWORD), make.partnership("briarford"), Role.COORDINATOR
    )
    signing_in.with_second_factor(other)
    browser = Client(enforce_csrf_checks=True)
    old = strict_in(user, browser)
    browser.post("/sign-out/", {"csrfmiddlewaretoken": old})
    strict_in(other, browser)
    assert browser.post("/show/ordinary/", {"csrfmiddlewaretoken": old, "words": "of Rosa"}).status_code == 403
    assert sessions.TYPED not in browser.session


@pytest.mark.parametrize("ours", [True, False])
def test_a_refused_form_makes_no_session_last_longer(user: User, ours: bool) -> None:
    browser = Client(enforce_csrf_checks=True)
    old = strict_in(user, browser)
    browser.cookies[settings.CSRF_COOKIE_NAME] = "b" * 32
    older(browser, 60)
    answer = browser.post("/show/ordinary/", {"csrfmiddlewaretoken": old if ours else "a" * 64, "words": "late"})
    assert (answer.status_code, answer.get("Location")) == (
        (302, "/sign-in/?next=%2Ftyped%2F") if ours else (403, None)
    )
    assert (sessions.TYPED in browser.session) == ours
    assert browser.get("/show/ordinary/").url == "/sign-in/?next=/show/ordinary/"


def test_whoever_signed_in_lately_exports_at_once(client: Client) -> None:
    assert client.get("/export/").content == b"exported "


@pytest.mark.parametrize(("minutes", "status"), [(14.9, 200), (15, 302)])
def test_who_one_is_is_asked_again_after_fifteen_minutes(client: Client, minutes: float, status: int) -> None:
    older(client, minutes, proved=True)
    assert client.get("/export/").status_code == status


def test_whoever_proves_again_comes_back_to_the_export(client: Client) -> None:
    older(client, 15, proved=True)
    asked = client.get("/export/?sort=due")
    assert asked.url == "/sign-in/again/?next=%2Fexport%2F%3Fsort%3Ddue"
    back = client.post(asked.url, {"password": make.PASSWORD})
    assert back.url == "/export/?sort=due"
    assert client.get(back.url).content == b"exported "
    assert Entry.objects.filter(verb="proved again", outcome="done").exists()


def test_the_question_before_a_file_leads_back_to_the_page_that_it_is_from(client: Client) -> None:
    older(client, 15, proved=True)
    asked = client.get("/sign-in/again/?next=/aldermere/actions/log.pdf%3Fstate%3Dopen").content.decode()
    assert 'href="/aldermere/actions/?state=open"' in asked
    for no_file in ("/aldermere/tokens/", "//elsewhere.example/log.pdf", ""):
        assert page_of_file(no_file) == ""


def test_a_form_comes_back_with_what_was_typed(client: Client) -> None:
    older(client, 15, proved=True)
    asked = client.post("/export/", {"words": "everything"})
    assert asked.url == "/sign-in/again/?next=%2Ftyped%2F"
    page = client.post(asked.url, {"password": make.PASSWORD}, follow=True).content.decode()
    assert 'name="words" value="everything"' in page
    assert client.post("/export/", {"words": "everything"}).content == b"exported everything"
    assert sessions.TYPED not in client.session


def test_whoever_does_not_prove_it_exports_nothing(client: Client, user: User) -> None:
    older(client, 15, proved=True)
    asked = client.get("/export/")
    assert "is not right" in client.post(asked.url, {"password": "not the password"}).content.decode()
    assert client.get("/export/").status_code == 302
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.row_number) == ("proved again", "refused", user.pk)


def test_a_code_proves_it_too(client: Client, user: User) -> None:
    older(client, 15, proved=True)
    back = client.post("/sign-in/again/code/?next=/export/", {"code": signing_in.code(user)})
    assert back.url == "/export/"
    assert client.get("/export/").status_code == 200


def test_a_part_of_a_page_gives_way_to_the_question(client: Client) -> None:
    older(client, 15, proved=True)
    answer = client.post("/export/", {"words": "x"}, headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/sign-in/again/?next=%2Ftyped%2F")


@pytest.mark.parametrize("address", ["/", "/aldermere/", "/account/", "/show/ordinary/", "/nowhere/"])
def test_no_page_is_kept_by_a_cache(client: Client, address: str) -> None:
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_no_page_to_sign_in_is_kept_by_a_cache(name: str) -> None:
    assert "no-store" in Client().get(reverse(name)).headers["Cache-Control"]


def test_a_draft_that_cannot_be_kept_leaves_its_page_where_it_is(user: User) -> None:
    answer = Client().post("/aldermere/drafts/keep/", {"words": "The lamps"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.get("HX-Redirect")) == (401, None)
