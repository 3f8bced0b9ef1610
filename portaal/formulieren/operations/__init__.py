"""Every write on forms and aanvragen."""

from .acties import plan_acties, process_actie, retry_acties
from .bijlage import add_bijlage, drop_bijlagen, remove_bijlage, scan_bijlage
from .concept import claim_aanvraag, keep_ruwe_invoer, save_stap, start_aanvraag, verwijder_concept
from .fouten import (
    AanvraagGewijzigd,
    AanvraagIsIngediend,
    AanvraagVanAnder,
    CodeKloptNiet,
    EmailKloptNiet,
    FormulierGesloten,
    FormulierKloptNiet,
    FormulierVol,
    LinkWerktNiet,
    OndertekeningVoorbij,
    VerkeerdePersoon,
)
from .hervatten import mail_hervatlink, renew_hervatlink, use_hervatlink
from .indienen import submit_aanvraag
from .meten import count_fout, count_voortgang
from .ondertekenen import (
    check_code,
    confirm_machtiging,
    correct_adres,
    may_sign,
    plan_machtiging,
    refuse_ondertekening,
    send_code,
    sign_ondertekening,
    sweep_ondertekening,
)
from .opruimen import mark_missing, sweep_bestanden
from .publiceren import find_fouten, publish_versie
from .redactie import (
    copy_formulier,
    import_formulier,
    load_formulier,
    publish_gepland,
    publish_opbouw,
)
from .schonen import schoon_aanvraag, schoon_metingen

__all__ = [
    "AanvraagGewijzigd",
    "AanvraagIsIngediend",
    "AanvraagVanAnder",
    "CodeKloptNiet",
    "EmailKloptNiet",
    "FormulierGesloten",
    "FormulierKloptNiet",
    "FormulierVol",
    "LinkWerktNiet",
    "OndertekeningVoorbij",
    "VerkeerdePersoon",
    "add_bijlage",
    "check_code",
    "claim_aanvraag",
    "confirm_machtiging",
    "copy_formulier",
    "correct_adres",
    "count_fout",
    "count_voortgang",
    "drop_bijlagen",
    "find_fouten",
    "import_formulier",
    "keep_ruwe_invoer",
    "load_formulier",
    "mail_hervatlink",
    "mark_missing",
    "may_sign",
    "plan_acties",
    "plan_machtiging",
    "process_actie",
    "publish_gepland",
    "publish_opbouw",
    "publish_versie",
    "refuse_ondertekening",
    "remove_bijlage",
    "renew_hervatlink",
    "retry_acties",
    "save_stap",
    "scan_bijlage",
    "schoon_aanvraag",
    "schoon_metingen",
    "send_code",
    "sign_ondertekening",
    "start_aanvraag",
    "submit_aanvraag",
    "sweep_bestanden",
    "sweep_ondertekening",
    "use_hervatlink",
    "verwijder_concept",
]
