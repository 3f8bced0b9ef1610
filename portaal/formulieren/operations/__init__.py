"""Every write on forms and aanvragen."""

from .acties import plan_acties, process_actie, retry_acties
from .concept import claim_aanvraag, keep_ruwe_invoer, save_stap, start_aanvraag, verwijder_concept
from .fouten import (
    AanvraagGewijzigd,
    AanvraagIsIngediend,
    AanvraagVanAnder,
    EmailKloptNiet,
    FormulierGesloten,
    FormulierKloptNiet,
    LinkWerktNiet,
)
from .hervatten import mail_hervatlink, renew_hervatlink, use_hervatlink
from .indienen import submit_aanvraag
from .publiceren import publish_versie, register_formulier

__all__ = [
    "AanvraagGewijzigd",
    "AanvraagIsIngediend",
    "AanvraagVanAnder",
    "EmailKloptNiet",
    "FormulierGesloten",
    "FormulierKloptNiet",
    "LinkWerktNiet",
    "claim_aanvraag",
    "keep_ruwe_invoer",
    "mail_hervatlink",
    "plan_acties",
    "process_actie",
    "publish_versie",
    "register_formulier",
    "renew_hervatlink",
    "retry_acties",
    "save_stap",
    "start_aanvraag",
    "submit_aanvraag",
    "use_hervatlink",
    "verwijder_concept",
]
