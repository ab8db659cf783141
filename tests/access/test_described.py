"""The read API answers as it is described: everything that its description allows is asked, and much that it does not.

Asked in the process over WSGI, of a filled record, with all checks of schemathesis.  FRANKPLEDGE_DESCRIBED says how
many requests each operation gets of each kind; `make bench` sends many.
"""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from schemathesis.generation.modes import GenerationMode

from frankpledge.config.api import API
from tests.access.actors import Asker
from tests.access.programs import WALKS
from tests.access.things import World

pytestmark = pytest.mark.django_db
EACH = int(os.environ.get("FRANKPLEDGE_DESCRIBED", "2"))
OPERATIONS = sorted(API.get_openapi_schema()["paths"])


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """What is asked is asked on the connection of the test, which the end of a request leaves open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def described(worlds: tuple[World, World]) -> dict[GenerationMode, Any]:
    """The description; for what it allows, with numbers among those of the record, so that most of it is there."""
    here, _ = worlds
    found = {}
    for mode in GenerationMode:
        told = json.loads(json.dumps(API.get_openapi_schema()))
        for parameter in [one for methods in told["paths"].values() for one in methods["get"]["parameters"]]:
            if parameter["name"] == "partnership":
                parameter["schema"] = {"type": "string", "enum": [here.place.slug]}
            elif parameter["in"] == "path" and mode is GenerationMode.POSITIVE:
                parameter["schema"] = {"type": "integer", "enum": sorted(numbers_of(here, parameter["name"]))}
        found[mode] = loaded = schemathesis.openapi.from_dict(told)
        loaded.config.generation.update(with_security_parameters=False)  # whoever asks has a token
        loaded.app = get_wsgi_application()
    return found


def numbers_of(world: World, name: str) -> set[int]:
    """The numbers of things of one kind in a record, one that never was among them."""
    found = {999_999}
    for walk in WALKS.values():
        for thing in world.things.values():
            try:
                number = walk.which(thing).get(name)
            except Exception:  # noqa: BLE001, S112 - a thing that is not of this kind
                continue
            if isinstance(number, int):
                found.add(number)
    return found


@pytest.mark.parametrize("address", OPERATIONS)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_each_operation_answers_as_it_is_described(
    data: some.DataObject,
    address: str,
    mode: GenerationMode,
    described: dict[GenerationMode, Any],
    everybody: dict[str, Asker],
) -> None:
    case = data.draw(described[mode][address]["GET"].as_strategy(generation_mode=mode))
    who = everybody[data.draw(some.sampled_from(("coordinator", "member")))]
    token = who.browser.tokens["/api/aldermere/"]
    case.call_and_validate(headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
