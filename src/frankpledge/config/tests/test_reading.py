"""A request reads in the name of its actor to the last word of its answer; what it changed stays, whatever comes."""

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from frankpledge.ledger.models import Entry
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_person
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from tests.harness.ambient import aside

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


def fails(request: HttpRequest, how: str) -> HttpResponse:
    """Add somebody, then fail."""
    add_person(request.actor, Partnership.objects.get(pk=request.actor.partnership.id), name="Ann Alder")
    if how == "in-a-query":
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing_of_the_kind")
    raise ZeroDivisionError


def names(request: HttpRequest, how: str) -> HttpResponse:
    """Everybody's names, read only when the answer is sent or its template is rendered."""
    people = Person.objects.all()
    if how == "bit-by-bit":
        return StreamingHttpResponse(person.name for person in people.iterator())
    template = engines["django"].from_string("{% for person in people %}{{ person.name }}{% endfor %}")
    return SimpleTemplateResponse(template, {"people": people})


urlpatterns = [
    path("<slug:partnership>/fails/<how>/", fails),
    path("<slug:partnership>/names/<how>/", names),
    path("", include("frankpledge.config.urls")),
]


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def client(place: Partnership) -> Iterator[Client]:
    client = make.signed_in(place)
    client.raise_request_exception = False
    yield client
    assert not connection.in_atomic_block


@pytest.mark.parametrize("how", ["in-python", "in-a-query"])
def test_what_was_changed_before_a_fault_stays_with_its_line(place: Partnership, client: Client, how: str) -> None:
    assert client.get(f"/{place.slug}/fails/{how}/").status_code == 500
    assert Person.objects.get().name == "Ann Alder"
    assert Entry.objects.filter(verb="added a person", outcome="done").count() == 1


def test_a_refusal_is_a_page_and_its_line_stays(place: Partnership) -> None:
    answer = make.signed_in(place, Role.MEMBER).get(f"/{place.slug}/fails/in-python/")
    assert answer.status_code == 403
    assert not Person.objects.exists()
    assert Entry.objects.filter(verb="added a person", outcome="refused").count() == 1


@pytest.mark.parametrize("how", ["bit-by-bit", "by-a-template"])
def test_an_answer_is_read_in_the_actors_name_to_its_last_word(place: Partnership, client: Client, how: str) -> None:
    add_person(make.actor(place), place, name="Ann Alder")
    elsewhere = make.partnership("elsewhere", "Elsewhere")
    add_person(make.actor(elsewhere), elsewhere, name="Bea Birch")
    cookie = client.cookies.output(header="", sep=";").strip()
    request = RequestFactory().get(f"/{place.slug}/names/{how}/", HTTP_COOKIE=cookie)
    with aside():
        answer = WSGIHandler()(request.environ, lambda status, headers: None)
        said = b"".join(answer).decode()
        answer.close()
    assert "Ann Alder" in said
    assert ("Bea Birch" in said) == (connection.vendor == "sqlite")  # which only our own queries narrow
