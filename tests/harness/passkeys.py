"""A passkey in a few lines, made and used at whatever address a test says: what a browser would never do."""

import hashlib
import json
import os
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from frankpledge.people.models import User

HERE = "http://localhost"
PRESENT_AND_KNOWN = 0x05  # the person touched it, and showed who they are


class Passkey:
    """A passkey of the pages at localhost."""

    def __init__(self) -> None:
        self.key, self.ident = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        self.rp = hashlib.sha256(b"localhost").digest()

    def made(self, options: dict[str, Any], origin: str) -> str:
        """The answer to being asked to make it, as the page's script would send it."""
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AttestedCredentialData.create(Aaguid.NONE, self.ident, public)
        told = AuthenticatorData.create(self.rp, PRESENT_AND_KNOWN | 0x40, 0, data)
        client = self._client("webauthn.create", options, origin)
        return self._json(clientDataJSON=client, attestationObject=AttestationObject.create("none", told, {}))

    def used(self, options: dict[str, Any], origin: str, user: User) -> str:
        """The answer to being asked for it."""
        told, client = (
            AuthenticatorData.create(self.rp, PRESENT_AND_KNOWN, 0),
            self._client("webauthn.get", options, origin),
        )
        signed = self.key.sign(told + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        whose = user_pk_to_url_str(user).encode()
        return self._json(clientDataJSON=client, authenticatorData=told, signature=signed, userHandle=whose)

    def add(self, client: Client, origin: str = HERE) -> Any:
        """Add it to the account that is signed in."""
        address = reverse("mfa_add_webauthn")
        options = client.get(address, headers={"host": "localhost"}).context["js_data"]["creation_options"]
        return client.post(
            address, {"name": "Desk", "credential": self.made(_plain(options), origin)}, headers={"host": "localhost"}
        )

    def sign_in(self, client: Client, user: User, origin: str = HERE) -> Any:
        """Sign in by it alone."""
        address = reverse("mfa_login_webauthn")
        asked = client.get(address, headers={"host": "localhost", "accept": "application/json"}).json()
        answer = self.used(asked["request_options"], origin, user)
        return client.post(address, {"credential": answer}, headers={"host": "localhost"})

    def _client(self, kind: str, options: dict[str, Any], origin: str) -> bytes:
        challenge = websafe_decode(options["publicKey"]["challenge"])
        return CollectedClientData.create(kind, challenge, origin)

    def _json(self, **response: bytes) -> str:
        ident = websafe_encode(self.ident)
        parts = {name: websafe_encode(value) for name, value in response.items()}
        return json.dumps(
            {"id": ident, "rawId": ident, "type": "public-key", "response": parts, "clientExtensionResults": {}}
        )


def _plain(options: Any) -> dict[str, Any]:
    return json.loads(json.dumps(options, default=dict))
