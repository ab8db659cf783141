"""What the tests of pages of accounts do and read there."""

import re
from datetime import date
from html import unescape

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frankpledge.ledger.models import Entry

ADDRESS = "una@mere.example"


def address(name: str, slug: str = "aldermere", **which: object) -> str:
    return reverse(name, kwargs={"partnership": slug, **which})


def said(answer) -> str:
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL).group()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def days(name: str, day: date) -> dict[str, int]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def invite(client: Client, role: str = "member", to: str = ADDRESS, **over):
    form = {"address": to, "name": "Una Marsh", "role": role, **days("starts", timezone.localdate()), **over}
    return client.post(address("invite"), form, follow=True)


def link_in(words: str) -> str:
    """The path of a link that opens once, as shown on a page or written in an e-mail."""
    return re.search(r"/(?:invitation|recovery)/[\w-]+/", words).group()


def last() -> tuple[str, str]:
    return Entry.objects.order_by("-id").values_list("verb", "outcome")[0]
