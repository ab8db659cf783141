"""E-mails, handed to a real mail server on this machine."""

import socket
import socketserver
import threading
from collections.abc import Iterator

import pytest

from frankpledge.outside.letters import NotNow, NotTaken, post, send


class _Server(socketserver.ThreadingTCPServer):
    """A small mail server: takes every letter, or none."""

    allow_reuse_address = True
    takes = True
    answer = "550 nobody here of that name"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.letters: list[tuple[str, str]] = []


class _Session(socketserver.StreamRequestHandler):
    """Speaks as much of SMTP as it takes to hand in a letter."""

    server: _Server

    def handle(self) -> None:
        self.say("220 a test")
        to = ""
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "RCPT":
                to = line.partition("<")[2].rstrip(">")
                self.say("250 yes" if self.server.takes else self.server.answer)
            elif word == "DATA":
                self.say("354 go on")
                held = []
                while (row := self.rfile.readline().decode()).strip("\r\n") != ".":
                    held.append(row.rstrip("\r\n"))
                self.server.letters.append((to, "\n".join(held)))
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 a test")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def server(settings) -> Iterator[_Server]:
    """A mail server that is set up."""
    with _Server() as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        settings.FRANKPLEDGE_SENDS_EMAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = made.server_address
        settings.DEFAULT_FROM_EMAIL = "record@hill.example"
        yield made
        made.shutdown()


def test_a_letter_reaches_its_address_from_the_installations_own(server: _Server) -> None:
    assert send("An invitation", "Open this link.", "una@mere.example")
    ((to, letter),) = server.letters
    assert to == "una@mere.example"
    assert "Subject: An invitation" in letter
    assert "From: record@hill.example" in letter
    assert "Open this link." in letter


def test_a_server_that_will_not_take_it_is_said_without_the_address(server: _Server, caplog) -> None:
    server.takes = False
    assert not send("An invitation", "Open this link.", "una@mere.example")
    assert "SMTPRecipientsRefused" in caplog.text
    assert "una@" not in caplog.text


def test_a_server_that_is_not_there_is_said(server: _Server, settings, caplog) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
        assert not send("An invitation", "Open this link.", "una@mere.example")
    assert "was not sent" in caplog.text


def test_without_a_server_set_up_nothing_leaves(server: _Server, settings) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = False
    assert not send("An invitation", "Open this link.", "una@mere.example")
    assert server.letters == []


def test_a_letter_of_a_job_bears_its_number_each_time(server: _Server) -> None:
    assert post("A link", "Open it.", "una@mere.example", "77")
    assert post("A link", "Open it.", "una@mere.example", "77")
    assert [letter.count("Message-ID: <77@hill.example>") for _, letter in server.letters] == [1, 1]
    assert post("A link", "Open it.", "una@mere.example", "")
    assert "Message-ID: <" in server.letters[-1][1]


@pytest.mark.parametrize(("answer", "error"), [("550 no", NotTaken), ("450 later", NotNow), ("421 closing", NotNow)])
def test_a_letter_of_a_job_goes_another_time_where_that_may_help(
    server: _Server, answer: str, error: type[Exception]
) -> None:
    server.takes, server.answer = False, answer
    with pytest.raises(error) as raised:
        post("A link", "Open it.", "una@mere.example", "77")
    assert "una" not in str(raised.value)


def test_a_letter_of_a_job_waits_for_a_server_that_is_away_and_for_none_that_is_not_set_up(
    server: _Server, settings
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
        with pytest.raises(NotNow):
            post("A link", "Open it.", "una@mere.example", "77")
    settings.FRANKPLEDGE_SENDS_EMAIL = False
    assert not post("A link", "Open it.", "una@mere.example", "77")
