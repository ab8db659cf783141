"""A small OpenID Connect provider on this machine, for tests of single sign-on: it answers well, or as badly as told.

It keeps what a careful provider keeps: codes are used once, soon and by whom they were made for, the secret and the
proof of PKCE are checked.  With `entra` it answers in the forms that Microsoft's Entra ID uses.
"""

import base64
import hashlib
import json
import secrets
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "frankpledge-here"
SECRET = "a secret: that the two of them share"
TENANT = "7f3a6c1e-0000-4000-8000-2b5d9e8c4a10"


class Manner(Enum):
    """How the provider answers."""

    WELL = auto()
    OTHER_NONCE = auto()
    NO_NONCE = auto()
    OTHER_AUDIENCE = auto()
    MANY_AUDIENCES = auto()  # with somebody else as the party that the token is for
    OTHER_ISSUER = auto()
    OTHER_KEY = auto()  # under the name of the right one
    UNKNOWN_KEY = auto()
    UNSIGNED = auto()
    SIGNED_WITH_SECRET = auto()  # by the key that is public, taken as a secret
    EXPIRED = auto()
    FROM_TOMORROW = auto()
    NO_SUBJECT = auto()
    NO_IDENTITY = auto()  # an access token alone
    OTHER_USERINFO = auto()  # what it says of the person is of somebody else
    DENIES = auto()
    FAILS = auto()
    REFUSES = auto()  # 401, as to a client whose secret is wrong
    NEVER_ANSWERS = auto()
    DRIPS = auto()  # a letter at a time, without an end
    NO_JSON = auto()
    DEEP_JSON = auto()
    NO_OBJECT = auto()
    ENDLESS = auto()  # more than anybody would read
    REDIRECTS = auto()
    EMPTY = auto()  # JSON without anything that was asked for


@dataclass(frozen=True)
class Person:
    """Who signs in at the provider."""

    subject: str = "249-rosa"
    email: str | None = "rosa@aldermere.example"
    email_verified: bool | None = True
    more: dict[str, Any] = field(default_factory=dict)  # other claims, such as `acr`


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """A key by its name, made once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def unpadded(data: bytes) -> str:
    """Base64 as it stands in addresses."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


