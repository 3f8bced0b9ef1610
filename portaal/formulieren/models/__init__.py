"""A form as data, the draft a resident fills in, and all that comes with handing it in."""

from .aanvraag import Aanvraag, AanvraagQuerySet, UitgaandeActie
from .bijlage import Bijlage
from .formulier import HOOGSTE_DAGEN, Bewaarregel, Formulier, FormulierVersie, StapMeting, VersieStaatVast
from .toegang import Hervatlink, Ondertekening

__all__ = [
    "HOOGSTE_DAGEN",
    "Aanvraag",
    "AanvraagQuerySet",
    "Bewaarregel",
    "Bijlage",
    "Formulier",
    "FormulierVersie",
    "Hervatlink",
    "Ondertekening",
    "StapMeting",
    "UitgaandeActie",
    "VersieStaatVast",
]
