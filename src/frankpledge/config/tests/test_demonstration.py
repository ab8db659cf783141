"""The demonstration's own parts: its password, its accounts."""

import secrets

import pytest

from frankpledge.config.commands.demonstration import ACCOUNTS, add_accounts, drawn_password
from frankpledge.meetings.models import Publication
from frankpledge.meetings.tests import make
from frankpledge.people.models import User
from frankpledge.people.queries import actor_for
from frankpledge.public.access import may_decide, may_publish


def test_a_password_too_like_an_address_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter("elder elder cedar maple pine quince rowan oak".split())
    monkeypatch.setattr(secrets, "choice", lambda words: next(draws))
    assert drawn_password() == "pine-quince-rowan-oak"


@pytest.mark.django_db
def test_a_demonstration_that_was_made_before_gets_the_second_person_who_decides(
    settings, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path))
    place = make.partnership()
    add_accounts()
    User.objects.get(email="chair@aldermere.example").grants.all().delete()
    add_accounts()
    emails = [email for email, _, _ in ACCOUNTS]
    officer, *_, chair = (actor_for(User.objects.get(email=email), place.slug, make.TODAY) for email in emails)
    asked = Publication(partnership=place, asked_by=User.objects.get(email=emails[0]))
    assert (may_publish(officer, asked), may_decide(officer, asked)) == (True, False)
    assert may_decide(chair, asked)
