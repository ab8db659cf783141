"""Programs that ask in somebody's name: the tokens that askers have, and how the API's addresses are asked for."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from frankpledge.people.models import Partnership, User
from frankpledge.people.rules.roles import Role
from tests.access import sent
from tests.access.things import COMMON, Thing
from tests.access.walking import Walk
from tests.harness.tokens import token_of

OPEN = frozenset({"api", "api_description"})  # of no partnership, and nobody's
# What the API answers is asked of the queries that the pages ask, and these in the name of every role: so one of each
# column asks here, and everybody who has no role.
ASKED_BY = frozenset({
    Role.COORDINATOR.value, Role.MEMBER.value, Role.SCRUTINY.value, Role.REGION.value, Role.POLICING_BODY.value,
    "nobody", "role ended", "coordinator elsewhere", "member here, coordinator elsewhere", "left", "signed out",
})  # fmt: skip


class Browser(Client):
    """A browser, which asks the API as a program does: with the token of the partnership in the address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.tokens: dict[str, str] = {}

    def have_tokens(self, user: User, *places: Partnership) -> None:
        """Have a token for each of these partnerships, made long ago, and used just now."""
        now = timezone.now()
        for place in places:
            token = token_of(user, place, used_at=now + timedelta(days=1))
            self.tokens[f"/api/{place.slug}/"] = token

    def generic(self, method: str, path: str, *args: Any, headers: Any = None, **kwargs: Any) -> HttpResponseBase:
        """Ask; of another partnership with whatever token there is."""
        if path.startswith("/api/") and self.tokens:
            prefix = path[: path.find("/", len("/api/")) + 1]
            token = self.tokens.get(prefix) or next(iter(self.tokens.values()))
            headers = {**(headers or {}), "Authorization": f"Bearer {token}"}
        return super().generic(method, path, *args, headers=headers, **kwargs)


def _hundred(thing: Thing) -> dict[str, Any]:
    """As long a page as there is, on which everything of the record stands."""
    return {"size": 100}


WALKS: dict[tuple[str, str, str], Walk] = {
    ("api", "GET", "-"): Walk(),
    ("api_description", "GET", "-"): Walk(),
    ("api_bodies", "GET", "in"): Walk(shows="body", tells="body"),
    ("api_body", "GET", "paper"): Walk(which=sent.body, shows="body", tells="body"),
    ("api_actions", "GET", "in"): Walk(shows="action"),
    ("api_actions", "GET", "item"): Walk(shows="action"),
    ("api_action", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("api_action", "GET", "item"): Walk(which=sent.action, shows="action"),
    ("api_item_thread", "GET", "paper"): Walk(which=sent.item, shows="action"),
    ("api_item_thread", "GET", "item"): Walk(which=sent.item, shows="action"),
    ("api_action_thread", "GET", "paper"): Walk(which=sent.action, shows="action"),
    ("api_action_thread", "GET", "item"): Walk(which=sent.action, shows="action"),
    ("api_meetings", "GET", "in"): Walk(shows="body", tells="body"),
    ("api_meeting", "GET", "paper"): Walk(which=sent.meeting, shows="item", tells="body"),
    ("api_meeting", "GET", "item"): Walk(which=sent.meeting, shows="item", tells="number"),
    ("api_papers", "GET", "in"): Walk(shows="report", tells="body"),
    ("api_paper", "GET", "paper"): Walk(which=sent.report, shows="report", tells="body"),
    ("api_agenda", "GET", "paper"): Walk(which=sent.planned, shows="agenda", tells="body"),
    ("api_decisions", "GET", "in"): Walk(shows="decision"),
    ("api_decision", "GET", "paper"): Walk(which=sent.decision, shows="decision"),
    ("api_letters", "GET", "in"): Walk(shows="letter"),
    ("api_letter", "GET", "paper"): Walk(which=sent.letter, shows="letter"),
    ("api_attendance", "GET", "in"): Walk(sent=_hundred, shows="person"),
    ("api_references", "GET", "in"): Walk(sent=_hundred, shows="pointer"),
    ("api_follow_ups", "GET", "in"): Walk(sent=_hundred, shows="followup"),
    ("api_agencies", "GET", "in"): Walk(sent=_hundred, shows="agency"),
    ("api_agency", "GET", "paper"): Walk(which=sent.of("agency", "agency"), shows="agency"),
    ("api_people", "GET", "in"): Walk(sent=_hundred, shows="person"),
    ("api_person", "GET", "paper"): Walk(which=sent.person, shows="person"),
    ("api_search", "GET", "in"): Walk(sent=lambda t: {"q": COMMON}, shows="item", tells="?"),
    ("api_search", "GET", "item"): Walk(sent=lambda t: {"q": COMMON}, shows="item"),
}
