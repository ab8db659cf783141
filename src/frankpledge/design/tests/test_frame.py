"""The page frame: who looks, where they are, where they can go; and the pages for what goes wrong."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.shortcuts import render
from django.template.loader import render_to_string

from frankpledge.design.frame import frame, navigation, navigation_leads_somewhere
from frankpledge.design.tests.page import asked
from frankpledge.design.views import gallery

pytestmark = pytest.mark.urls("frankpledge.design.tests.urls")
PLACES = (("Home", "home"), ("Meetings", "meetings", "../boards/"))


@pytest.fixture(autouse=True)
def places(settings: Any) -> None:
    """A navigation of two places."""
    settings.FRANKPLEDGE_NAVIGATION = PLACES
    settings.LOGIN_URL, settings.FRANKPLEDGE_SIGN_OUT, settings.FRANKPLEDGE_OWN_PAGE = "sign_in", "sign_out", ""
    settings.FRANKPLEDGE_ABOUT, settings.FRANKPLEDGE_CHOOSE = "", "gallery"


def asked_by_alice(address: str) -> HttpRequest:
    """A request by somebody signed in."""
    request = asked(address)
    request.user = SimpleNamespace(is_authenticated=True)
    request.actor = SimpleNamespace(
        user=SimpleNamespace(name="Alice Penhallow"),
        partnership=SimpleNamespace(name="Aldermere CSP", slug="aldermere"),
    )
    return request


def written(request: HttpRequest) -> str:
    """The empty frame, as answered to a request."""
    return render(request, "design/page.html", {}).content.decode()


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/aldermere/", ["page", ""]),
        ("/aldermere/meetings/", ["", "page"]),
        ("/aldermere/meetings/4/", ["", "true"]),
        ("/aldermere/boards/", ["", "true"]),
        ("/aldermere/boards/2/", ["", "true"]),
        ("/aldermere/elsewhere/", ["", ""]),
        ("/design/", ["", ""]),
    ],
)
def test_the_place_one_is_in_is_marked(path: str, current: list[str]):
    assert [place.current for place in navigation(path, "aldermere")] == current


def test_the_frame_says_who_looks_at_which_partnership():
    page = written(asked_by_alice("/aldermere/meetings/"))
    for words in ("Alice Penhallow", "Aldermere CSP", "Sign out", 'action="/sign-out/"', 'href="/aldermere/meetings/"'):
        assert words in page
    assert page.count("aria-current") == 1
    assert "csrfmiddlewaretoken" in page


def test_somebody_not_signed_in_is_led_to_sign_in_and_sees_no_partnership():
    page = written(asked("/design/"))
    assert 'href="/sign-in/"' in page
    assert "Sign out" not in page
    assert 'aria-label="Menu"' not in page
    assert frame(asked("/"))["navigation"] == []


def test_the_page_to_sign_in_has_no_link_to_itself():
    assert 'href="/sign-in/"' not in written(asked("/sign-in/"))


def test_the_frame_can_be_skipped_and_says_its_language():
    page = written(asked("/design/"))
    assert page.index('href="#main-content"') < page.index("<header")
    assert '<html lang="en-gb"' in page
    assert 'id="main-content"' in page


@pytest.mark.parametrize("address", ["/aldermere/meetings/", "/design/"])
def test_no_page_has_style_or_script_of_its_own(address: str, settings: Any):
    settings.DEBUG = True
    request = asked_by_alice(address)
    page = gallery(request).content.decode() if address == "/design/" else written(request)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))
    assert "gov.uk" not in page.lower().replace("govuk", "")


def test_ids_are_unique_in_the_gallery(settings: Any):
    settings.DEBUG = True
    idents = re.findall(r'\sid="([^"]+)"', gallery(asked("/design/")).content.decode())
    assert sorted(idents) == sorted(set(idents))


def test_an_error_stands_in_the_title_and_above_the_page(settings: Any):
    settings.DEBUG = True
    page = gallery(asked("/design/")).content.decode()
    assert "<title>Error: Gallery of components" in page
    assert page.index("govuk-error-summary") < page.index("<h1")


def test_the_gallery_of_a_live_service_is_only_for_those_signed_in(settings: Any):
    settings.DEBUG = False
    assert gallery(asked_by_alice("/design/")).status_code == 200
    stranger = asked("/design/")
    stranger.user = AnonymousUser()
    with pytest.raises(Http404):
        gallery(stranger)


def test_a_place_that_leads_nowhere_is_said_by_the_checks(settings: Any):
    assert navigation_leads_somewhere(None) == []
    settings.FRANKPLEDGE_NAVIGATION = [*PLACES, ("Search", "nowhere"), ("Gallery", "gallery")]
    assert [fault.id for fault in navigation_leads_somewhere(None)] == ["design.E001", "design.E001"]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "500"])
def test_pages_for_what_goes_wrong_say_what_is_kept_and_need_no_request(name: str):
    page = render_to_string(f"{name}.html")
    assert page.count("<h1") == 1
    assert re.search(r"[Nn]othing was (changed|saved)|kept", page)


def test_a_refusal_says_what_was_refused():
    assert "You may not close it" in render_to_string("403.html", {"said": "You may not close it"})
    assert "Not &lt;yours&gt;" in render_to_string("403.html", {"exception": "Not <yours>"})
