"""E-mails: handed to a mail server only where one was set up."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

log = logging.getLogger(__name__)


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
