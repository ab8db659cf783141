"""What comes in answer is put to its actions and waits there; what cannot be told waits for an officer."""

from collections.abc import Iterator

import pytest
from django.db import DataError, OperationalError
from django.utils import timezone

from frankpledge.chasing import changes, jobs
from frankpledge.chasing.models import AnswerLink, Digest, Received, StoppedAddress
from frankpledge.chasing.rules.answers import ReceivedState
from frankpledge.chasing.rules.replies import NOTHING_ABOVE
from frankpledge.chasing.tests import make as chasing
from frankpledge.chasing.tests.make import BEN, UNA, answer_to, report_of
from frankpledge.chasing.tests.test_incoming import SPITEFUL
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.meetings.changes import close_action, confirm_update
from frankpledge.meetings.models import Action, ActionUpdate
from frankpledge.meetings.tests import make
from frankpledge.people.models import Contact, Partnership
from frankpledge.people.rules.marking import Level
from tests.harness.mail import Office, office

pytestmark = pytest.mark.django_db


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


def take(content: bytes) -> Received:
    return changes.take_in(content, timezone.localdate(), Origin.WORKER)


def test_an_answer_about_one_action_proposes_and_an_officer_confirms(
    post: Office, by: Actor, actions: list[Action]
) -> None:
    found = take(answer_to(post.to(BEN)[0], "Done: there are nine.", sender=BEN))
    update = ActionUpdate.objects.get()
    assert (update.action, update.kind, update.way, update.state) == (actions[2], "done", "reply", "proposed")
    assert (update.text, update.said_by, update.owner) == (
        "Done: there are nine.",
        "Ben Alder",
        actions[2].owners.get(),
    )
    assert (found.state, found.doubt, found.sender) == ("proposed", "", BEN)
    actions[2].refresh_from_db()
    assert actions[2].state == "open"
    confirm_update(make.actor(found.partnership), update)
    assert Entry.objects.filter(verb="took in", process="post").count() == 1


def test_an_answer_about_several_is_split_by_their_numbers_and_the_rest_waits(
    post: Office, actions: list[Action]
) -> None:
    (letter,) = post.to(UNA)
    found = take(answer_to(letter, f"Hello,\n[A{actions[0].pk}] mended\n[A{actions[1].pk}] Completed.\nKind regards"))
    told = {update.action_id: (update.kind, update.text) for update in ActionUpdate.objects.all()}
    assert told[actions[0].pk] == ("told", "mended")
    assert told[actions[1].pk][0] == "done"
    assert found.state == "proposed"
    other = take(answer_to(letter, "Both of them are nearly there."))
    assert (other.state, other.own) == ("waiting", "Both of them are nearly there.")
    mixed = take(answer_to(letter, f"Please ring me on Friday.\n[A{actions[0].pk}] mended again"))
    assert mixed.state == "waiting"
    assert mixed.put_to.count() == 1


@pytest.mark.parametrize("why", ["another's number", "closed", "marked", "doubt", "owner gone"])
def test_what_cannot_be_told_waits_and_proposes_nothing(
    post: Office, by: Actor, actions: list[Action], why: str
) -> None:
    words = "Done."
    if why == "another's number":
        words = f"[A{actions[0].pk}] Done."
    elif why == "closed":
        close_action(by, actions[2], outcome="x")
    elif why == "marked":
        Action.objects.filter(pk=actions[2].pk).update(level=Level.SENSITIVE)
    elif why == "doubt":
        words = ""
    else:
        actions[2].owners.all().delete()
    found = take(answer_to(post.to(BEN)[0], words, sender=BEN))
    assert found.state == "waiting"
    assert not ActionUpdate.objects.exclude(kind="closed").exists()
    assert found.level == (Level.SENSITIVE if why == "marked" else Level.OFFICIAL)
    if why == "doubt":
        assert found.doubt == NOTHING_ABOVE


def test_the_same_letter_is_taken_in_once_whichever_way_it_comes(post: Office) -> None:
    content = answer_to(post.to(BEN)[0], "Nine.", sender=BEN)
    first = take(content)
    again = take(b"Received: by another.example\r\nX-Spam: no\r\n" + content)
    assert first.pk == again.pk
    assert ActionUpdate.objects.count() == 1


def test_the_number_is_found_where_a_program_kept_it_in_the_words_or_the_address_alone(post: Office) -> None:
    (letter,) = post.to(BEN)
    number = str(letter["Message-ID"]).strip("<>").partition("@")[0]
    for told in ({"In_Reply_To": "<other@x.example>"}, {"In_Reply_To": "", "To": f"replies+{number}@hill.example"}):
        content = answer_to(letter, f"Nine {told}.", sender=BEN, **told)
        if "To" in told:
            content = content.partition(b"\n\nOn 23/11")[0]
        assert take(content).digest == Digest.objects.get(address=BEN)


