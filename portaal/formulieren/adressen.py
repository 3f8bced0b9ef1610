"""The address service as questions use it: a street and a place, or word that it does not answer."""

from portaal.kern.adressen import AdresStoring, find_adres
from portaal.vragen.typen import AdresdienstStoring, GevondenAdres


def zoek_adres(postcode: str, huisnummer: str, toevoeging: str) -> GevondenAdres | None:
    """The street and place of an address; None when there is none. Raises AdresdienstStoring."""
    try:
        adres = find_adres(postcode, huisnummer, toevoeging)
    except AdresStoring as fout:
        raise AdresdienstStoring from fout
    return GevondenAdres(adres.straat, adres.woonplaats) if adres else None
