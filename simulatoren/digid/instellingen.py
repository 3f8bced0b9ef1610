"""What a broker lets its customer configure: client, return addresses, names of claims and levels."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost"})
NIVEAU_LABELS = {"basis": "Basis", "midden": "Midden", "substantieel": "Substantieel", "hoog": "Hoog"}
# The names under which DigiD itself reports its levels.
NIVEAU_WAARDEN = {
    "basis": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    "midden": "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    "substantieel": "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
    "hoog": "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
}


@dataclass(frozen=True)
class Instellingen:
    client_id: str = "portaal-demo"
    client_geheim: str = "geheim-van-de-digid-simulator-demo"
    terugkeer: tuple[str, ...] = (
        "http://127.0.0.1/inloggen/digid/terug/",
        "http://localhost/inloggen/digid/terug/",
    )
    uitlog_terugkeer: tuple[str, ...] = ("http://127.0.0.1/uitgelogd/", "http://localhost/uitgelogd/")
    bsn_claim: str = "bsn"
    niveaus: Mapping[str, str] = field(default_factory=lambda: NIVEAU_WAARDEN)

    def niveau_of(self, acr_values: str) -> str:
        """The first requested level that exists; `midden` when none was asked for."""
        namen = {waarde: naam for naam, waarde in self.niveaus.items()}
        return next((namen[waarde] for waarde in acr_values.split() if waarde in namen), "midden")


def load_instellingen(omgeving: Mapping[str, str] = os.environ) -> Instellingen:
    """Settings from DIGID_SIM_… variables; what is absent keeps its default."""
    standaard = Instellingen()
    return Instellingen(
        client_id=omgeving.get("DIGID_SIM_CLIENT_ID", standaard.client_id),
        client_geheim=omgeving.get("DIGID_SIM_CLIENT_GEHEIM", standaard.client_geheim),
        terugkeer=tuple(omgeving.get("DIGID_SIM_TERUGKEER", "").split()) or standaard.terugkeer,
        uitlog_terugkeer=tuple(omgeving.get("DIGID_SIM_UITLOG_TERUGKEER", "").split())
        or standaard.uitlog_terugkeer,
        bsn_claim=omgeving.get("DIGID_SIM_BSN_CLAIM", standaard.bsn_claim),
        niveaus={
            naam: omgeving.get(f"DIGID_SIM_NIVEAU_{naam.upper()}", waarde)
            for naam, waarde in NIVEAU_WAARDEN.items()
        },
    )


def is_registered(url: str, geregistreerd: tuple[str, ...]) -> bool:
    """Exact match; a registered loopback address without a port allows every port (RFC 8252, 7.3)."""
    if url in geregistreerd:
        return True
    try:
        delen = urlsplit(url)
        naam, poort = delen.hostname, delen.port
    except ValueError:
        return False
    is_loopback = naam in LOOPBACK and delen.netloc == f"{naam}:{poort}"
    return is_loopback and delen._replace(netloc=naam or "").geturl() in geregistreerd
