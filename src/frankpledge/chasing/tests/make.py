"""Builders for tests of chasing: a partnership with actions whose owners have addresses, a mail server, answers."""

import re
from datetime import timedelta
from email.message import EmailMessage

from django.utils import timezone

from frankpledge.chasing.models import DigestDay
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action
from frankpledge.meetings.tests import make
from frankpledge.people.changes import keep_contact
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.work.performing import do_waiting
from tests.harness.mail import words_of

DAY = timedelta(days=1)
UNA, BEN = "una@mere.example", "ben@mere.example"


def actions(by: Actor) -> list[Action]:
    """Three actions of minutes that somebody has checked: two of Una's, of which one is late, and one of Ben's."""
    today = timezone.localdate()
    make.minutes(
        by,
        make.attendance("Una Marsh", "Mere Homes"),
        make.attendance("Ben Alder", "Mere Homes"),
        make.action("Mend the lamps in Mill Lane", "Una Marsh", due=(today - 3 * DAY).isoformat()),
        make.action("Ask the schools about the crossing", "Una Marsh"),
        make.action("Count the benches", "Ben Alder", due=(today + 3 * DAY).isoformat()),
    )
    found = list(Action.objects.order_by("pk"))
    Action.objects.update(checked=True)
    for name, address in (("Una Marsh", UNA), ("Ben Alder", BEN)):
        keep_contact(by, Person.objects.get(name=name), ContactKind.EMAIL, address)
    return found


def today_is_the_day(place: Partnership) -> DigestDay:
    """Digests of a partnership go today, as was said long ago."""
    today = timezone.localdate()
    day, _ = DigestDay.objects.update_or_create(
        partnership=place, defaults={"weekday": today.weekday(), "set_on": today - 30 * DAY}
    )
    return day


def work() -> int:
    """Do everything that waits in the background."""
    return do_waiting("a worker")


def links_in(letter: EmailMessage) -> list[str]:
    """The addresses of the links in a letter, without the host."""
    return re.findall(r"https://record\.hill\.example(/answer/\S+/)", words_of(letter))


def answer_to(letter: EmailMessage, words: str, sender: str = UNA, **headers: str) -> bytes:
    """An answer to a letter, as a program for mail writes it."""
    quoted = "\n".join(f"> {line}".rstrip() for line in words_of(letter).splitlines())
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, str(letter["Reply-To"]), f"Re: {letter['Subject']}"
    made["Message-ID"], made["Date"] = f"<{abs(hash(words))}@mere.example>", "Mon, 23 Nov 2026 10:00:00 +0000"
    made["In-Reply-To"] = str(letter["Message-ID"])
    for name, value in headers.items():
        del made[name.replace("_", "-")]
        made[name.replace("_", "-")] = value
    made.set_content(f"{words}\n\nOn 23/11/2026 09:00, Aldermere wrote:\n{quoted}\n")
    return made.as_bytes()


def report_of(letter: EmailMessage, address: str, status: str = "5.1.1", action: str = "failed") -> bytes:
    """A mail server's report that a letter did not reach an address."""
    return (
        "From: MAILER-DAEMON@mx.mere.example\r\nTo: record@hill.example\r\nSubject: Undelivered\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.mere.example\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {letter['Message-ID']}\r\n\r\n--b--\r\n"
    ).encode()
