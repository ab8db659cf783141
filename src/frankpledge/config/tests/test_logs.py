"""What a log must not tell: the secrets of links that open once."""

import logging
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.test import Client

from frankpledge.config.logs import WithoutSecrets

SECRET = "7-" + "a-Secret_" * 5


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("%s: %s", ("Gone", f"/invitation/{SECRET}/")),
        (f"Forbidden: /recovery/{SECRET}/?next=x", ()),
        ("%s", (f"http://localhost:8000/sign-in/password/5-{SECRET}/",)),
        ("%(path)s %(n)d", ({"path": "/aldermere/", "n": 3},)),
        ("%d lines", (3,)),
        ("/aldermere/meetings/3/", ()),
    ],
)
def test_a_line_keeps_everything_but_the_secret_of_a_link(words: str, values: tuple[object, ...]) -> None:
    record = logging.LogRecord("a", logging.WARNING, "a.py", 1, words, values, None)
    assert WithoutSecrets().filter(record)
    before = logging.LogRecord("a", logging.WARNING, "a.py", 1, words, values, None)
    assert record.getMessage() == before.getMessage().replace(f"5-{SECRET}", "…").replace(SECRET, "…")


@pytest.mark.django_db
def test_the_log_of_a_link_that_opens_nothing_keeps_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    dictConfig(settings.LOGGING)  # from here on it speaks to the stream that is caught
    try:
        assert Client().get(f"/invitation/{SECRET}/").status_code == 404
    finally:
        said = capsys.readouterr().err
    assert "/invitation/…/" in said
    assert SECRET not in said
