"""Asking for pages and reading them."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.intake.models import Review

MOST_QUERIES = 12


def address(review: Review, rest: str = "") -> str:
    """The address of a review, or of what is under it."""
    return f"/aldermere/documents/{review.document_id}/review/{rest}"


def text_of(response: HttpResponse) -> str:
    """The words of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def queries_of(client: Client, url: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def sent(client: Client, *files: tuple[str, bytes]) -> HttpResponse:
    """Files sent to be added."""
    data = {"papers": [SimpleUploadedFile(name, content) for name, content in files]}
    return client.post("/aldermere/documents/add/", data)
