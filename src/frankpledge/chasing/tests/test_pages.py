"""A link opens one action, once, and nothing else; an officer sees what went and came and says what becomes of it."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frankpledge.chasing import changes, jobs
from frankpledge.chasing.models import AnswerLink, DigestDay, Received, StoppedAddress
from frankpledge.chasing.tests import make as chasing
from frankpledge.chasing.tests.make import BEN, DAY, UNA, answer_to, links_in
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.changes import close_action
from frankpledge.meetings.models import Action, ActionUpdate
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from tests.harness.mail import Office, office, words_of

pytestmark = pytest.mark.django_db
CANARY = "Quillfeather"


@pytest.fixture(autouse=True)
def no_tries_so_far() -> None:
    cache.clear()


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place, today=timezone.localdate())


@pytest.fixture
def actions(by: Actor) -> list[Action]:
    return chasing.actions(by)


@pytest.fixture
def post(place: Partnership, actions: list[Action]) -> Iterator[Office]:
    """A mail server to which the digests of today have gone."""
    with office() as made:
        chasing.today_is_the_day(place)
        jobs.begin_rounds()
        chasing.work()
        yield made


@pytest.fixture
def officer(place: Partnership) -> Client:
    return make.signed_in(place)


def page(answer) -> str:
    """The words of an answer."""
    return " ".join(answer.content.decode().split())


def test_a_link_shows_its_action_and_nothing_else_and_looking_uses_nothing_up(post: Office, client: Client) -> None:
    link = links_in(post.to(BEN)[0])[0]
    for _ in range(3):  # a mail server looks at it too
        shown = client.get(link)
    assert shown.status_code == 200
    assert "Count the benches" in page(shown)
    for other in ("Mend the lamps", "Ask the schools", "Una Marsh", 'aria-label="Menu"', "/aldermere/"):
        assert other not in page(shown)
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in shown.headers["Cache-Control"]
    assert not AnswerLink.objects.filter(used_at__isnull=False).exists()
    assert client.cookies.keys() == set()


@pytest.mark.parametrize(
    ("said", "kind", "problem"),
    [
        ({"kind": "done", "text": "There are nine."}, "done", ""),
        ({"kind": "told", "text": "Half of them."}, "told", ""),
        ({"kind": "accepted"}, "accepted", ""),
        ({"kind": "declined", "text": "Not our benches."}, "declined", ""),
        ({"kind": "handed_on", "to_name": "Westmarch Police"}, "handed_on", ""),
        ({"kind": "declined"}, "", "Say why the action is declined."),
        ({"kind": "handed_on"}, "", "Say to whom the action is handed on."),
        ({}, "", "Select how it goes"),
        ({"kind": "closed", "text": "x"}, "", "Select a valid choice"),
    ],
)
def test_an_answer_only_proposes_and_uses_the_link_up(
    post: Office, client: Client, actions: list[Action], said: dict[str, str], kind: str, problem: str
) -> None:
    link = links_in(post.to(BEN)[0])[0]
    answer = client.post(link, said)
    assert answer.status_code == 200
    if problem:
        assert problem in page(answer)
        assert not ActionUpdate.objects.exists()
        assert client.get(link).status_code == 200
        return
    assert "Thank you" in page(answer)
    update = ActionUpdate.objects.get()
    assert (update.kind, update.way, update.state, update.said_by) == (kind, "link", "proposed", "Ben Alder")
    actions[2].refresh_from_db()
    assert (actions[2].state, [owner.name for owner in actions[2].owners.all()]) == ("open", ["Ben Alder"])
    again = client.post(link, {"kind": "done", "text": "Twice"})
    assert again.status_code == 410
    assert "This link was used already" in page(again)
    assert "Count the benches" not in page(again)
    assert ActionUpdate.objects.count() == 1


def test_whoever_presses_twice_on_a_slow_telephone_is_thanked_both_times(post: Office, client: Client) -> None:
    link, said = links_in(post.to(BEN)[0])[0], {"kind": "done", "text": "Nine\r\nof them "}
    client.post(link, said)
    again = client.post(link, said)
    assert (again.status_code, "Thank you" in page(again)) == (200, True)
    assert ActionUpdate.objects.count() == 1
    assert "This link was used already" in page(client.post(link, said | {"kind": "told"}))


@pytest.mark.parametrize("why", ["used", "closed", "marked"])
def test_words_that_a_link_takes_no_longer_are_given_back(
    post: Office, client: Client, by: Actor, actions: list[Action], why: str
) -> None:
    link = links_in(post.to(BEN)[0])[0]
    if why == "used":
        client.post(link, {"kind": "done", "text": "Nine"})
    elif why == "closed":
        close_action(by, actions[2], outcome="Done")
    else:
        Action.objects.filter(pk=actions[2].pk).update(level=Level.SENSITIVE)
    shown = page(client.post(link, {"kind": "handed_on", "text": "Ten, <b>after all</b>", "to_name": "Ana Bell"}))
    assert "What you typed was not sent" in shown
    assert "Ten, &lt;b&gt;after all&lt;/b&gt;" in shown
    assert "Ana Bell" in shown
    assert "What you typed" not in page(client.get(link))


@pytest.mark.parametrize("why", ["expired", "closed", "withdrawn", "handed on", "restricted", "marked", "unknown"])
def test_a_link_that_opens_nothing_says_so_and_tells_nothing(
    post: Office, client: Client, by: Actor, actions: list[Action], why: str
) -> None:
    link = links_in(post.to(BEN)[0])[0]
    if why == "expired":
        AnswerLink.objects.update(expires_at=timezone.now() - DAY)
    elif why == "closed":
        close_action(by, actions[2], outcome="Nine")
    elif why == "withdrawn":
        paper = actions[2].paper
        paper.withdrawn_at = timezone.now()
        paper.save()
    elif why == "handed on":
        actions[2].owners.all().delete()
    elif why == "restricted":
        Person.objects.filter(name="Ben Alder").update(restricted_on=by.today)
    elif why == "marked":
        Action.objects.filter(pk=actions[2].pk).update(level=Level.SENSITIVE, text=CANARY)
    else:
        link = f"{link[:-4]}xyz/"
    for ask in (client.get, client.post):
        answer = ask(link, {"kind": "done", "text": "x"})
        assert answer.status_code == {"unknown": 404, "marked": 403}.get(why, 410)
        assert not any(word in page(answer) for word in ("Count the benches", CANARY, "Ben Alder", "Aldermere"))
    if why == "marked":
        assert "shown after signing in alone" in page(answer)
    assert not ActionUpdate.objects.filter(way="link").exists()
    assert Entry.objects.filter(verb="answered", outcome="refused").count() == 2


def test_whoever_tries_many_links_is_put_off(post: Office, client: Client) -> None:
    link = links_in(post.to(BEN)[0])[0]
    found = [client.get(f"/answer/1-{number}/").status_code for number in range(61)]
    assert (found[0], found[-1]) == (404, 429)
    assert client.get(link).status_code == 429


def test_an_officer_sees_letters_and_puts_them_to_actions(
    post: Office, officer: Client, by: Actor, actions: list[Action]
) -> None:
    content = answer_to(post.to(UNA)[0], "Both of them <b>nearly</b>.", sender="una.home@mere.example")
    row = changes.take_in(content, by.today, Origin.WORKER)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = officer.get("/aldermere/chasing/")
    assert len(asked) <= 15, len(asked)
    assert "1 letter waits for you" in page(shown)
    assert "went to another address" in page(shown)
    assert "&lt;b&gt;nearly" in page(shown)
    bad = officer.post("/aldermere/chasing/", {"put": row.pk, "actions": "benches", "words": "x"})
    assert "Enter numbers of actions" in page(bad)
    none = officer.post("/aldermere/chasing/", {"put": row.pk, "actions": "A99999", "words": "x"})
    assert "No action here has the number A99999" in page(none)
    done = officer.post("/aldermere/chasing/", {"put": row.pk, "actions": f"A{actions[0].pk}", "words": "Nearly."})
    assert done.status_code == 302
    assert ActionUpdate.objects.get().text == "Nearly."
    again = officer.post("/aldermere/chasing/", {"set_aside": row.pk}, follow=True)
    assert "dealt with this letter already" in page(again)


def test_an_officer_sets_the_day_stops_addresses_and_lets_letters_go_again(
    post: Office, officer: Client, place: Partnership
) -> None:
    assert officer.post("/aldermere/chasing/", {"day": "yes", "weekday": "3"}).status_code == 302
    assert DigestDay.objects.get().weekday == 3
    assert "Enter an e-mail address" in page(officer.post("/aldermere/chasing/", {"stop": "yes", "address": "x"}))
    officer.post("/aldermere/chasing/", {"stop": "yes", "address": UNA})
    shown = page(officer.get("/aldermere/chasing/"))
    assert "Asked for no more letters" in shown
    assert "Una Marsh" in page(officer.get("/aldermere/chasing/?who=yes"))
    officer.post("/aldermere/chasing/", {"let_again": StoppedAddress.objects.get().pk})
    assert StoppedAddress.objects.get().ended_at is not None


def test_an_officer_has_an_owner_written_to_from_the_page_of_the_action(
    post: Office, officer: Client, by: Actor, actions: list[Action]
) -> None:
    shown = page(officer.get(f"/aldermere/actions/{actions[1].pk}/"))
    assert f"/aldermere/chasing/?action={actions[1].pk}" in shown
    assert "in the digest to Una Marsh" in shown
    there = page(officer.get(f"/aldermere/chasing/?action={actions[1].pk}"))
    una = Person.objects.get(name="Una Marsh").pk
    assert f'value="person.{una}"' in there
    to_action = f"/aldermere/chasing/?action={actions[1].pk}"
    officer.post(to_action, {"chase": f"person.{una}"})
    chasing.work()
    assert len(post.to(UNA)) == 2
    told = words_of(post.to(UNA)[1])
    assert "asks how this action goes" in told
    for wrong in ("", "x.y", f"agency.{una}", f"person.{una}"):
        answer = officer.post(to_action, {"chase": wrong})
        assert answer.status_code in (302, 404)
    chasing.work()
    assert len(post.to(UNA)) == 2


def test_what_is_held_closely_is_seen_by_those_alone_who_may_read_it(
    post: Office, place: Partnership, by: Actor, actions: list[Action]
) -> None:
    Received.objects.all().delete()
    Action.objects.filter(pk=actions[2].pk).update(level=Level.SENSITIVE)
    changes.take_in(answer_to(post.to(BEN)[0], CANARY, sender=BEN), by.today, Origin.WORKER)
    assert Received.objects.get().level == Level.SENSITIVE
    assert CANARY in page(make.signed_in(place).get("/aldermere/chasing/"))
    for role in set(Role) - {Role.COORDINATOR}:
        assert make.signed_in(place, role).get("/aldermere/chasing/").status_code == 403
