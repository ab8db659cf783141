"""What a journey has: a browser, pages on a desk and on a phone, a record to walk in, the accessibility scan."""

import os
import shutil
import struct
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.journeys.record import bare, begun, kept_sample, sample, worker  # noqa: F401 - fixtures, found by name

ROOT = Path(__file__).resolve().parents[2]
DESK = {"width": 1280, "height": 900}
PATIENCE = 30_000  # milliseconds: a machine under load is no fault of a page, and a story that holds waits no longer
PHONE = {"width": 390, "height": 844}
GUIDE = {"width": 1280, "height": 720}  # the pictures of the guide
MOST_BYTES = 260_000  # of each
# The browser has no business of its own on a test machine.  As root, Chromium starts only without its sandbox.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# What the browser refuses to load or run for the content security policy is told to the story on whose page it is.
TELL = """document.addEventListener('securitypolicyviolation', one =>
  window.toldOfRefusal(`refused: ${one.effectiveDirective} ${one.blockedURI} on ${one.documentURI}`))"""
_heard: dict[Page, list[str]] = {}
expect.set_options(timeout=PATIENCE)

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code; these tests are not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.needs("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for all journeys."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page as wide as a desk's; it must leave no complaint behind."""
    yield from opened(browser, DESK)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone's; it must leave no complaint behind."""
    yield from opened(browser, PHONE)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    yield from opened(browser, DESK, javascript=False)


def opened(browser: Browser, size: dict[str, int], javascript: bool = True) -> Iterator[Page]:
    """A page as if just opened, whose errors, refused content and requests to other machines fail the test."""
    page = window(browser, size["width"], javascript)
    page.set_viewport_size(size)
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # The browser reports the status of the page itself too; whether that is right is for the story to say.
        of_the_page = message.location.get("url") == page.url and message.text.startswith("Failed to load resource")
        # Only a story that takes the network away hears these.
        lost = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
        taken_away = any(words in message.text for words in lost)
        if message.type == "error" and not of_the_page and not taken_away:
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if (urlsplit(request.url).hostname or "").rpartition(".")[2] != "localhost":
            complaints.append(f"asked another machine: {request.url}")

    _heard[page] = complaints
    listening = {"console": heard, "pageerror": lambda error: complaints.append(str(error)), "request": asked}
    for event, listener in listening.items():
        page.on(event, listener)
    yield page
    for event, listener in listening.items():
        page.remove_listener(event, listener)
    del _heard[page]
    page.context.clear_cookies()
    page.emulate_media(media="null")
    page.goto("about:blank")
    assert not complaints, "\n".join(complaints)


def window(browser: Browser, width: int, javascript: bool) -> Page:
    """The window of this kind, made at its first use: to make one takes longer than most stories."""
    return _window(browser, width, javascript)


@cache
def _window(browser: Browser, width: int, javascript: bool) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="en-GB"
    )
    page = context.new_page()
    context.set_default_timeout(PATIENCE)  # of every window of it
    if javascript:
        page.expose_function("toldOfRefusal", lambda words: _heard.get(page, []).append(words))
        page.add_init_script(TELL)
    return page


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility scan, as it comes."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture
def accessible(axe: str) -> Callable[[Page], None]:
    """Say whether everybody can use a page: no finding of the scan, and nothing wider than the window."""

    def scan(page: Page) -> None:
        page.wait_for_selector("body.js-enabled")
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false}).then(done => done.violations)")
        lines = [f"{each['id']}: {each['help']}: {node['html']}" for each in found for node in each["nodes"]]
        assert not lines, page.url + "\n" + "\n".join(lines)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{page.url} is {wider} pixels wider than its window"

    return scan


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """Keep a picture of a page in tests/journeys/shots, to be looked at."""
    folder = Path(__file__).parent / "shots"

    def take(page: Page, name: str) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take


@pytest.fixture
def guide_picture(tmp_path: Path) -> Callable[[Page, str], None]:
    """Take a picture of the guide: kept in docs/guide/pictures where FRANKPLEDGE_PICTURES is 1, else thrown away."""
    asked = os.environ.get("FRANKPLEDGE_PICTURES") == "1"
    folder = ROOT / "docs/guide/pictures" if asked else tmp_path

    def take(page: Page, name: str) -> None:
        page.set_viewport_size(GUIDE)
        page.evaluate("document.fonts.ready")
        taken = page.screenshot(path=folder / f"{name}.png")
        assert struct.unpack(">II", taken[16:24]) == (GUIDE["width"], GUIDE["height"])
        assert 20_000 < len(taken) <= MOST_BYTES, f"{name} has {len(taken)} bytes"

    return take
