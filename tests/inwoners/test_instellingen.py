"""Production refuses settings with which a resident could be let in wrongly."""

import pytest

from tests.structure.test_omgeving import import_settings, ingevuld


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("DIGID_ISSUER", "http://broker.example"),
        ("DIGID_TOKEN_URL", "http://127.0.0.1:8001/token"),
        ("DIGID_JWKS_URL", ""),
        ("DIGID_NIVEAUS", "laag,hoog"),
        ("DIGID_MINIMUM", "hoogst"),
    ],
)
def test_production_does_not_start_with(naam: str, waarde: str) -> None:
    result = import_settings("portaal.settings.productie", {**ingevuld(), naam: waarde})

    assert result.returncode == 1
    assert f"- {naam}: " in result.stderr
