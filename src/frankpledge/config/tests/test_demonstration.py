"""The demonstration's own parts: its password."""

import secrets

import pytest

from frankpledge.config.commands.demonstration import drawn_password


def test_a_password_too_like_an_address_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter("elder elder cedar maple pine quince rowan oak".split())
    monkeypatch.setattr(secrets, "choice", lambda words: next(draws))
    assert drawn_password() == "pine-quince-rowan-oak"
