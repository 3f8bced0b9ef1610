"""Every write on afspraken."""

from .aanbieden import sweep_wachtlijst
from .blokkeren import Blokkering, block_balie, reseat_afspraak, unblock_balie
from .boeken import confirm_afspraak, extend_optie, hold_afspraak, set_contact
from .fouten import (
    AanbodVoorbij,
    AfspraakGewijzigd,
    Druk,
    NietMeerTeWijzigen,
    OptieVerlopen,
    TeVerVooruit,
    TijdNietVrij,
)
from .herhalen import send_bevestiging
from .inrichten import (
    combine_soorten,
    ensure_afspraaksoort,
    ensure_balie,
    ensure_blok,
    ensure_drukteperiode,
)
from .verzetten import heropen_locatie, sluit_locatie, verzet_dag, work_verzetting
from .wachtlijst import join_wachtlijst, leave_wachtlijst, pass_aanbod, take_aanbod
from .wijzigen import cancel_afspraak, move_afspraak

__all__ = [
    "AanbodVoorbij",
    "AfspraakGewijzigd",
    "Blokkering",
    "Druk",
    "NietMeerTeWijzigen",
    "OptieVerlopen",
    "TeVerVooruit",
    "TijdNietVrij",
    "block_balie",
    "cancel_afspraak",
    "combine_soorten",
    "confirm_afspraak",
    "ensure_afspraaksoort",
    "ensure_balie",
    "ensure_blok",
    "ensure_drukteperiode",
    "extend_optie",
    "heropen_locatie",
    "hold_afspraak",
    "join_wachtlijst",
    "leave_wachtlijst",
    "move_afspraak",
    "pass_aanbod",
    "reseat_afspraak",
    "send_bevestiging",
    "set_contact",
    "sluit_locatie",
    "sweep_wachtlijst",
    "take_aanbod",
    "unblock_balie",
    "verzet_dag",
    "work_verzetting",
]
