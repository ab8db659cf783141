"""Programs for tests: somebody's token, and a client that sends it with every request."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from frankpledge.people.models import ApiToken, Partnership, User
from frankpledge.people.rules.links import secret_hash
from frankpledge.people.rules.marking import Level

FAR = timedelta(days=30)


def token_of(user: User, place: Partnership, up_to: Level = Level.SENSITIVE, **over: Any) -> str:
    """A token of an account, made as if it had held its role then; reads as far as the account does."""
    said = f"fpt_{place.pk}_a-token-of-{user.pk}-up-to-{up_to.value}"
    now = timezone.now()
    values: dict[str, Any] = {"made_at": now, "expires_at": now + FAR, "sessions_ended": user.sessions_ended}
    ApiToken.objects.create(
        partnership=place, user=user, name="A sheet", up_to=up_to.value, secret_hash=secret_hash(said), **values | over
    )
    return said


def program_of(user: User, place: Partnership, up_to: Level = Level.SENSITIVE, **over: Any) -> Client:
    """A client that comes with a token of an account, and with nothing else."""
    return Client(headers={"Authorization": f"Bearer {token_of(user, place, up_to, **over)}"})
