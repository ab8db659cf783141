"""A story fails where the browser refuses something for the content security policy: what says so is heard."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import DESK, opened

INLINE = "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
STYLE = "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {color: red}'}))"
OURS = """document.head.append(Object.assign(document.createElement('script'),
  {src: document.getElementById('frankpledge-script').src + '?again', type: 'module'}))"""
REFUSED = "document.addEventListener('securitypolicyviolation', () => done(), {once: true})"


@pytest.mark.parametrize(
    ("adding", "directive"),
    [(INLINE, "script-src-elem"), (STYLE, "style-src-elem"), (OURS, "script-src-elem")],
    ids=["a script in the page", "a style in the page", "a script of ours without the page's own number"],
)
def test_a_story_fails_where_the_policy_refuses_something(
    live_server: LiveServer, browser: Browser, transactional_db: None, adding: str, directive: str
):
    story = opened(browser, DESK)
    page = next(story)
    page.goto(f"{live_server.url}/sign-in/")
    page.wait_for_selector("body.js-enabled")
    page.evaluate(f"new Promise(done => {{ {REFUSED}; {adding} }})")
    page.evaluate("1")  # what was told before has come by now
    with pytest.raises(AssertionError, match=f"refused: {directive}"):
        next(story, None)
