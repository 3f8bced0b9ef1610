"""What a broker lets its customer configure: client, return addresses, names of claims and levels."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost"})
NIVEAU_LABELS = {"basis": "Basis", "midden": "Midden", "substantieel": "Substantieel", "hoog": "Hoog"}


@dataclass(frozen=True)
class Instellingen:
    """`niveaus` maps each DigiD level to the acr value by which this broker calls it."""

    client_id: str = "portaal"
    client_geheim: str = "demo-digid-geheim"
    terugkeer: tuple[str, ...] = (
        "http://127.0.0.1/inloggen/digid/terug/",
        "http://localhost/inloggen/digid/terug/",
    )
    uitlog_terugkeer: tuple[str, ...] = ("http://127.0.0.1/uitgelogd/", "http://localhost/uitgelogd/")
    bsn_claim: str = "bsn"
    niveaus: Mapping[str, str] = field(default_factory=lambda: {naam: naam for naam in NIVEAU_LABELS})

    def niveau_of(self, acr_values: str) -> str:
        """The first requested level that exists; `midden` when none was asked for."""
        namen = {waarde: naam for naam, waarde in self.niveaus.items()}
        return next((namen[waarde] for waarde in acr_values.split() if waarde in namen), "midden")


def load_instellingen(omgeving: Mapping[str, str] = os.environ) -> Instellingen:
    """The same DIGID_… variables that the portal reads, so that both always agree."""
    standaard = Instellingen()
    waarden = omgeving.get("DIGID_NIVEAUS", "").replace(",", " ").split()
    return Instellingen(
        client_id=omgeving.get("DIGID_CLIENT_ID", standaard.client_id),
        client_geheim=omgeving.get("DIGID_CLIENT_SECRET", standaard.client_geheim),
        bsn_claim=omgeving.get("DIGID_CLAIM_BSN", standaard.bsn_claim),
        niveaus=dict(zip(NIVEAU_LABELS, waarden, strict=True)) if waarden else standaard.niveaus,
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
