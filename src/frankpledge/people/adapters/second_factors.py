"""Second factors, as the library that signs people in asks of them."""

from typing import Any

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.html import format_html

from frankpledge.people.sessions import SECOND_FACTORS

QUIET = 4  # modules left white round a code, by which a camera finds it


class SecondFactorAdapter(DefaultMFAAdapter):
    """Apps that give codes, passkeys, recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or was used before. Wait for the next one and try again.",
        "passkey_refused": (
            "That passkey was not taken. It has to be one of yours, made at this address. Try again, or sign in with "
            "your password."
        ),
        "cannot_delete_authenticator": "Add another app or passkey first: an account has always one at least.",
        "cannot_generate_recovery_codes": "Add an app or a passkey first.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another second factor is left without this one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """What a passkey is called until it is given a name."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The address that passkeys are made for, and what it is called."""
        return super().get_public_key_credential_rp_entity() | {"name": "Frankpledge"}

    def get_totp_issuer(self) -> str:
        """What an app calls the account."""
        return "Frankpledge"

    def build_totp_svg(self, url: str) -> str:
        """The picture that an app takes its key from, as a drawing that the page's own styles may size."""
        code = qrcode.QRCode(border=QUIET)
        code.add_data(url)
        rows: list[list[bool]] = code.get_matrix()
        dark: list[Any] = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
        return format_html(
            '<svg class="fp-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="240" height="240" '
            'role="img" aria-label="Code to scan with your app" shape-rendering="crispEdges">'
            '<rect width="100%" height="100%" fill="#ffffff"/><path fill="#000000" d="{}"/></svg>',
            len(rows),
            len(rows),
            "".join(f"M{x} {y}h1v1h-1z" for x, y in dark),
        )
