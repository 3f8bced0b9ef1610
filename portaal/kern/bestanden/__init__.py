"""Checks on an uploaded file: its name, its first bytes and the whole of its content must agree."""

from .controle import check_upload
from .formaten import FORMATEN, describe_formaten
from .naam import clean_naam
from .oordeel import BestandGeweigerd, GecontroleerdBestand

__all__ = [
    "FORMATEN",
    "BestandGeweigerd",
    "GecontroleerdBestand",
    "check_upload",
    "clean_naam",
    "describe_formaten",
]
