"""The read API around what it answers: who may come, how often, and how it says what is wrong."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from ninja import Schema

from frankpledge.config.api import API, MEANS
from frankpledge.design.answers import PROBLEM_TYPE
from frankpledge.ledger.models import Entry
from frankpledge.people import asking
from frankpledge.people.asking import Pace
from frankpledge.people.models import Partnership, User
from frankpledge.people.rules.marking import Level
from frankpledge.people.tests import make
from tests.harness.signing_in import signed_in
from tests.harness.tokens import program_of, token_of

ACTIONS = "/api/aldermere/actions"


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def rosa(place: Partnership) -> User:
    return make.holding(make.account(), place)


@pytest.fixture(autouse=True)
def nothing_used_yet(monkeypatch) -> None:
    monkeypatch.setattr(asking, "PACE", Pace())


def said(answer, status: int) -> dict:
    """A problem, in the one form, with the number of its request."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM_TYPE)
    told = answer.json()
    assert told["status"] == status
    assert told["number"] == answer.headers["Request-Number"]
    assert set(told) == {"title", "status", "detail", "number", "wrong"}
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    return told


@pytest.mark.django_db
def test_nobody_is_answered_without_a_token_not_even_who_is_signed_in(rosa: User, place, client: Client) -> None:
    token = token_of(rosa, place)
    for browser in (client, signed_in(rosa)):
        for address in (ACTIONS, f"{ACTIONS}?token={token}", f"{ACTIONS}?authorization=Bearer+{token}"):
            answer = browser.get(address)
            said(answer, 401)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.django_db
def test_a_cookie_beside_a_token_changes_nothing_and_is_not_used(rosa: User, place: Partnership) -> None:
    browser = signed_in(rosa)
    before = dict(browser.session)
    answer = browser.get(ACTIONS, headers={"Authorization": f"Bearer {token_of(rosa, place)}"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert dict(browser.session) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("over", "why"),
    [
        ({"ended_at": timezone.now()}, "revoked"),
        ({"made_at": timezone.now() - timedelta(2), "expires_at": timezone.now() - timedelta(1)}, "expired"),
        ({"sessions_ended": 4}, "without its role"),
    ],
)
def test_a_token_that_has_ended_says_so_and_leaves_a_refusal(rosa: User, place: Partnership, over, why) -> None:
    assert why in said(program_of(rosa, place, **over).get(ACTIONS), 401)["detail"]
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.origin, line.table) == ("used a token", "refused", "api", "people.apitoken")
    assert (line.partnership_number, line.user_number) == (place.pk, rosa.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic cm9zYTpyb3Nh", "Bearer fpt_1_none", "fpt_1_x"])
def test_what_is_no_token_is_answered_like_none_and_leaves_no_line(header: str, place: Partnership) -> None:
    lines = Entry.objects.count()
    said(Client(headers={"Authorization": header}).get(ACTIONS), 401)
    assert Entry.objects.count() == lines


@pytest.mark.django_db
def test_a_token_that_comes_too_often_is_told_how_long_to_wait(rosa: User, place: Partnership, settings) -> None:
    settings.FRANKPLEDGE_API_A_MINUTE = 2
    program = program_of(rosa, place)
    assert [program.get(ACTIONS).status_code for _ in range(2)] == [200, 200]
    answer = program.get(ACTIONS)
    said(answer, 429)
    assert 1 <= int(answer.headers["Retry-After"]) <= 30
    other = program_of(rosa, place, Level.OFFICIAL)
    assert other.get(ACTIONS).status_code == 200


def test_a_pace_grows_again_as_the_minute_goes_by() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert [pace.take(1, 60) for _ in range(60)] == [0] * 60
    assert pace.take(1, 60) == pytest.approx(1)
    now[0] = 1.0
    assert (pace.take(1, 60), pace.take(1, 60)) == (0, pytest.approx(1))
    now[0] = 1000.0
    assert [pace.take(1, 60) > 0 for _ in range(61)] == [False] * 60 + [True]


@pytest.mark.django_db
def test_what_is_wrong_is_said_parameter_by_parameter(rosa: User, place: Partnership) -> None:
    program = program_of(rosa, place)
    told = said(program.get(f"{ACTIONS}?page=0&size=101&due_from=31/02/2024&standing=never&ownr=3"), 422)
    assert {one["name"] for one in told["wrong"]} == {"page", "size", "due_from", "standing"}
    told = said(program.get(f"{ACTIONS}?ownr=3"), 422)
    assert [(one["where"], one["name"]) for one in told["wrong"]] == [("query", "ownr")]
    told = said(program.get(f"{ACTIONS}/{2**63}"), 422)
    assert [(one["where"], one["name"]) for one in told["wrong"]] == [("path", "action")]


@pytest.mark.django_db
def test_every_address_below_answers_in_the_one_form(rosa: User, place: Partnership) -> None:
    program = program_of(rosa, place)
    for path in ("/api/aldermere/nothing", "/api/aldermere/actions/999999", "/api/x", "/api/aldermere/actions/"):
        said(program.get(path), 404)
    answer = program.post(ACTIONS, {"text": "Mend it"})
    said(answer, 405)
    assert "GET" in answer.headers["Allow"]


@pytest.mark.django_db
def test_the_token_stands_in_no_log_and_no_line(rosa: User, place: Partnership, capfd, caplog) -> None:
    program = program_of(rosa, place)
    for path in (ACTIONS, f"{ACTIONS}?page=0", "/api/aldermere/nothing"):
        program.get(path)
    secret = program.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    out = capfd.readouterr()
    assert secret not in out.out + out.err + caplog.text
    assert not [line for line in Entry.objects.values_list() if secret in str(line)]


def test_every_operation_is_described_with_each_status_that_it_answers() -> None:
    schema = json.loads(json.dumps(API.get_openapi_schema()))
    assert schema["openapi"].startswith("3.1")
    for address, methods in schema["paths"].items():
        assert list(methods) == ["get"], address
        operation = methods["get"]
        assert operation["description"]
        assert operation["security"] == [{"Token": []}]
        assert {"200", "401", "404", "422", "429"} <= set(operation["responses"])
        assert {int(status) for status in operation["responses"]} - {200} <= set(MEANS)
        for status, answer in operation["responses"].items():
            kinds = set(answer["content"])
            assert kinds == ({"application/json"} if status == "200" else {PROBLEM_TYPE})
        assert not [one for one in operation["parameters"] if "null" in json.dumps(one["schema"])]


@pytest.mark.django_db
def test_the_page_and_the_description_are_open_to_everybody(client: Client) -> None:
    page = client.get("/api/").content.decode()
    told = client.get("/api/openapi.json").json()
    assert all(address in page for address in told["paths"])
    assert told["components"]["securitySchemes"]["Token"]["scheme"] == "bearer"


def test_no_two_kinds_of_answer_have_one_name() -> None:
    """The description would keep the last of them and say nothing."""
    given = Counter(kind.__name__ for kind in kinds_of(Schema) if kind.__module__.startswith("frankpledge."))
    assert given
    assert [name for name, times in given.items() if times > 1] == []


def kinds_of(kind: type) -> Iterator[type]:
    """Every class that is made of one, however many lie between."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)
