"""Somebody at the provider of the tests: opens its page, signs in, and is sent back."""

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from lxml.html import fromstring


def signed_in_at(address: str) -> str:
    """Do at the provider what a person does, and give the address that they are sent back to.

    Raises AssertionError where the provider shows no page to sign in.
    """
    parts = urlsplit(address)
    page = _fetched(parts.netloc, "GET", f"{parts.path}?{parts.query}")
    assert page.status == 200, page.said
    (form,) = fromstring(page.said).forms
    back = _fetched(parts.netloc, "POST", form.action, urlencode(form.form_values()))
    assert back.status == 302, back.said
    return back.location


@dataclass
class _Fetched:
    status: int
    said: bytes
    location: str


def _fetched(where: str, method: str, path: str, body: str | None = None) -> _Fetched:
    connection = HTTPConnection(where, timeout=10)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return _Fetched(answer.status, answer.read(), answer.getheader("Location", ""))
    finally:
        connection.close()
