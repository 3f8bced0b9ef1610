"""The signing key of the provider, with the kid under which it is published."""

import base64
import hmac
import json
import secrets
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

ALGORITME = "RS256"


def urlsafe(inhoud: bytes) -> bytes:
    """Base64url without padding, as tokens and PKCE use it."""
    return base64.urlsafe_b64encode(inhoud).rstrip(b"=")


class Sleutel:
    def __init__(self) -> None:
        self._geheim = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = secrets.token_hex(8)

    def jwk(self) -> dict[str, Any]:
        openbaar = json.loads(RSAAlgorithm.to_jwk(self._geheim.public_key()))
        return {**openbaar, "kid": self.kid, "use": "sig", "alg": ALGORITME}

    def sign(self, claims: dict[str, Any], *, kid: str | None) -> str:
        """A signed token; without `kid` the header does not name the key."""
        return jwt.encode(claims, self._geheim, ALGORITME, headers={"kid": kid} if kid else None)

    def sign_hmac(self, claims: dict[str, Any]) -> str:
        """The classic forgery: HMAC with the public key as the secret. PyJWT refuses to make one."""
        kop = {"alg": "HS256", "typ": "JWT", "kid": self.kid}
        openbaar = self._geheim.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        tekst = b".".join(urlsafe(json.dumps(deel).encode()) for deel in (kop, claims))
        return b".".join([tekst, urlsafe(hmac.digest(openbaar, tekst, "sha256"))]).decode()

    def read(self, token: str) -> dict[str, Any]:
        """The claims of an own token, expired or not: a logout hint may be old."""
        return jwt.decode(
            token,
            self._geheim.public_key(),
            [ALGORITME],
            options={"verify_exp": False, "verify_aud": False, "verify_nbf": False, "verify_iat": False},
        )
