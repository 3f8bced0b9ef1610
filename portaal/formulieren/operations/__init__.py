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
from .publiceren import find_fouten, publish_versie
from .redactie import (
    copy_formulier,
    import_formulier,
    load_formulier,
    publish_gepland,
    publish_opbouw,
)

__all__ = [
    "AanvraagGewijzigd",
    "AanvraagIsIngediend",
    "AanvraagVanAnder",
    "EmailKloptNiet",
    "FormulierGesloten",
    "FormulierKloptNiet",
    "LinkWerktNiet",
    "claim_aanvraag",
    "copy_formulier",
    "find_fouten",
    "import_formulier",
    "keep_ruwe_invoer",
    "load_formulier",
    "mail_hervatlink",
    "plan_acties",
    "process_actie",
    "publish_gepland",
    "publish_opbouw",
    "publish_versie",
    "renew_hervatlink",
    "retry_acties",
    "save_stap",
    "start_aanvraag",
    "submit_aanvraag",
    "use_hervatlink",
    "verwijder_concept",
]
