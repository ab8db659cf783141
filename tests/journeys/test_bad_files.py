"""Files that are no papers, or badly kept ones, beside a good one: each is told what to do, and none stops another."""

import struct
import zlib
from collections.abc import Callable

from playwright.sync_api import Page, expect

from frankpledge.documents.models import Document
from frankpledge.people.models import Partnership
from tests.journeys.record import EARLIER, LATER, Begin
from tests.journeys.steps import add, fact

PLAIN = "text/plain"


def picture() -> bytes:
    """A picture of one white dot, as a PNG."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"\0\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", dots) + part(b"IEND", b"")


def test_bad_files_are_told_what_to_do_and_the_good_one_is_read(
    bare: Partnership, page: Page, begun: Begin, worker: Callable[[], None]
):
    begun(page)
    add(
        page,
        [
            {"name": "empty.txt", "mimeType": PLAIN, "buffer": b""},
            {"name": "picture.txt", "mimeType": PLAIN, "buffer": picture()},
            {
                "name": "from an old computer.txt",
                "mimeType": PLAIN,
                "buffer": EARLIER.read_text("utf-8").encode("utf-16"),
            },
            {"name": "good.txt", "mimeType": PLAIN, "buffer": LATER.read_bytes()},
        ],
    )
    worker()
    page.reload()

    def row(name: str):
        return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))

    expect(row("empty.txt")).to_contain_text("Not read")
    expect(row("empty.txt")).to_contain_text("the file is empty. Check that it was saved")
    expect(row("picture.txt")).to_contain_text("Not read")
    expect(row("picture.txt")).to_contain_text("this is a picture, not a document. Open the document itself")
    for name, words in (("from an old computer.txt", "mended before any new ones"), ("good.txt", "second rack")):
        row(name).get_by_role("link", name="Review").click()
        expect(fact(page, words)).to_be_visible()
        page.go_back()
    assert Document.objects.count() == 2


def test_a_form_sent_without_a_file_says_so(bare: Partnership, page: Page, begun: Begin):
    begun(page, path="/aldermere/documents/add/")
    page.get_by_role("button", name="Add these files").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the files to add")
    expect(page).to_have_title("Error: Add documents – Aldermere Community Safety Partnership – Frankpledge")
