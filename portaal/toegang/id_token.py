"""Whether an ID token may be believed (OpenID Connect Core 1.0, section 3.1.3.7)."""

import hmac
from typing import Any

import jwt

Claims = dict[str, Any]
# Fixed here: the header of a token does not choose how it is checked.
ALGORITME = "RS256"
VERPLICHT = ["exp", "iat", "iss", "aud", "sub"]
SPELING_SECONDEN = 60


class TokenOngeldig(Exception):
    """The token is not from this provider, not for us, not for this login, or not of now."""


def read_kid(token: str) -> str:
    """The name of the key that the token says it was signed with. Raises TokenOngeldig."""
    try:
        kop = jwt.get_unverified_header(token)
    except jwt.PyJWTError as fout:
        raise TokenOngeldig("geen token") from fout
    kid = kop.get("kid")
    if kop.get("alg") != ALGORITME or not isinstance(kid, str) or not kid:
        raise TokenOngeldig("alg of kid")
    return kid


def check_id_token(token: str, jwk: dict[str, Any], *, client_id: str, issuer: str, nonce: str) -> Claims:
    """The claims of a right token; raises TokenOngeldig with what was wrong, never with a value."""
    try:
        claims: Claims = jwt.decode(
            token,
            jwt.PyJWK(jwk, algorithm=ALGORITME),
            algorithms=[ALGORITME],
            audience=client_id,
            issuer=issuer,
            leeway=SPELING_SECONDEN,
            options={"require": VERPLICHT},
        )
    except (jwt.PyJWTError, ValueError) as fout:
        raise TokenOngeldig(type(fout).__name__) from fout
    _check_azp(claims, client_id)
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()) or not nonce:
        raise TokenOngeldig("nonce")
    return claims


def _check_azp(claims: Claims, client_id: str) -> None:
    """A token for several parties must say that it was issued to us."""
    meer = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if meer else client_id) != client_id:
        raise TokenOngeldig("azp")
