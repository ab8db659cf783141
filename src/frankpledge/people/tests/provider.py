"""What tests of single sign-on share: the way to the provider and back, and what came of it."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.people.changes.single_sign_on import tie_subject
from frankpledge.people.models import User
from frankpledge.people.tests import make
from tests.harness import oidc
from tests.harness.oidc_visitor import signed_in_at

EMAIL = "rosa@aldermere.example"
SUBJECT = "249-rosa"


def tie(user: User, there: oidc.Provider, subject: str = SUBJECT) -> User:
    tie_subject(make.process(), user, issuer=there.issuer, subject=subject)
    return user


def begun(client: Client, name: str = "single_sign_on", **sent: str) -> str:
    """Where somebody is sent to."""
    answer = client.post(reverse(name), sent)
    assert answer.status_code == 302, answer.content
    return answer.url


def come_back(client: Client, there_at: str) -> Any:
    """The answer to somebody who has been there."""
    back = urlsplit(there_at)
    return client.get(f"{back.path}?{back.query}")


def there_and_back(client: Client, name: str = "single_sign_on", **sent: str) -> Any:
    return come_back(client, signed_in_at(begun(client, name, **sent)))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def refusals() -> list[tuple[str, str, int | None]]:
    return list(Entry.objects.filter(outcome="refused").values_list("verb", "process", "row_number"))


def heading(answer: Any) -> str:
    return str(answer.context["told"].heading)
