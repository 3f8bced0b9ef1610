"""What staff fill in for an act on a zaak. Each form validates; the act itself is an operation."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate

from portaal.kern.bestanden import BestandGeweigerd, GecontroleerdBestand, check_upload
from portaal.kern.ui.datumveld import DatumField
from portaal.organisatie.queries import leden_van, locaties_voor_ophalen
from portaal.toegang.models import Account
from portaal.vragen.typen.nummers import KentekenField
from portaal.zaken.enums import GRONDEN_MET_EINDDATUM, Bevinding, OpschortingGrond, StatusSoort
from portaal.zaken.models import Resultaattype, Statustype, Zaak
from portaal.zaken.operations import ZaakFout, check_gesteld_tot, check_nieuwe_datum

EIGEN_ACTIE = (StatusSoort.KLAAR_VOOR_OPHALEN, StatusSoort.AFGEROND)
# What every resident can open.
VOOR_INWONERS = (".pdf", ".jpg", ".jpeg", ".png")
VOORUIT = timedelta(days=365)
MELDING_REDEN = {"required": "Vul een reden in. De inwoner leest deze tekst."}


class ActieForm(forms.Form):
    """A form on a zaak; versie is the state of the zaak that staff had before them."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, zaak: Zaak, *args: Any, **kwargs: Any) -> None:
        self.zaak = zaak
        kwargs.setdefault("initial", {"versie": zaak.versie})
        super().__init__(*args, **kwargs)


class ToelichtingMixin(forms.Form):
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="De inwoner leest dit.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NeemForm(ActieForm):
    """Taking a zaak asks nothing."""


class OverdragenForm(ActieForm):
    behandelaar = forms.ModelChoiceField(
        Account.objects.none(),
        label="Nieuwe behandelaar",
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega uit het team."},
    )

    def __init__(self, zaak: Zaak, *args: Any, **kwargs: Any) -> None:
        super().__init__(zaak, *args, **kwargs)
        veld: Any = self.fields["behandelaar"]
        veld.queryset = leden_van(zaak.team)
        veld.label_from_instance = lambda account: account.naam


class StatusForm(ToelichtingMixin, ActieForm):
    statustype = forms.ModelChoiceField(
        Statustype.objects.none(),
        label="Nieuwe status",
        empty_label="Kies een status",
        error_messages={"required": "Kies een status.", "invalid_choice": "Kies een status uit de lijst."},
    )
    field_order = ["statustype", "toelichting"]

    def __init__(self, zaak: Zaak, *args: Any, **kwargs: Any) -> None:
        super().__init__(zaak, *args, **kwargs)
        statustypen = zaak.zaaktype.statustypen.exclude(soort__in=EIGEN_ACTIE)
        if zaak.huidige_status:
            statustypen = statustypen.exclude(pk=zaak.huidige_status.statustype_id)
        veld: Any = self.fields["statustype"]
        veld.queryset = statustypen


class DocumentForm(ActieForm):
    titel = forms.CharField(
        label="Titel",
        help_text="Zo ziet de inwoner het document staan.",
        max_length=150,
        error_messages={"required": "Vul een titel in, bijvoorbeeld: Besluit op uw aanvraag."},
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text="Pdf, jpg of png. Maximaal 20 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(VOOR_INWONERS)}),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )

    def clean_bestand(self) -> GecontroleerdBestand:
        """The checked file. What is refused is told in words."""
        try:
            return check_upload(self.cleaned_data["bestand"], formaten=VOOR_INWONERS)
        except BestandGeweigerd as fout:
            raise forms.ValidationError(str(fout)) from fout


class KlaarForm(ActieForm):
    locatie = forms.ModelChoiceField(
        locaties_voor_ophalen(),
        label="Waar ligt het klaar?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies de locatie waar het document ligt.",
            "invalid_choice": "Kies een locatie uit de lijst.",
        },
    )


class UitreikenForm(ActieForm):
    gecontroleerd = forms.BooleanField(
        label="Ik heb gezien wie dit ophaalt, en dat het voor deze persoon is",
        error_messages={"required": "Kijk eerst of het document voor deze persoon is."},
    )


