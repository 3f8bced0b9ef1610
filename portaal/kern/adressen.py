"""Addresses by postcode and number, as other apps ask for them."""

from .clients.adres import POSTCODE, Adres, AdresStoring, Punt, find_adres, find_middelpunt

__all__ = ["POSTCODE", "Adres", "AdresStoring", "Punt", "find_adres", "find_middelpunt"]
