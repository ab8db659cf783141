"""Invitations and recoveries on pages: who sends them, where their links lead, and when no longer."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.people import changes
from frankpledge.people.models import Grant, Invitation, Recovery, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.shown import ADDRESS, address, invite, last, link_in, said
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_without_a_mail_server_the_inviter_is_shown_the_link_once(keeper) -> None:
    words = said(invite(keeper))
    assert "No e-mail was sent: hand the link on to una@mere.example yourself." in words
    assert Client().get(link_in(words)).status_code == 200
    assert "/invitation/" not in said(keeper.get(address("accounts")))
    assert mail.outbox == []


def test_with_a_mail_server_the_link_goes_out_and_the_subject_names_nobody(keeper, settings) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    settings.FRANKPLEDGE_ADDRESS = "https://record.example"
    words = said(invite(keeper))
    assert "The invitation was sent to una@mere.example." in words
    assert "/invitation/" not in words
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("An invitation to Frankpledge", [ADDRESS])
    assert "Rosa" not in letter.body
    assert re.search(r"^https://record\.example/invitation/[\w-]+/$", letter.body, re.MULTILINE)
    assert Client().get(link_in(letter.body)).status_code == 200


def test_a_mail_server_that_is_not_there_loses_no_invitation(keeper, settings, caplog) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    words = said(invite(keeper))
    assert "No e-mail was sent" in words
    assert ADDRESS not in caplog.text


def test_an_invitation_says_who_invites_to_what_and_nothing_of_anybody_else(keeper, una) -> None:
    answer = Client().get(link_in(said(invite(keeper, to="gita@mere.example"))))
    shown = said(answer)
    assert "Rosa Lind invites you to the record of Aldermere Community Safety Partnership , as member." in shown
    assert 'value="Una Marsh"' in answer.content.decode()  # the name that the inviter typed, to be put right
    assert ADDRESS not in shown


def test_whoever_accepts_is_signed_in_with_the_role(keeper) -> None:
    link = link_in(said(invite(keeper)))
    client = Client()
    answer = client.post(link, {"name": "Una Marsh", "password": make.PASSWORD})
    assert (answer.status_code, answer.url) == (302, "/account/second-factor/")
    una = User.objects.get(email=ADDRESS)
    assert client.session["_auth_user_id"] == str(una.pk)
    assert Grant.objects.get(user=una).role == "member"
    assert (EmailAddress.objects.get(user=una).email, EmailAddress.objects.get(user=una).verified) == (ADDRESS, True)
    assert client.get("/aldermere/about/").url == "/account/second-factor/"
    assert client.get("/account/app/").status_code == 200
    assert ("signed in", "done") in Entry.objects.values_list("verb", "outcome")


def test_a_password_that_is_too_short_is_said_and_nothing_is_lost(keeper) -> None:
    link = link_in(said(invite(keeper)))
    answer = Client().post(link, {"name": "Una Marsh-Bell", "password": "short"})
    assert answer.status_code == 200
    assert "This password is too short" in said(answer)
    assert 'value="Una Marsh-Bell"' in answer.content.decode()


def test_a_link_that_was_used_has_expired_was_withdrawn_or_never_was(keeper) -> None:
    used = link_in(said(invite(keeper)))
    Client().post(used, {"name": "Una Marsh", "password": make.PASSWORD})
    expired, withdrawn = (link_in(said(invite(keeper, to=f"{n}@mere.example"))) for n in "ab")
    old = Invitation.objects.get(address="a@mere.example")
    Invitation.objects.filter(pk=old.pk).update(expires_at=old.made_at + timedelta(microseconds=1))
    changes.withdraw_invitation(make.actor(old.partnership), Invitation.objects.get(address="b@mere.example"))
    unknown = reverse("invitation", kwargs={"secret": "x" * 43})
    pages = {}
    for name, link, status in (
        ("used", used, 410), ("expired", expired, 410), ("withdrawn", withdrawn, 404), ("unknown", unknown, 404)
    ):  # fmt: skip
        for answer in (Client().get(link), Client().post(link, {"name": "X", "password": make.PASSWORD})):
            assert answer.status_code == status, name
            assert last() == ("opened a link", "refused"), name
            pages[name] = said(answer)
    assert pages["withdrawn"] == pages["unknown"]
    assert "This link was used already" in pages["used"]
    assert "This link has expired" in pages["expired"]


def test_an_invitation_sent_again_opens_by_the_new_link_alone(keeper) -> None:
    old = link_in(said(invite(keeper)))
    row = Invitation.objects.get()
    new = link_in(said(keeper.post(address("send_again", invitation=row.pk), follow=True)))
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)


def test_an_address_with_an_account_is_asked_to_sign_in_and_comes_back(place, keeper) -> None:
    gita = make.account("gita@mere.example", password=make.PASSWORD, name="Gita Cole")
    link = link_in(said(invite(keeper, to="Gita@mere.example")))
    shown = Client().get(link)
    assert "There is an account for Gita@mere.example already." in said(shown)
    assert f"?next={link}".replace("/", "%2F") in shown.content.decode()
    client = signed_in(gita)
    assert "Rosa Lind invites you" in said(client.get(link))
    answer = client.post(link)
    assert (answer.status_code, answer.url) == (302, "/aldermere/")
    assert client.get("/aldermere/about/").status_code == 200


def test_somebody_signed_in_under_another_address_is_told_so(keeper, cora) -> None:
    link = link_in(said(invite(keeper)))
    client = signed_in(cora)
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 200
        assert "This invitation is for another address" in said(answer)
        assert ADDRESS not in said(answer)
    assert last() == ("opened a link", "refused")
    assert Invitation.objects.get().used_at is None


def test_no_page_that_a_link_opens_is_kept_by_a_cache(keeper) -> None:
    answer = Client().get(link_in(said(invite(keeper))))
    assert "no-store" in answer.headers["Cache-Control"]


def test_two_people_recover_an_account_and_the_approver_hands_the_link_on(keeper, cora, una) -> None:
    words = said(keeper.post(address("ask_recovery", account=una.pk), follow=True))
    assert "Another person has to approve it" in words
    url = address("approve_recovery", recovery=Recovery.objects.get().pk)
    session = signed_in(una)
    answer = keeper.post(url)
    assert answer.status_code == 403
    assert "Another person has to approve this" in said(answer)
    assert last() == ("approved a recovery", "refused")
    words = said(signed_in(cora).post(url, follow=True))
    assert "hand the link on to Una Marsh yourself" in words
    assert session.get("/aldermere/about/").status_code == 302
    assert not Authenticator.objects.filter(user=una).exists()
    link, client = link_in(words), Client()
    assert "This is not the password" in said(client.post(link, {"password": "x"}))
    assert client.post(link, {"password": make.PASSWORD}).url == "/account/second-factor/"
    assert client.get("/account/app/").status_code == 200
    assert client.session["_auth_user_id"] == str(una.pk)
    again = Client().get(link)
    assert (again.status_code, last()) == (410, ("opened a link", "refused"))
    assert Client().get(reverse("recovery", kwargs={"secret": "x"})).status_code == 404


def test_guesses_at_the_password_behind_a_recovery_link_are_counted(keeper, cora, una) -> None:
    cache.clear()
    keeper.post(address("ask_recovery", account=una.pk))
    url = address("approve_recovery", recovery=Recovery.objects.get().pk)
    link = link_in(said(signed_in(cora).post(url, follow=True)))
    for _ in range(6):
        assert "This is not the password" in said(Client().post(link, {"password": "a guess"}))
    answer = Client().post(link, {"password": make.PASSWORD})
    assert "There were too many tries" in said(answer)
    assert Recovery.objects.get().used_at is None
    cache.clear()


def test_a_recovery_is_sent_to_the_accounts_own_address(keeper, cora, una, settings) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    keeper.post(address("ask_recovery", account=una.pk))
    words = said(signed_in(cora).post(address("approve_recovery", recovery=Recovery.objects.get().pk), follow=True))
    assert "/recovery/" not in words
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Signing in to Frankpledge", [ADDRESS])
    assert Client().get(link_in(letter.body)).status_code == 200


def test_whoever_is_to_be_recovered_approves_nothing(place, keeper) -> None:
    chair = make.holding(make.account(), place, Role.CHAIR)
    keeper.post(address("ask_recovery", account=chair.pk))
    answer = signed_in(chair).post(address("approve_recovery", recovery=Recovery.objects.get().pk))
    assert (answer.status_code, last()) == (403, ("approved a recovery", "refused"))


def test_nobody_asks_for_recovery_of_their_own_account(keeper, rosa) -> None:
    answer = keeper.post(address("ask_recovery", account=rosa.pk))
    assert answer.status_code == 403
    assert "Nobody recovers their own account" in said(answer)