def test_what_a_machine_sends_is_kept_and_proposes_nothing_and_nothing_is_sent_in_answer(post: Office) -> None:
    before = len(post.letters)
    found = take(answer_to(post.to(BEN)[0], "I am away", sender=BEN, Auto_Submitted="auto-replied"))
    assert (found.sort, found.state) == ("auto", "noted")
    own = post.to(BEN)[0].as_bytes()  # our own letter, sent back to us
    assert take(own).sort == "auto"
    assert not ActionUpdate.objects.exists()
    chasing.work()
    assert len(post.letters) == before


def test_a_letter_of_whatever_shape_is_kept_and_can_be_read_again(post: Office) -> None:
    for number, held in enumerate(SPITEFUL):
        found = Received.objects.get(pk=take(b"Message-ID: <%d@b.example>\r\n" % number + held).pk)
        assert found.sent_at is None


def test_a_letter_that_can_never_be_taken_in_is_put_apart_and_one_that_may_yet_stays() -> None:
    assert [jobs.may_pass(error) for error in (OperationalError(), TimeoutError(), DataError(), ValueError())] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("through", [{"List_Id": "<csp.lists.example>"}, {"Precedence": "list"}, {"From": "?"}])
def test_an_answer_that_came_through_a_list_or_without_a_sender_is_put_to_its_action(
    post: Office, through: dict[str, str]
) -> None:
    found = take(answer_to(post.to(BEN)[0], "Nine.", sender=BEN, **through))
    assert (found.sort, found.state, ActionUpdate.objects.get().text) == ("letter", "proposed", "Nine.")


def test_words_beside_a_greeting_wait_for_an_officer(post: Office, actions: list[Action]) -> None:
    words = f"Thanks, the other one is not mine any more.\n[A{actions[0].pk}] Done."
    assert take(answer_to(post.to(UNA)[0], words)).state == "waiting"
    for number, greeting in enumerate(
        ("Thanks, Ann", "Dear all,\nMany thanks for your help.\nUna Marsh", "Hello both")
    ):
        words = f"{greeting}\n[A{actions[0].pk}] Done {number}."
        assert take(answer_to(post.to(UNA)[0], words)).state == "proposed"


def test_what_came_back_stops_letters_to_its_address_and_ends_its_links(post: Office, by: Actor) -> None:
    (letter,) = post.to(UNA)
    take(report_of(letter, UNA, action="delayed"))
    assert not StoppedAddress.objects.exists()
    found = take(report_of(letter, "someone.else@mere.example"))
    assert (found.sort, found.state) == ("bounce", "noted")
    stop = StoppedAddress.objects.get()
    assert (stop.address, stop.why) == (UNA, "nobody")
    assert Contact.objects.get(value=UNA).failed_on == by.today
    assert Digest.objects.get(address=UNA).came_back_at is not None
    assert not AnswerLink.objects.filter(digest__address=UNA, ended_at=None).exists()
    changes.let_again(by, stop)
    assert Contact.objects.get(value=UNA).failed_on is None


def test_a_report_of_no_letter_of_ours_stops_nothing_and_waits(post: Office) -> None:
    letter = post.to(UNA)[0]
    letter.replace_header("Message-ID", "<1-0000000000000000000000000000000000000000@hill.example>")
    found = take(report_of(letter, UNA))
    assert (found.state, StoppedAddress.objects.count()) == ("waiting", 0)


def test_a_letter_that_answers_nothing_waits_where_one_partnership_knows_its_sender(
    post: Office, by: Actor, place: Partnership
) -> None:
    plain = b"From: una@mere.example\r\nSubject: Lamps\r\nMessage-ID: <7@x>\r\n\r\nThe lamps are mended."
    assert take(plain).state == "waiting"
    other = make.partnership("hill", "Hill Partnership")
    stranger = plain.replace(b"una@", b"stranger@")
    with pytest.raises(changes.NotOurs):
        take(stranger)
    assert take(plain.replace(b"<7@x>", b"<8@x>")).partnership == place
    assert not Received.objects.filter(partnership=other).exists()


def test_an_officer_puts_a_letter_to_actions_or_sets_it_aside(post: Office, by: Actor, actions: list[Action]) -> None:
    found = take(answer_to(post.to(UNA)[0], "Both of them are nearly there."))
    for numbers, words, wrong in (([], "x", "Enter the number"), ([1], " ", "which words"), ([99999], "x", "A99999")):
        with pytest.raises(NotPossible, match=wrong):
            changes.put_to_actions(by, found, numbers, words)
    assert Received.objects.get(pk=found.pk).state == "waiting"
    changes.put_to_actions(by, found, [actions[0].pk, actions[1].pk], "They are nearly there.")
    assert sorted(ActionUpdate.objects.values_list("action_id", "state")) == [
        (actions[0].pk, "proposed"), (actions[1].pk, "proposed"),
    ]  # fmt: skip
    with pytest.raises(NotPossible, match="already"):
        changes.set_aside(by, found)
    other = take(answer_to(post.to(UNA)[0], "Never mind."))
    assert changes.set_aside(by, other).state == ReceivedState.SET_ASIDE


def test_letters_about_a_paper_go_with_it(post: Office, actions: list[Action]) -> None:
    take(answer_to(post.to(BEN)[0], "Nine.", sender=BEN))
    changes.forget_paper(actions[2].paper)
    assert not Received.objects.exists()
