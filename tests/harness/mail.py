"""A mail server on this machine that letters really go to: takes them, or refuses an address as it is told to."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings


class Office:
    """What came in, by whom it was for, and which addresses are refused with which words."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self.refuses: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Take an address, or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a letter."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.letters += [(address, message) for address in envelope.rcpt_tos]
        return "250 taken"

    def to(self, address: str) -> list[EmailMessage]:
        """The letters for an address."""
        return [letter for whom, letter in self.letters if whom == address]


class _Server(Controller):
    """A server at whichever port is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def office(**over: Any) -> Iterator[Office]:
    """A mail server that the installation hands its letters to, until the end."""
    made = Office()
    controller = _Server(made, hostname="127.0.0.1", port=0)
    controller.start()
    wanted = {
        "FRANKPLEDGE_SENDS_EMAIL": True,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": controller.port,
        "DEFAULT_FROM_EMAIL": "record@hill.example",
        "FRANKPLEDGE_REPLIES": "replies@hill.example",
        "FRANKPLEDGE_ADDRESS": "https://record.hill.example",
    }
    try:
        with override_settings(**(wanted | over)):
            yield made
    finally:
        controller.stop()


def words_of(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
