"""Checks on an uploaded file: its name, its first bytes and the whole of its content must agree."""

from .controle import ALLE, check_upload, check_uploads, name_melding
from .formaten import FORMATEN, accept_of, describe_formaten
from .naam import clean_naam
from .oordeel import BestandGeweigerd, GecontroleerdBestand

__all__ = [
    "ALLE",
    "FORMATEN",
    "BestandGeweigerd",
    "GecontroleerdBestand",
    "accept_of",
    "check_upload",
    "check_uploads",
    "clean_naam",
    "describe_formaten",
    "name_melding",
]
