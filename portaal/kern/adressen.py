"""Addresses by postcode and number, as other apps ask for them."""

from .clients.adres import Adres, AdresStoring, find_adres

__all__ = ["Adres", "AdresStoring", "find_adres"]
