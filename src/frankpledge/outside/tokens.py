"""What a provider's signed token proves of a person, and when it proves nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hmac import compare_digest
from typing import Any

import jwt

_ALGORITHMS = ("RS256", "PS256", "ES256")  # all with a key of two parts: what is public signs nothing
_LEEWAY = 60  # seconds, by which two machines' clocks may differ
_SUBJECT = re.compile(r"[!-~][ -~]{0,254}")  # as the standard bounds it: 255 signs of ASCII
_TENANT = re.compile(r"[0-9a-fA-F-]{36}")


class NotProved(Exception):
    """The answer does not show that this person signed in there, just now, for this installation."""


class NotStrong(Exception):
    """The person did sign in there, but not by two factors, which this installation wants."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signed in: the provider and its own lasting name for the person, and what it says of their e-mail address.

    `verified` is None where the provider says nothing on it, as Entra never does.
    """

    issuer: str
    subject: str
    email: str | None = None
    verified: bool | None = None
    signed_in_at: int | None = None

    def told(self, claims: Mapping[str, Any]) -> "Identity":
        """The same with the address among these claims."""
        email, verified = claims.get("email"), claims.get("email_verified")
        verified = {"true": True, "false": False}.get(verified, verified) if isinstance(verified, str) else verified
        return replace(
            self,
            email=email if isinstance(email, str) and email else None,
            verified=verified if isinstance(verified, bool) else None,
        )


def proved(
    token: str, keys: Mapping[str, Any], *, issuer: str, client: str, nonce: str, acr: tuple[str, ...]
) -> Identity:
    """Who signed in, by this token.

    It has to be signed by one of the provider's keys and made by this issuer, for this client, for this very sign-in
    (`nonce`), and to hold now.  `{tenantid}` in the issuer stands for the tenant that the token names.  Where `acr`
    is given, one of its words has to stand among the token's `acr` and `amr`.  Raises NotProved and NotStrong.
    """
    try:
        claims = jwt.decode(
            token,
            _key(token, keys),
            algorithms=_ALGORITHMS,
            audience=client,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise NotProved(type(error).__name__) from None
    if not _same(claims["nonce"], nonce):
        raise NotProved("another nonce")
    if claims["iss"] != _issuer_of(claims, issuer):
        raise NotProved("another issuer")
    if claims.get("azp", client) != client:
        raise NotProved("for another party")
    if not _SUBJECT.fullmatch(claims["sub"]):
        raise NotProved("no subject")
    if acr and not set(acr) & _strengths(claims):
        raise NotStrong
    at = claims.get("auth_time")
    return Identity(claims["iss"], claims["sub"], signed_in_at=at if isinstance(at, int) else None).told(claims)


def _key(token: str, keys: Mapping[str, Any]) -> Any:
    """The key that the token says it is signed with; the only one there is, where it says none."""
    known = jwt.PyJWKSet.from_dict(dict(keys)).keys
    name = jwt.get_unverified_header(token).get("kid")
    found = [key for key in known if key.key_id == name] if name is not None else known
    if len(found) != 1:
        raise NotProved("signed with a key that is not known")
    return found[0].key


def _issuer_of(claims: Mapping[str, Any], issuer: str) -> str:
    tenant = str(claims.get("tid", ""))
    return issuer.replace("{tenantid}", tenant) if _TENANT.fullmatch(tenant) else issuer


def _same(one: object, other: str) -> bool:
    return isinstance(one, str) and compare_digest(one.encode("utf-8"), other.encode("utf-8"))


def _strengths(claims: Mapping[str, Any]) -> set[str]:
    """The marks of how somebody signed in."""
    told = claims.get("amr")
    marks = [*(told if isinstance(told, list) else [told]), claims.get("acr")]
    return {mark for mark in marks if isinstance(mark, str)}
