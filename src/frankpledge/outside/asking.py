"""A question to another machine: over TLS, with an end in time and in size, and never sent on to a third."""

import json
import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, unquote, urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

MOST_BYTES = 2**20  # of an answer; what is asked for has a few thousand


class NoAnswer(Exception):
    """The other machine is not there, takes too long, or says that something went wrong with it."""


class BadAnswer(Exception):
    """The other machine answered, and not with what it was asked for."""


def is_web_address(address: object, *, local: bool) -> bool:
    """Whether this is an address to ask at: over TLS, or without it where everything is on this machine alone."""
    if not isinstance(address, str) or not address.isascii() or any(sign <= " " for sign in address):
        return False
    try:
        parts = urlsplit(address)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    schemes = ("https", "http") if local else ("https",)
    plain = parts.username is None and parts.password is None and not parts.fragment
    return bool(parts.scheme in schemes and parts.hostname and port_is_right and plain)


def origin(address: str) -> str:
    """The machine and the port of an address, as a content security policy names them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


class Asking:
    """Questions that belong together, which have so many seconds between them."""

    def __init__(self, seconds: float, *, local: bool) -> None:
        self.ends = monotonic() + seconds
        self.local = local

    def json(
        self, address: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """The object that is answered at an address; what is in `form` is sent to it.

        Raises NoAnswer and BadAnswer, whose words hold nothing that was sent or answered.
        """
        if not is_web_address(address, local=self.local):
            raise BadAnswer("an address that may not be asked at")
        status, body = self._asked(urlsplit(address), form, dict(headers or {}))
        if status >= 500:
            raise NoAnswer(f"status {status}")
        if status != 200:
            raise BadAnswer(f"status {status}")
        if len(body) > MOST_BYTES:
            raise BadAnswer("too long")
        try:
            told = json.loads(body)
        except (ValueError, RecursionError):
            raise BadAnswer("no JSON") from None
        if not isinstance(told, dict):
            raise BadAnswer("no object")
        return told

    def _asked(self, parts: SplitResult, form: Mapping[str, str] | None, headers: dict[str, str]) -> tuple[int, bytes]:
        headers = {"Accept": "application/json", "Connection": "close"} | headers
        body = None
        if form is not None:
            body = urlencode(form).encode("ascii")
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = self._connection(parts)
        hang_up = None
        try:
            connection.connect()
            # The time of each read starts anew with each letter; this ends them all together.
            hang_up = Timer(self._left(), _shut, [connection.sock])
            hang_up.daemon = True
            hang_up.start()
            connection.request("GET" if body is None else "POST", path, body, headers)
            with connection.getresponse() as answer:
                read = answer.read(MOST_BYTES + 1)
        except (HTTPException, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__) from None
        finally:
            if hang_up:
                hang_up.cancel()
            connection.close()
        self._left()  # a connection that was shut reads as one that ended
        return answer.status, read

    def _left(self) -> float:
        """The seconds that are left.  Raises NoAnswer where there are none."""
        left = self.ends - monotonic()
        if left <= 0:
            raise NoAnswer("too late")
        return left

    def _connection(self, parts: SplitResult) -> HTTPConnection:
        """A way to the machine, through the proxy of this one where it has one for addresses over TLS."""
        host, left = parts.hostname or "", self._left()
        if parts.scheme == "http":
            return HTTPConnection(host, parts.port or 80, timeout=left)
        context = ssl.create_default_context()
        proxy = urlsplit(getproxies().get("https", ""))
        if not proxy.hostname or proxy_bypass(host):
            return HTTPSConnection(host, parts.port or 443, timeout=left, context=context)
        through = HTTPSConnection(proxy.hostname, proxy.port or 8080, timeout=left, context=context)
        headers = {}
        if proxy.username:
            who = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
            headers["Proxy-Authorization"] = f"Basic {b64encode(who.encode('utf-8')).decode('ascii')}"
        through.set_tunnel(host, parts.port or 443, headers)
        return through


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself
