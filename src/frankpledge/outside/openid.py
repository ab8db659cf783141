"""Signing in at an organisation's own provider by OpenID Connect: by a code, with PKCE, and in no other way."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any
from urllib.parse import quote_plus, urlencode

from frankpledge.outside.asking import Asking, BadAnswer, is_web_address, origin
from frankpledge.outside.tokens import Identity, NotProved, proved

_WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class SetUp:
    """What an installation was told of its provider.

    `name` is what people call it; `acr` are the marks of a strong sign-in there, one of which is wanted where there
    are any; `seconds` is how long it may take over all that a person's request asks of it.
    """

    server: str
    client: str
    secret: str = field(repr=False)
    name: str
    acr: tuple[str, ...] = ()
    local: bool = False
    seconds: float = 5

    @property
    def origin(self) -> str:
        """Where people are sent to sign in, as a content security policy names it."""
        return origin(self.server)


@dataclass(frozen=True, slots=True)
class Begun:
    """What is remembered of a sign-in while the person is at the provider: each a secret that nobody can guess."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


class Provider:
    """The provider, for one request of a person: all that it is asked has the set-up's seconds between it.

    What it is asked raises NoAnswer and BadAnswer.
    """

    def __init__(self, set_up: SetUp) -> None:
        self.set_up = set_up
        self._asking = Asking(set_up.seconds, local=set_up.local)

    def address(self, begun: Begun, *, back: str, again: bool = False) -> str:
        """Where to send the person, who comes back to the address `back`; with `again`, to show anew who they are."""
        challenge = urlsafe_b64encode(sha256(begun.verifier.encode("ascii")).digest()).rstrip(b"=").decode("ascii")
        asked = {
            "client_id": self.set_up.client,
            "response_type": "code",
            "scope": "openid email",
            "redirect_uri": back,
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        if self.set_up.acr:
            asked["acr_values"] = " ".join(self.set_up.acr)
        if again:
            asked |= {"prompt": "login", "max_age": "0"}
        there = self._told("authorization_endpoint")
        if origin(there) != self.set_up.origin:
            raise BadAnswer("a sign-in at another origin")
        return f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"

    def identity(self, code: str, begun: Begun, *, back: str, with_email: bool) -> Identity:
        """Who signed in, for the code that they came back with; with their e-mail address where that is wanted.

        Raises NotProved too, for an answer that cannot be trusted.
        """
        answer = self._exchanged(code, begun, back)
        token, access = answer.get("id_token"), answer.get("access_token")
        if not isinstance(token, str):
            raise BadAnswer("no identity token")
        keys = self._asking.json(self._told("jwks_uri"))
        who = proved(
            token, keys, issuer=self._issuer, client=self.set_up.client, nonce=begun.nonce, acr=self.set_up.acr
        )
        if with_email and who.email is None and isinstance(access, str) and "userinfo_endpoint" in self._discovery:
            return self._with_email(who, access)
        return who

    def _exchanged(self, code: str, begun: Begun, back: str) -> dict[str, Any]:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": begun.verifier}
        headers = {}
        client, secret = self.set_up.client, self.set_up.secret
        if "client_secret_post" in _words(self._discovery.get("token_endpoint_auth_methods_supported")):
            form |= {"client_id": client, "client_secret": secret}
        else:
            both = f"{quote_plus(client)}:{quote_plus(secret)}"
            headers["Authorization"] = f"Basic {b64encode(both.encode('ascii')).decode('ascii')}"
        return self._asking.json(self._told("token_endpoint"), form=form, headers=headers)

    def _with_email(self, who: Identity, access: str) -> Identity:
        """The same with the address that the provider tells only apart."""
        told = self._asking.json(self._told("userinfo_endpoint"), headers={"Authorization": f"Bearer {access}"})
        if told.get("sub") != who.subject:
            raise NotProved("userinfo of somebody else")
        return who.told(told)

    @cached_property
    def _discovery(self) -> Mapping[str, Any]:
        server = self.set_up.server
        return self._asking.json(server if "/.well-known/" in server else server.rstrip("/") + _WELL_KNOWN)

    @property
    def _issuer(self) -> str:
        """The issuer that the provider says it is.  Entra leaves the tenant open in it, where many may sign in."""
        issuer = self._told("issuer")
        if origin(issuer) != self.set_up.origin:
            raise BadAnswer("an issuer at another origin")
        return issuer

    def _told(self, name: str) -> str:
        """An address of its discovery."""
        address = self._discovery.get(name)
        if not is_web_address(address, local=self.set_up.local):
            raise BadAnswer(f"no {name}")
        return str(address)


def _words(told: object) -> list[object]:
    return told if isinstance(told, list) else []
