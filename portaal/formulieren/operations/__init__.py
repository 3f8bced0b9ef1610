"""Every write on forms and aanvragen."""

from .acties import plan_acties, process_actie, retry_acties
from .concept import keep_ruwe_invoer, save_stap, start_aanvraag, verwijder_concept
from .fouten import AanvraagGewijzigd, AanvraagIsIngediend, FormulierGesloten, FormulierKloptNiet
from .indienen import submit_aanvraag
from .publiceren import publish_versie, register_formulier

__all__ = [
    "AanvraagGewijzigd",
    "AanvraagIsIngediend",
    "FormulierGesloten",
    "FormulierKloptNiet",
    "keep_ruwe_invoer",
    "plan_acties",
    "process_actie",
    "publish_versie",
    "register_formulier",
    "retry_acties",
    "save_stap",
    "start_aanvraag",
    "submit_aanvraag",
    "verwijder_concept",
]
