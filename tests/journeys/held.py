"""A connection that misbehaves: what a page sends waits here until the story lets it go, loses it or its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from playwright.sync_api import Page, Request, Route

PATIENCE = 20  # seconds


class Held:
    """What a page has sent and that has not arrived, in its order."""

    def __init__(self, page: Page) -> None:
        self.page, self.waiting = page, list[Route]()

    def hold(self, route: Route) -> None:
        """Keep what was sent, where it saves something."""
        if route.request.method == "POST":
            self.waiting.append(route)
        else:
            route.continue_()

    def given_up(self, request: Request) -> None:
        """Forget what the page itself gave up."""
        self.waiting = [route for route in self.waiting if route.request != request]

    def next(self) -> Route:
        """What was sent first of all that waits; waits for it."""
        until = monotonic() + PATIENCE
        while not self.waiting:
            assert monotonic() < until, "nothing was sent"
            self.page.title()  # what happens meanwhile is heard while it is asked for anything
        return self.waiting.pop(0)

    def arrive(self) -> None:
        """Let it arrive, and its answer come."""
        self.next().continue_()

    def lose_answer(self) -> None:
        """Let it arrive and be carried out, and lose the answer."""
        route = self.next()
        route.fetch(max_redirects=0)
        route.abort()

    def lose(self) -> None:
        """Lose it on its way."""
        self.next().abort()


@contextmanager
def held(page: Page, where: str) -> Iterator[Held]:
    """Hold what a page sends to addresses like this; what still waits at the end goes its way."""
    line = Held(page)
    page.route(where, line.hold)
    page.on("requestfailed", line.given_up)
    try:
        yield line
    finally:
        page.remove_listener("requestfailed", line.given_up)
        page.unroute(where, line.hold)
        for route in line.waiting:
            route.continue_()
