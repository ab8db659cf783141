"""E-mails: handed to a mail server only where one was set up."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, send_mail

log = logging.getLogger(__name__)


class NotNow(ConnectionError):
    """The mail server is not there, or asks to be tried again later."""


class NotTaken(Exception):
    """The mail server will not take the letter.  Says how it answered, and nothing of whom it was for.

    Where it is the address that is refused, `code` and `answer` are what was said of it; else the code is 0.
    """

    def __init__(self, said: str, code: int = 0, answer: str = "") -> None:
        super().__init__(said)
        self.code, self.answer = code, answer


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a letter, and its kind as letters say it (`text/calendar; method=REQUEST`)."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a machine writes by itself: its number makes it the same letter when it is handed over again.

    `number` is what stands before the @ in its Message-ID; answers to it go to `reply_to`, where that is said.
    """

    subject: str
    told: str
    page: str
    address: str
    number: str
    reply_to: str = ""


@contextmanager
def posting() -> Iterator[Callable[[Letter], bool]]:
    """Hand many letters over, one after another, on one connection; gives what hands one over, as `post` does.

    They say that a machine wrote them (RFC 3834), so that no machine answers.
    """
    connection = get_connection()

    def post_one(letter: Letter) -> bool:
        if not settings.FRANKPLEDGE_SENDS_EMAIL:
            return False
        headers = {
            "Message-ID": f"<{letter.number}@{sending_host()}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply, DR, RN, NRN",
        }
        reply_to = [letter.reply_to] if letter.reply_to else None
        mail = EmailMultiAlternatives(
            letter.subject, letter.told, None, [letter.address], headers=headers, reply_to=reply_to
        )
        mail.attach_alternative(letter.page, "text/html")
        try:
            connection.open()
            connection.send_messages([mail])
        except OSError as error:
            with suppress(OSError):  # the next letter gets a connection of its own
                connection.close()
            raise _said_of(error) from None
        return True

    try:
        yield post_one
    finally:
        with suppress(OSError):
            connection.close()


def sending_host() -> str:
    """The host of the address that letters are from."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")


def send(subject: str, told: str, address: str) -> bool:
    """Hand a letter to the mail server, if there is one; says whether it took it.

    A server that does not answer, or will not take it, is no fault of whoever sends: they are told so.
    """
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        return False
    try:
        return send_mail(subject, told, None, [address]) == 1
    except (SMTPException, OSError) as error:
        log.warning("an e-mail was not sent: %s", type(error).__name__)
        return False


def post(subject: str, told: str, address: str, number: str, attached: Attached | None = None) -> bool:
    """Hand a letter to the mail server for a job, if there is one; says whether there is.

    The letter bears the job's `number`: one that is handed over again, since nobody knows whether the first was taken,
    is the same letter to whoever sorts out doubles.  Raises NotNow where trying again later may help, NotTaken
    where the server will not take it.
    """
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        return False
    named = f"<{number}@{sending_host()}>"
    letter = EmailMessage(subject, told, None, [address], headers={"Message-ID": named} if number else None)
    if attached is not None:
        letter.attach(_file(attached))
    try:
        letter.send()
    except OSError as error:
        raise _said_of(error) from None
    return True


def _file(attached: Attached) -> MIMEBase:
    """The file as a part of a letter, with what its kind says after the semicolon."""
    whole, *rest = (piece.strip() for piece in attached.kind.split(";"))
    main, _, sub = whole.partition("/")
    part = MIMEBase(main, sub)
    for name, _, value in (piece.partition("=") for piece in rest):
        part.set_param(name, value)
    part.set_payload(attached.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=attached.name)
    return part


def _said_of(error: OSError) -> NotNow | NotTaken:
    """What a fault in handing a letter over comes to."""
    if _may_pass(error):
        return NotNow(type(error).__name__)
    code, answer = 0, b""
    if isinstance(error, SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()), (0, b""))
    told = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return NotTaken(type(error).__name__, code, told)


def _may_pass(error: OSError) -> bool:
    """Whether it may go another time: there was no answer, or one of those that SMTP has for it (RFC 5321, 4.2.1)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _ in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return 400 <= error.smtp_code < 500
    return isinstance(error, SMTPServerDisconnected) or not isinstance(error, SMTPException)
