"""Nothing of a partnership crosses to another's people on a connection that both are served over."""

import pytest

from frankpledge.config.tests.crossing import CONNECTIONS, told_of
from frankpledge.ledger import context

pytestmark = [pytest.mark.needs("postgresql"), pytest.mark.django_db(transaction=True)]
REQUESTS = 600  # `make bench` makes 10,000


def test_no_row_crosses_between_two_partnerships_served_over_two_connections() -> None:
    told = told_of(REQUESTS)
    assert told.crossings == []
    assert len(told.over) == CONNECTIONS
    assert set(told.statuses) == {200, 404}
    assert min(told.statuses.values()) > REQUESTS / 10
    assert min(told.marks.values()) > REQUESTS / 10


def test_a_context_that_stayed_on_the_connection_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = context._TURN.replace("%s, true)", "%s, false)")
    assert kept != context._TURN
    monkeypatch.setattr(context, "_TURN", kept)
    assert told_of(100).crossings
