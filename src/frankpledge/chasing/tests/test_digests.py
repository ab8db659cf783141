"""Digests reach their owners by a real mail server: one letter each, with what is news and not held closely."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from frankpledge.chasing import changes, jobs
from frankpledge.chasing.models import AnswerLink, Digest, DigestDay, StoppedAddress
from frankpledge.chasing.queries.owners import left_out
from frankpledge.chasing.tests import make as chasing
from frankpledge.chasing.tests.make import BEN, DAY, UNA
from frankpledge.ledger.context import reading
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import close_action
from frankpledge.meetings.models import Action
from frankpledge.meetings.tests import make
from frankpledge.people.models import Contact, Grant, Partnership, Person
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role
from tests.harness.ambient import sees
from tests.harness.mail import Office, office, words_of

pytestmark = pytest.mark.django_db
CANARY = "Quillfeather"


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place, today=timezone.localdate())


@pytest.fixture
def post() -> Iterator[Office]:
    with office() as made:
        yield made


@pytest.fixture
def actions(by: Actor) -> list[Action]:
    return chasing.actions(by)


def round_today(place: Partnership) -> None:
    """Send the round of today."""
    chasing.today_is_the_day(place)
    DigestDay.objects.update(last_on=None, done_on=None)
    jobs.begin_rounds()
    chasing.work()


def a_week_passes() -> None:
    """Everything that was sent was sent a week before."""
    for digest in Digest.objects.filter(round__isnull=False):
        digest.round = digest.round - 7 * DAY  # type: ignore[operator]
        digest.save()


def test_each_owner_gets_one_letter_with_what_is_due_and_a_link_for_each_action(
    place: Partnership, post: Office, actions: list[Action]
) -> None:
    round_today(place)
    assert sorted(whom for whom, _ in post.letters) == [BEN, UNA]
    (letter,) = post.to(UNA)
    told = words_of(letter)
    assert [f"[A{one.pk}]" in told for one in actions] == [True, True, False]
    assert told.index("LATE") < told.index("Mend the lamps") < told.index("NEW TO YOU") < told.index("Ask the schools")
    assert len(chasing.links_in(letter)) == 2
    assert "To get no more of these letters, ask" in told
    assert str(letter["Subject"]) == "Actions of yours: what changed or is due"
    assert (letter["Auto-Submitted"], letter["Reply-To"]) == ("auto-generated", "replies@hill.example")
    page = letter.get_body(("html",))
    assert page is not None
    assert "Mend the lamps" in page.get_content()
    assert AnswerLink.objects.filter(secret_hash__isnull=False).count() == 3


def test_nothing_goes_again_in_the_week_and_only_news_after(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    round_today(place)
    round_today(place)
    assert len(post.letters) == 2
    a_week_passes()
    round_today(place)
    assert len(post.letters) == 2
    close_action(by, actions[1], outcome="They were asked")
    a_week_passes()
    round_today(place)
    (_, letter) = post.to(UNA)
    assert "CLOSED" in words_of(letter)
    assert "Mend the lamps" not in words_of(letter)
    assert chasing.links_in(letter) == []


def test_what_is_held_closely_is_counted_for_whoever_may_open_it_and_never_told(
    place: Partnership, post: Office, actions: list[Action]
) -> None:
    Action.objects.filter(pk__in=[actions[0].pk, actions[2].pk]).update(
        level=Level.SENSITIVE, text=f"See {CANARY} about the lamps"
    )
    user = make.account(place, Role.COORDINATOR)
    Grant.objects.filter(user=user).update(person=Person.objects.get(name="Una Marsh"))
    round_today(place)
    ((whom, letter),) = post.letters
    assert whom == user.email
    assert "1 further action is shown after signing in" in words_of(letter)
    assert all(CANARY not in one.as_string() for _, one in post.letters)
    assert AnswerLink.objects.get(withheld=True).secret_hash is None


def test_what_is_marked_after_the_letter_was_written_is_not_told(
    place: Partnership, by: Actor, actions: list[Action]
) -> None:
    with office() as post:
        post.refuses[UNA] = "451 later"
        chasing.today_is_the_day(place)
        jobs.begin_rounds()
        chasing.work()
        assert Digest.objects.filter(address=UNA, sent_at=None).exists()
        Action.objects.filter(pk=actions[0].pk).update(level=Level.SENSITIVE, text=CANARY)
        post.refuses.clear()
        jobs.send_round(place.pk, timezone.localdate().isoformat(), "https://record.hill.example")
        (letter,) = post.to(UNA)
        assert CANARY not in letter.as_string()
        assert "Ask the schools" in words_of(letter)
        assert len(post.to(BEN)) == 1
    assert DigestDay.objects.get().done_on == timezone.localdate()


@pytest.mark.parametrize("how", ["restricted", "stopped", "owned by another"])
def test_a_letter_that_waits_goes_to_nobody_who_may_have_none_by_now(
    place: Partnership, by: Actor, actions: list[Action], how: str
) -> None:
    with office() as post:
        post.refuses[UNA] = "451 later"
        round_today(place)
        if how == "restricted":
            Person.objects.filter(name="Una Marsh").update(restricted_on=by.today)
        elif how == "stopped":
            changes.stop_letters(by, UNA, chasing_why())
        else:
            Person.objects.get(name="Una Marsh").owned.all().delete()
        post.refuses.clear()
        jobs.send_round(place.pk, timezone.localdate().isoformat(), "https://record.hill.example")
        assert [whom for whom, _ in post.letters] == [BEN]
    assert Digest.objects.filter(address=UNA, sent_at=None).exists() == (how == "stopped")


@pytest.mark.parametrize("answer", ["554 5.7.1 Relay access denied", "452 4.2.2 Mailbox full"])
def test_a_letter_that_the_mail_server_will_not_take_holds_up_no_other_and_stops_no_address(
    place: Partnership, by: Actor, post: Office, actions: list[Action], answer: str
) -> None:
    post.refuses[BEN] = answer  # Ben's goes before Una's
    round_today(place)
    assert [whom for whom, _ in post.letters] == [UNA]
    assert not StoppedAddress.objects.exists()
    assert DigestDay.objects.get().done_on is None
    post.refuses.clear()
    jobs.send_round(place.pk, timezone.localdate().isoformat(), "https://record.hill.example")
    assert [whom for whom, _ in post.letters] == [UNA, BEN]


@pytest.mark.parametrize("how", ["restricted", "left", "unchecked", "stopped"])
def test_who_left_was_restricted_or_asked_for_none_gets_none(
    place: Partnership, by: Actor, post: Office, actions: list[Action], how: str
) -> None:
    una = Person.objects.get(name="Una Marsh")
    if how == "restricted":
        Person.objects.filter(pk=una.pk).update(restricted_on=by.today)
    elif how == "left":
        una.posts.update(ends=by.today - DAY)
    elif how == "unchecked":
        Action.objects.filter(owners__person=una).update(checked=False)
    else:
        changes.stop_letters(by, UNA.upper(), chasing_why())
    round_today(place)
    assert [whom for whom, _ in post.letters] == [BEN]
    assert [one.name for one in left_out(by)] == (["Una Marsh"] if how in ("left", "stopped") else [])


def chasing_why():
    """Asked for no more."""
    from frankpledge.chasing.rules.bounces import Why

    return Why.ASKED


def test_a_letter_and_its_link_name_nobody_whose_data_is_restricted(
    place: Partnership, post: Office, actions: list[Action], client: Client
) -> None:
    Action.objects.filter(pk=actions[0].pk).update(text="Mend the lamps with Ben\nAlder")
    Person.objects.filter(name="Ben Alder").update(restricted_on=timezone.localdate())
    round_today(place)
    (letter,) = post.to(UNA)
    assert "Mend the lamps with Name withheld" in words_of(letter)
    assert "Alder\n" not in str(letter)
    shown = [client.get(link).content.decode() for link in chasing.links_in(letter)]
    assert any("Mend the lamps with Name withheld" in one for one in shown)
    assert not any("Ben" in one for one in shown)


def test_an_address_that_is_refused_is_noted_and_gets_no_other_letter_until_it_is_corrected(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    post.refuses[UNA] = "550 5.1.1 nobody of that name"
    round_today(place)
    assert [whom for whom, _ in post.letters] == [BEN]
    contact = Contact.objects.get(value=UNA)
    assert contact.failed_on == by.today
    assert [(one.name, one.why) for one in left_out(by)] == [("Una Marsh", "The address does not work")]
    a_week_passes()
    post.refuses.clear()
    round_today(place)
    assert post.to(UNA) == []
    contact.value, contact.failed_on = "una.marsh@mere.example", None
    contact.save()
    round_today(place)
    (letter,) = post.to("una.marsh@mere.example")
    assert "Mend the lamps" in words_of(letter)


def test_people_and_agencies_at_one_address_get_one_letter(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    Contact.objects.filter(value=BEN).update(value=UNA.upper())
    round_today(place)
    ((_, letter),) = post.letters
    told = words_of(letter)
    assert told.index("*** Una Marsh ***") < told.index("*** Ben Alder ***") < told.index("Count the benches")


def test_a_round_that_was_killed_goes_on_and_writes_to_nobody_twice(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    chasing.today_is_the_day(place)
    jobs.begin_rounds()
    chasing.work()
    before = {whom: str(letter["Message-ID"]) for whom, letter in post.letters}
    # As a kill leaves it between the sending of Una's letter and the note of it.
    Digest.objects.filter(address=UNA).update(sent_at=None)
    DigestDay.objects.update(done_on=None)
    jobs.begin_rounds()
    chasing.work()
    after = [str(letter["Message-ID"]) for letter in post.to(UNA)]
    assert after == [before[UNA]] * 2
    assert chasing.links_in(post.to(UNA)[0]) == chasing.links_in(post.to(UNA)[1])
    assert len(post.to(BEN)) == 1


def test_nothing_is_written_where_no_mail_server_is_or_no_day_was_set(
    place: Partnership, by: Actor, actions: list[Action]
) -> None:
    round_today(place)
    assert not Digest.objects.exists()
    with office() as post:
        changes.set_day(by, place, None)
        jobs.begin_rounds()
        assert chasing.work() == 0
        changes.set_day(by, place, by.today.weekday())
        jobs.begin_rounds()  # it was set today
        assert chasing.work() == 0
        assert post.letters == []


def test_an_officer_has_one_owner_written_to_about_one_action_once_a_day(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    una = ("person", Person.objects.get(name="Una Marsh").pk)
    changes.chase(by, actions[1], una, "https://record.hill.example")
    chasing.work()
    (letter,) = post.to(UNA)
    assert str(letter["Subject"]) == "An action of yours"
    assert "Ask the schools" in words_of(letter)
    assert "Mend the lamps" not in words_of(letter)
    with pytest.raises(NotPossible, match="today"):
        changes.chase(by, actions[1], una, "")
    with pytest.raises(NotPossible, match="owns this action"):
        changes.chase(by, actions[2], una, "")
    Action.objects.filter(pk=actions[0].pk).update(level=Level.SENSITIVE)
    with pytest.raises(NotPossible, match="held closely"):
        changes.chase(by, actions[0], una, "")
    close_action(by, actions[1], outcome="Done")
    with pytest.raises(NotPossible, match="closed"):
        changes.chase(by, actions[1], una, "")
    assert Entry.objects.filter(verb="chased").count() == 1


@pytest.mark.django_db(transaction=True)
def test_buttons_pressed_at_once_send_an_owner_one_letter(place: Partnership, by: Actor) -> None:
    sees(partnership=place.pk)
    action = chasing.actions(by)[1]
    una, ready, said = ("person", Person.objects.get(name="Una Marsh").pk), threading.Barrier(4), list[str]()

    def press() -> None:
        try:
            ready.wait()
            with reading(by):
                changes.chase(by, action, una, "https://record.hill.example")
        except NotPossible as error:
            said.append(str(error))
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(4)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert Digest.objects.count() == 1
    assert said == ["This owner was written to about this action today."] * 3


def test_old_letters_go_and_what_they_said_of_actions_stays(
    place: Partnership, by: Actor, post: Office, actions: list[Action]
) -> None:
    round_today(place)
    jobs.let_go()
    assert Digest.objects.count() == 2
    Digest.objects.update(made_at=timezone.now() - timedelta(days=401))
    jobs.let_go()
    assert not Digest.objects.exists()
    assert Action.objects.count() == 3
