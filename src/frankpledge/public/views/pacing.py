"""How often one network address may ask for what is open to everybody."""

import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from math import ceil
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from frankpledge.kit.pace import Pace

View = Callable[..., HttpResponseBase]
PACE = Pace()
_NOBODY: dict[str, Any] = {"actor": None, "messages": (), "own_page_url": "", "about_url": "", "choose_url": ""}
_SECRET = secrets.token_bytes(32)  # of this process: what is kept of an address is nothing to anybody else


def paced(view: View) -> View:
    """Answer whoever asks too often with 429 and when to come again, before anything is read for them."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key = _key_of(request)
        wait = PACE.take(key, settings.FRANKPLEDGE_PUBLIC_A_MINUTE) if key else 0
        if not wait:
            return view(request, *args, **kwargs)
        response = render(request, "public/too_many.html", _NOBODY, status=429)
        response.headers["Retry-After"] = str(ceil(wait))
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def _key_of(request: HttpRequest) -> bytes:
    """By what an address is known; nothing where it may be that of a web server in front, and so everybody's."""
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return b""
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return b""
    return blake2b(address.encode(), key=_SECRET, digest_size=16).digest()