class Provider:
    """The provider.  `person` is who signs in next; `manner` says how it answers, and `at` at which of its doors.

    `asked` keeps every request that came in, with what was sent.
    """

    def __init__(self, *, entra: bool = False) -> None:
        self.entra = entra
        self.person = Person()
        self.manner, self.at = Manner.WELL, "token"
        self.basic_only = self.claims_in_userinfo_only = self.offers_no_userinfo = False
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, Person] = {}
        self.discovered: dict[str, Any] = {}  # what stands in its discovery instead
        self.leaving = threading.Event()
        self.web = _Web(("localhost", 0), _Handler)
        self.web.provider = self
        self.origin = f"http://localhost:{self.web.server_port}"
        self.thread = threading.Thread(target=self.web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def close(self) -> None:
        """Leave, and let go of whoever still waits."""
        self.leaving.set()
        self.web.shutdown()
        self.thread.join()
        self.web.server_close()

    def misbehave(self, manner: Manner, at: str = "token") -> None:
        """Answer badly from now on: at `discovery`, `keys`, `authorize`, `token` or `userinfo`."""
        self.manner, self.at = manner, at

    @property
    def server(self) -> str:
        """The address that is set up."""
        return f"{self.origin}/organizations/v2.0" if self.entra else self.origin

    @property
    def issuer(self) -> str:
        """The issuer as it stands in tokens."""
        return f"{self.origin}/{TENANT}/v2.0" if self.entra else self.origin

    def discovery(self) -> dict[str, Any]:
        """What it says of itself."""
        told = {
            "issuer": f"{self.origin}/{{tenantid}}/v2.0" if self.entra else self.origin,
            "authorization_endpoint": f"{self.origin}/authorize",
            "token_endpoint": f"{self.origin}/token",
            "jwks_uri": f"{self.origin}/keys",
            "userinfo_endpoint": f"{self.origin}/userinfo",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise" if self.entra else "public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        }
        if self.basic_only:
            del told["token_endpoint_auth_methods_supported"]  # which means client_secret_basic
        if self.offers_no_userinfo:
            del told["userinfo_endpoint"]
        if not self.entra:
            told |= {"code_challenge_methods_supported": ["S256"]}
        return told | self.discovered

    def keys(self) -> dict[str, Any]:
        """The public keys.  Entra leaves out which algorithm they are for."""
        numbers = key("right").public_key().public_numbers()
        told = {"kty": "RSA", "use": "sig", "kid": "right", "alg": "RS256"}
        told |= {
            name: unpadded(value.to_bytes(size)) for name, value, size in (("n", numbers.n, 256), ("e", numbers.e, 3))
        }
        if self.entra:
            del told["alg"]
        return {"keys": [told]}

    def claims(self, nonce: str) -> dict[str, Any]:
        """What the token says when it is right."""
        now = int(time.time())
        person = self.person
        claims = {"iss": self.issuer, "sub": person.subject, "aud": CLIENT, "iat": now, "nbf": now, "exp": now + 300}
        claims |= {"nonce": nonce} | ({} if self.claims_in_userinfo_only else self.of_person(person))
        claims |= {"tid": TENANT, "oid": "oid-" + person.subject, "ver": "2.0"} if self.entra else {}
        return claims | person.more

    def of_person(self, person: Person) -> dict[str, Any]:
        """The claims that name the person.  Entra says nothing on whether an address was verified."""
        told = {"email": person.email, "email_verified": None if self.entra else person.email_verified}
        return {name: value for name, value in told.items() if value is not None}

    def identity(self, nonce: str) -> str | None:
        """The identity token, in the manner asked for."""
        claims = self.claims(nonce)
        now = claims["iat"]
        changed: dict[Manner, dict[str, Any]] = {
            Manner.OTHER_NONCE: {"nonce": "another"},
            Manner.OTHER_AUDIENCE: {"aud": "another"},
            Manner.MANY_AUDIENCES: {"aud": [CLIENT, "another"], "azp": "another"},
            Manner.OTHER_ISSUER: {"iss": "https://another.example"},
            Manner.EXPIRED: {"iat": now - 7200, "nbf": now - 7200, "exp": now - 3600},
            Manner.FROM_TOMORROW: {"iat": now + 86400, "nbf": now + 86400, "exp": now + 90000},
        }
        claims |= changed.get(self.manner, {})
        left_out = {Manner.NO_NONCE: "nonce", Manner.NO_SUBJECT: "sub"}.get(self.manner, "")
        claims.pop(left_out, None)
        match self.manner:
            case Manner.NO_IDENTITY:
                return None
            case Manner.UNSIGNED:
                return jwt.encode(claims, None, algorithm="none")
            case Manner.SIGNED_WITH_SECRET:
                return jwt.encode(claims, self.keys()["keys"][0]["n"], algorithm="HS256", headers={"kid": "right"})
            case Manner.OTHER_KEY:
                return jwt.encode(claims, key("other"), algorithm="RS256", headers={"kid": "right"})
            case Manner.UNKNOWN_KEY:
                return jwt.encode(claims, key("other"), algorithm="RS256", headers={"kid": "unknown"})
        return jwt.encode(claims, key("right"), algorithm="RS256", headers={"kid": "right"})

    def code_for(self, asked: dict[str, str]) -> str:
        """A code to come back with, for what was asked."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return code

    def exchanged(self, sent: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """The tokens for a code: once, for the client that it was made for, with the proof that it asked."""
        client, secret = sent.get("client_id", ""), sent.get("client_secret", "")
        if authorization.startswith("Basic "):
            client, _, secret = base64.b64decode(authorization[6:]).decode("utf-8").partition(":")
            client, secret = unquote(client.replace("+", " ")), unquote(secret.replace("+", " "))
        if (client, secret) != (CLIENT, SECRET) or (self.basic_only and not authorization):
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = unpadded(hashlib.sha256(sent.get("code_verifier", "").encode("ascii")).digest())
        if (
            asked is None
            or sent.get("grant_type") != "authorization_code"
            or (proof, sent.get("redirect_uri")) != (asked["code_challenge"], asked["redirect_uri"])
        ):
            return 400, {"error": "invalid_grant"}
        token = secrets.token_urlsafe(16)
        self.tokens[token] = self.person
        told = {"access_token": token, "token_type": "Bearer", "expires_in": 300}
        identity = self.identity(asked.get("nonce", ""))
        return 200, told | ({"id_token": identity} if identity else {})

    def told_of(self, authorization: str) -> tuple[int, dict[str, Any]]:
        """What userinfo says to who holds a token."""
        person = self.tokens.get(authorization.removeprefix("Bearer "))
        if person is None:
            return 401, {"error": "invalid_token"}
        if self.manner is Manner.OTHER_USERINFO:
            person = replace(person, subject="somebody-else")
        return 200, {"sub": person.subject} | self.of_person(person)


@contextmanager
def provider(**over: Any) -> Iterator[Provider]:
    """A provider for as long as it is needed."""
    made = Provider(**over)
    try:
        yield made
    finally:
        made.close()


def closed_port() -> int:
    """A port of this machine on which nobody answers."""
    with _Web(("localhost", 0), _Handler) as web:
        return int(web.server_port)


class _Web(ThreadingHTTPServer):
    provider: Provider
    daemon_threads = True
    block_on_close = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asks may hang up first, which is no fault; anything else is one of ours, and seen."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Web

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Tests print nothing."""

    def do_GET(self) -> None:
        """Discovery, keys, the page that signs in, and what is known of a person."""
        parts = urlsplit(self.path)
        self._answer(parts.path, _first(parts.query))

    def do_POST(self) -> None:
        """The form of the page that signs in, and the exchange of a code."""
        size = int(self.headers.get("Content-Length", 0))
        self._answer(urlsplit(self.path).path, _first(self.rfile.read(size).decode("utf-8")))

    def _answer(self, path: str, sent: dict[str, str]) -> None:
        provider = self.server.provider
        discovery = urlsplit(provider.server).path + "/.well-known/openid-configuration"
        doors = {discovery: "discovery", "/keys": "keys", "/authorize": "authorize", "/signed": "authorize"}
        door = doors.get(path, path.strip("/"))
        provider.asked.append((door, sent))
        if provider.at == door and self._badly(provider.manner):
            return
        authorization = self.headers.get("Authorization", "")
        match door, self.command:
            case "discovery", "GET":
                self._say(200, provider.discovery())
            case "keys", "GET":
                self._say(200, provider.keys())
            case "authorize", "GET":
                self._ask_to_sign_in(sent)
            case "authorize", "POST":
                self._go_back(sent)
            case "token", "POST":
                self._say(*provider.exchanged(sent, authorization))
            case "userinfo", "GET":
                self._say(*provider.told_of(authorization))
            case _:
                self._say(404, {"error": "not_found"})

    def _ask_to_sign_in(self, asked: dict[str, str]) -> None:
        """A page with a form, for whoever asked as one should; others are told so and go nowhere."""
        wanted = ("redirect_uri", "state", "nonce", "code_challenge")
        if (
            asked.get("client_id") != CLIENT
            or asked.get("response_type") != "code"
            or asked.get("code_challenge_method") != "S256"
            or "openid" not in asked.get("scope", "").split()
            or not all(asked.get(name) for name in wanted)
        ):
            self._say(400, {"error": "invalid_request"})
            return
        hidden = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in asked.items()
        )
        page = (
            '<!DOCTYPE html><html lang="en"><head><title>Sign in</title><link rel="icon" href="data:,"></head>'
            f'<body><main><h1>Westmarch sign-in</h1><form method="post" action="/signed">{hidden}'
            "<button>Sign in here</button></form></main></body></html>"
        )
        self._send(200, page.encode("utf-8"), "text/html; charset=utf-8")

    def _go_back(self, asked: dict[str, str]) -> None:
        provider = self.server.provider
        told = {"state": asked["state"]}
        if provider.manner is Manner.DENIES:
            told |= {"error": "access_denied", "error_description": "The person said no to <b>this</b>."}
        else:
            told |= {"code": provider.code_for(asked)}
        self._send(302, b"", "text/plain", {"Location": f"{asked['redirect_uri']}?{urlencode(told)}"})

    def _badly(self, manner: Manner) -> bool:
        """Answer in a manner that has nothing to do with what was asked; whether it was one of those."""
        said = {
            Manner.FAILS: (500, b"<h1>Something went wrong</h1>", {}),
            Manner.REFUSES: (401, b'{"error": "invalid_client"}', {}),
            Manner.NO_JSON: (200, b'{"access_token": ', {}),
            Manner.DEEP_JSON: (200, b"[" * 200_000, {}),
            Manner.NO_OBJECT: (200, b'["a", "list"]', {}),
            Manner.EMPTY: (200, b"{}", {}),
            Manner.REDIRECTS: (302, b"", {"Location": f"{self.server.provider.origin}/elsewhere"}),
        }
        if manner is Manner.NEVER_ANSWERS:
            self.server.provider.leaving.wait()
        elif manner in (Manner.DRIPS, Manner.ENDLESS):
            self._go_on(manner)
        elif manner in said:
            status, body, headers = said[manner]
            self._send(status, body, "application/json", headers)
        else:
            return False
        return True

    def _go_on(self, manner: Manner) -> None:
        """Write without an end, until whoever listens hangs up."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        piece, pause = (b" ", 0.02) if manner is Manner.DRIPS else (b" " * 65536, 0)
        while not self.server.provider.leaving.wait(pause):
            self.wfile.write(piece)
            self.wfile.flush()

    def _say(self, status: int, told: dict[str, Any]) -> None:
        self._send(status, json.dumps(told).encode("utf-8"), "application/json")

    def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _first(query: str) -> dict[str, str]:
    """The first value of each name."""
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