class OpschortenForm(ActieForm):
    grond = forms.ChoiceField(
        label="Grond",
        error_messages={"required": "Kies een grond.", "invalid_choice": "Kies een grond uit de lijst."},
    )
    gesteld_tot = DatumField(
        label="Laatste dag om te reageren",
        required=False,
        help_text="Nodig als de inwoner iets moet sturen.",
    )
    reden = forms.CharField(
        label="Wat moet de inwoner doen?",
        help_text="De inwoner leest dit.",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=MELDING_REDEN,
    )

    def __init__(self, zaak: Zaak, *args: Any, **kwargs: Any) -> None:
        super().__init__(zaak, *args, **kwargs)
        veld: Any = self.fields["grond"]
        veld.choices = [
            (grond, f"{OpschortingGrond(grond).label} ({grond})")
            for grond in zaak.zaaktype.opschorting_gronden
        ]

    def clean_gesteld_tot(self) -> date | None:
        gesteld_tot: date | None = self.cleaned_data["gesteld_tot"]
        if gesteld_tot:
            try:
                check_gesteld_tot(gesteld_tot, localdate())
            except ZaakFout as fout:
                raise forms.ValidationError(str(fout)) from fout
        return gesteld_tot

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        if gegevens.get("grond") in GRONDEN_MET_EINDDATUM and not self.errors and not gegevens["gesteld_tot"]:
            self.add_error(
                "gesteld_tot", "Vul de laatste dag in. Zonder laatste dag staat de termijn niet stil."
            )
        return gegevens


class HervattenForm(ActieForm):
    reden = forms.CharField(label="Reden", required=False, max_length=250, help_text="De inwoner leest dit.")


class VerlengenForm(ActieForm):
    tot = DatumField(
        label="Nieuwe datum",
        required=False,
        help_text="Laat leeg om te verlengen met de weken die de wet toestaat.",
    )
    reden = forms.CharField(
        label="Reden",
        help_text="De inwoner leest dit.",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=MELDING_REDEN,
    )

    def clean_tot(self) -> date | None:
        tot: date | None = self.cleaned_data["tot"]
        if tot:
            try:
                check_nieuwe_datum(self.zaak, tot, localdate())
            except ZaakFout as fout:
                raise forms.ValidationError(str(fout)) from fout
        return tot


class AfrondenForm(ToelichtingMixin, ActieForm):
    resultaattype = forms.ModelChoiceField(
        Resultaattype.objects.none(),
        label="Resultaat",
        empty_label="Kies een resultaat",
        error_messages={
            "required": "Kies een resultaat.",
            "invalid_choice": "Kies een resultaat uit de lijst.",
        },
    )
    field_order = ["resultaattype", "toelichting"]

    def __init__(self, zaak: Zaak, *args: Any, **kwargs: Any) -> None:
        super().__init__(zaak, *args, **kwargs)
        veld: Any = self.fields["resultaattype"]
        veld.queryset = zaak.zaaktype.resultaattypen.all()


class VerlenenForm(ActieForm):
    kenteken = KentekenField(label="Kenteken", voorbeeld="Vul het kenteken in, bijvoorbeeld 12-ABC-3")
    geldig_van = DatumField(label="Eerste dag", help_text="De vergunning geldt daarna een jaar.")
    toelichting = forms.CharField(
        label="Waarom krijgt de inwoner de vergunning?",
        help_text="De inwoner leest dit in het besluit.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=MELDING_REDEN,
    )

    def clean_geldig_van(self) -> date:
        dag: date = self.cleaned_data["geldig_van"]
        if not localdate() <= dag <= localdate() + VOORUIT:
            raise forms.ValidationError("Kies een dag vanaf vandaag, hoogstens een jaar vooruit.")
        return dag


class ControleForm(ActieForm):
    bevinding = forms.ChoiceField(
        choices=Bevinding.choices,
        widget=forms.RadioSelect,
        label="Wat vond u?",
        error_messages={"required": "Kies wat u vond.", "invalid_choice": "Kies wat u vond."},
    )
    toelichting = forms.CharField(
        label="Wat klopt er niet, en wat gebeurt er nu?",
        required=False,
        max_length=1000,
        help_text="Alleen nodig als er iets niet klopt. De inwoner leest dit niet.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
