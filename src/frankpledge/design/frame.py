"""What the page frame needs on every page: who looks, where they are, and where they can go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Place:
    """One entry of the navigation.  `current` is "page" on the page itself, "true" below it, and otherwise empty."""

    label: str
    url: str
    current: str = ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the actor, the navigation of their partnership, and the way in or out."""
    actor = getattr(request, "actor", None)
    partnership = getattr(actor, "partnership", None)
    has_others = bool(partnership and getattr(actor, "has_others", False))
    return {
        "actor": actor,
        "partnership_shown": partnership,
        "navigation": navigation(request.path, partnership.slug) if partnership else [],
        "about_url": _of(getattr(settings, "FRANKPLEDGE_ABOUT", ""), partnership),
        "choose_url": _named(getattr(settings, "FRANKPLEDGE_CHOOSE", "")) if has_others else "",
        "sign_in_url": _named(settings.LOGIN_URL),
        "sign_out_url": _named(getattr(settings, "FRANKPLEDGE_SIGN_OUT", "")),
        "own_page_url": _named(getattr(settings, "FRANKPLEDGE_OWN_PAGE", "")),
    }


def navigation(path: str, slug: str) -> list[Place]:
    """The places of `settings.FRANKPLEDGE_NAVIGATION` for one partnership, the one that `path` is in marked.

    The longest address that `path` begins with is the one.  An address that begins another's is the place only of
    its own page: everything of a partnership stands below its home page, and is not therefore there.  Addresses that
    an entry gives beside its page, seen from there (`../people/`), are below it too.
    """
    places = [(label, reverse(name, kwargs={"partnership": slug}), beside) for label, name, *beside in _entries()]
    below = {urljoin(url, way): url for _, url, beside in places for way in ("", *beside)}
    above = {url for url in below if any(other != url and other.startswith(url) for other in below)}
    inside = max((u for u in below if path == u or (u not in above and path.startswith(u))), key=len, default="")
    here = {below.get(inside): "page" if below.get(inside) == path else "true"}
    return [Place(label, url, here.get(url, "")) for label, url, _ in places]


def navigation_leads_somewhere(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """System check: each name in the navigation is a page that takes a partnership."""
    faults: list[CheckMessage] = []
    for label, name, *_ in _entries():
        try:
            reverse(name, kwargs={"partnership": "any"})
        except NoReverseMatch:
            hint = "Give the name of a page whose address takes `partnership`, or leave the entry out."
            faults.append(Error(f"“{label}” in the navigation leads to no page: {name}", hint=hint, id="design.E001"))
    return faults


def _entries() -> list[tuple[str, ...]]:
    return list(getattr(settings, "FRANKPLEDGE_NAVIGATION", ()))


def _of(name: str, partnership: Any) -> str:
    """The address of a page of this name in a partnership; nothing without either."""
    return reverse(name, kwargs={"partnership": partnership.slug}) if name and partnership else ""


def _named(target: str | None) -> str:
    """The address behind a page's name; an address stays itself, and nothing stays nothing."""
    if not target:
        return ""
    return target if target.startswith("/") else reverse(target)
