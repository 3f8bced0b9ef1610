"""What staff can do with a zaak: each act with its form, when it fits, and the one operation behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portaal.toegang.models import Account
from portaal.zaken import operations
from portaal.zaken.enums import StatusSoort
from portaal.zaken.models import Zaak
from portaal.zaken.queries import te_controleren

from . import forms

Uitvoering = Callable[..., Any]


@dataclass(frozen=True)
class Actie:
    """past says whether the act makes sense now; the operation checks it again."""

    sleutel: str
    titel: str
    icoon: str
    knop: str
    gedaan: str
    form: type[forms.ActieForm]
    past: Callable[[Zaak, date, Account], bool]
    voer_uit: Uitvoering

    def fresh_form(self, zaak: Zaak) -> forms.ActieForm:
        """Its form, not filled in yet."""
        return self.form(zaak, auto_id=self.auto_id)

    @property
    def auto_id(self) -> str:
        """Ids of its own, as all forms stand on one page."""
        return f"{self.sleutel}_%s"


def _may_take(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return zaak.behandelaar_id is None


def _may_collect(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return zaak.zaaktype.is_ophaalproduct and not _may_hand_out(zaak, vandaag, account)


def _may_hand_out(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return bool(
        zaak.huidige_status and zaak.huidige_status.statustype.soort == StatusSoort.KLAAR_VOOR_OPHALEN
    )


def _may_suspend(zaak: Zaak, vandaag: date, account: Account) -> bool:
    """While the term runs: of one that is over, no day is left to stand still."""
    laatste = zaak.uiterlijke_einddatum_afdoening
    loopt = laatste is not None and vandaag < laatste
    return loopt and bool(zaak.zaaktype.opschorting_gronden) and not zaak.is_opgeschort(vandaag)


def _may_resume(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return zaak.is_opgeschort(vandaag)


def _may_extend(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return zaak.zaaktype.heeft_wettelijke_termijn and not zaak.is_opgeschort(vandaag)


def _may_grant(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return zaak.zaaktype.identificatie == operations.PARKEERVERGUNNING and not zaak.is_afgerond


def _may_check(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return te_controleren(Zaak.objects.filter(pk=zaak.pk)).exists()


def _always(zaak: Zaak, vandaag: date, account: Account) -> bool:
    return True


def _hand_out(*, gecontroleerd: bool, **velden: Any) -> Any:
    """That somebody looked is what the form asks; the operation needs no telling."""
    return operations.hand_out(**velden)


def _extend(*, zaak: Zaak, tot: date | None, by: Account, now: datetime, **velden: Any) -> Any:
    """With a date: told that it will be late. Without: the weeks that the special law gives."""
    weken = None if tot else zaak.zaaktype.verlenging_weken
    return operations.register_verdaging(zaak=zaak, tot=tot, weken=weken, by=by, now=now, **velden)


def _check_sample(*, versie: int, **velden: Any) -> Any:
    """The zaak itself does not change, so that its version does not matter."""
    return operations.check_beslissing(**velden)


def _add_document(*, by: Account, **velden: Any) -> Any:
    return operations.add_document(soort="Brief", auteur=by.naam, by=by, **velden)


ACTIES = {
    actie.sleutel: actie
    for actie in (
        Actie(
            "neem",
            "Neem in behandeling",
            "persoon",
            "Neem in behandeling",
            "U behandelt deze zaak nu.",
            forms.NeemForm,
            _may_take,
            operations.take_zaak,
        ),
        Actie(
            "klaar",
            "Ligt klaar om op te halen",
            "balie",
            "Meld dat het klaarligt",
            "De inwoner krijgt bericht dat het klaarligt.",
            forms.KlaarForm,
            _may_collect,
            operations.mark_klaar_voor_ophalen,
        ),
        Actie(
            "uitreiken",
            "Uitreiken",
            "vink",
            "Uitreiken en zaak afronden",
            "Het document is uitgereikt. De zaak is afgerond.",
            forms.UitreikenForm,
            _may_hand_out,
            _hand_out,
        ),
        Actie(
            "verlenen",
            "Vergunning verlenen",
            "parkeren",
            "Verleen de vergunning",
            "De vergunning is verleend. De inwoner krijgt het besluit en de vergunning.",
            forms.VerlenenForm,
            _may_grant,
            operations.verleen_parkeervergunning,
        ),
        Actie(
            "status",
            "Status zetten",
            "vlag",
            "Status opslaan",
            "De status is opgeslagen.",
            forms.StatusForm,
            _always,
            operations.set_status,
        ),
        Actie(
            "document",
            "Document toevoegen",
            "document",
            "Document toevoegen",
            "Het document staat in de zaak.",
            forms.DocumentForm,
            _always,
            _add_document,
        ),
        Actie(
            "opschorten",
            "Termijn stilzetten",
            "pauze",
            "Stilzetten en inwoner inlichten",
            "De termijn staat stil. De inwoner krijgt bericht.",
            forms.OpschortenForm,
            _may_suspend,
            operations.start_opschorting,
        ),
        Actie(
            "hervatten",
            "Termijn laten lopen",
            "klok",
            "Laat de termijn lopen",
            "De termijn loopt weer.",
            forms.HervattenForm,
            _may_resume,
            operations.end_opschorting,
        ),
        Actie(
            "verlengen",
            "Termijn verlengen",
            "kalender",
            "Verlengen en inwoner inlichten",
            "De nieuwe datum is opgeslagen. De inwoner krijgt bericht.",
            forms.VerlengenForm,
            _may_extend,
            _extend,
        ),
        Actie(
            "overdragen",
            "Overdragen",
            "overdragen",
            "Overdragen",
            "De zaak is overgedragen.",
            forms.OverdragenForm,
            _always,
            operations.assign_zaak,
        ),
        Actie(
            "afronden",
            "Zaak afronden",
            "stempel",
            "Zaak afronden",
            "De zaak is afgerond.",
            forms.AfrondenForm,
            _always,
            operations.close_zaak,
        ),
        Actie(
            "controleren",
            "Steekproef: controleer achteraf",
            "oog",
            "Controle opslaan",
            "De controle is opgeslagen.",
            forms.ControleForm,
            _may_check,
            _check_sample,
        ),
    )
}
NA_AFRONDEN = ("controleren",)


def fitting_acties(zaak: Zaak, vandaag: date, account: Account) -> list[Actie]:
    """The acts to offer now; on a closed zaak only what looks back at it."""
    mogelijk = [ACTIES[sleutel] for sleutel in NA_AFRONDEN] if zaak.is_afgerond else ACTIES.values()
    return [actie for actie in mogelijk if actie.past(zaak, vandaag, account)]
