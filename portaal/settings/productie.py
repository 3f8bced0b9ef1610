"""Production: everything from the environment; it refuses to start on a missing or weak secret."""

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from . import omgeving as env
from .basis import *  # noqa: F403
from .basis import (
    BRP_URL,
    CLAMAV_ADRES,
    CONTENT_SECURITY_POLICY,
    DATABASES,
    DIGID,
    KVK_URL,
    PDOK_URL,
    PORTAAL_OMGEVING,
    PUBLIEKE_URL,
    RDW_URL,
    TWILIO,
)

DIGID_NIVEAUS = ("basis", "midden", "substantieel", "hoog")
DIGID_ADRESSEN = {
    "DIGID_ISSUER": "issuer",
    "DIGID_AUTHORIZE_URL": "authorize",
    "DIGID_TOKEN_URL": "token",
    "DIGID_USERINFO_URL": "userinfo",
    "DIGID_JWKS_URL": "jwks",
    "DIGID_LOGOUT_URL": "logout",
}

SECRET_KEY = env.secret("SECRET_KEY", minimum=50)
VELD_SLEUTELS = env.items("VELD_SLEUTELS")
BSN_INDEX_SLEUTEL = env.secret("BSN_INDEX_SLEUTEL")
DIGID["client_secret"] = env.secret("DIGID_CLIENT_SECRET", minimum=16)
TWILIO["auth_token"] = env.secret("TWILIO_AUTH_TOKEN", minimum=16)

if BRP_URL:
    BRP_SLEUTEL = env.secret("BRP_SLEUTEL", minimum=16)
if KVK_URL:
    KVK_SLEUTEL = env.secret("KVK_SLEUTEL", minimum=16)
BRONNEN = {"BRP_URL": BRP_URL, "KVK_URL": KVK_URL, "RDW_URL": RDW_URL, "PDOK_URL": PDOK_URL}

if PORTAAL_OMGEVING != "productie":
    env.PROBLEMEN.append("PORTAAL_OMGEVING: met deze instellingen hoort hier 'productie' te staan")
if not VELD_SLEUTELS:
    env.PROBLEMEN.append(
        "VELD_SLEUTELS: ontbreekt. Maak een sleutel met: bin/manage maak_geheim --veldsleutel"
    )
for _sleutel in VELD_SLEUTELS:
    try:
        Fernet(_sleutel)
    except ValueError:
        env.PROBLEMEN.append(
            "VELD_SLEUTELS: geen geldige sleutel. Maak er een met: bin/manage maak_geheim --veldsleutel"
        )
if TWILIO["simulator_url"]:
    env.PROBLEMEN.append("TWILIO_SIMULATOR_URL: hoort in productie leeg te zijn")
if not PUBLIEKE_URL.startswith("https://"):
    env.PROBLEMEN.append("PUBLIEKE_URL: begint niet met https://")
for _naam, _sleutel in DIGID_ADRESSEN.items():
    if not str(DIGID[_sleutel]).startswith("https://"):
        env.PROBLEMEN.append(f"{_naam}: begint niet met https://")
for _naam, _url in BRONNEN.items():
    if _url and not _url.startswith("https://"):
        env.PROBLEMEN.append(f"{_naam}: begint niet met https://")
if len(DIGID["niveaus"]) != len(DIGID_NIVEAUS):
    env.PROBLEMEN.append(f"DIGID_NIVEAUS: noem er {len(DIGID_NIVEAUS)}, van {', '.join(DIGID_NIVEAUS)}")
if DIGID["minimum"] not in DIGID_NIVEAUS:
    env.PROBLEMEN.append(f"DIGID_MINIMUM: kies uit {', '.join(DIGID_NIVEAUS)}")
if not CLAMAV_ADRES:
    env.PROBLEMEN.append("CLAMAV_ADRES: ontbreekt. Zonder virusscanner komt geen bestand uit quarantaine")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    env.PROBLEMEN.append(
        "DATABASE_URL: productie draait op PostgreSQL, bijvoorbeeld postgres://portaal:…@db/portaal"
    )
if env.PROBLEMEN:
    raise ImproperlyConfigured("De instellingen kloppen nog niet:\n- " + "\n- ".join(env.PROBLEMEN))

SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# The preload list of browsers is for a whole domain; only its owner can decide on that.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
HOUDER_COOKIE_NAME = "__Host-concept"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
