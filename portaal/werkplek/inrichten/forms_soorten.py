"""What a soort afspraak is called, how long it takes, and when and with what it can be booked."""

from typing import Any, cast

from django import forms
from django.utils.text import slugify

from portaal.afspraken.enums import Afspraakkanaal
from portaal.afspraken.models import AfspraakRegel, Afspraaksoort
from portaal.organisatie.models import Team
from portaal.producten.models import Product
from portaal.zaken.models import Zaaktype

from .forms_locatie import SoortenField
from .getalveld import GetalField

LANGSTE_DUUR, MEESTE_PERSONEN, VERSTE_DAG = 480, 20, 365
FEITEN = (
    "naam",
    "uitleg",
    "product",
    "zaaktype",
    "team",
    "kanaal",
    "duur_eerste",
    "duur_extra",
    "buffer",
    "max_personen",
    "voorloop_uren",
    "horizon_dagen",
    "norm_werkdagen",
    "is_afhalen",
    "volgorde",
)
BEGIN = {
    "kanaal": Afspraakkanaal.BALIE,
    "duur_extra": 0,
    "buffer": 0,
    "max_personen": 1,
    "voorloop_uren": 2,
    "horizon_dagen": 60,
    "volgorde": 0,
}


class SoortForm(forms.Form):
    naam = forms.CharField(
        label="Naam",
        max_length=80,
        help_text="Zo kiest de inwoner het. Bijvoorbeeld: Paspoort aanvragen",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Vul een naam in, bijvoorbeeld Paspoort aanvragen"},
    )
    uitleg = forms.CharField(
        label="Uitleg", max_length=250, required=False, help_text="Eén zin onder de naam, voor de inwoner."
    )
    kanaal = forms.ChoiceField(
        label="Hoe gaat het gesprek?",
        choices=Afspraakkanaal.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies hoe het gesprek gaat"),
    )
    duur_eerste = GetalField(
        label="Hoeveel minuten duurt het?",
        laagste=1,
        hoogste=LANGSTE_DUUR,
        eenheid="minuten",
        help_text="Voor de eerste persoon. Wij ronden de hele afspraak naar boven af op 5 minuten.",
    )
    duur_extra = GetalField(
        label="Hoeveel minuten meer voor elke volgende persoon?",
        laagste=0,
        hoogste=LANGSTE_DUUR,
        eenheid="minuten",
    )
    max_personen = GetalField(
        label="Voor hoeveel personen tegelijk?", laagste=1, hoogste=MEESTE_PERSONEN, eenheid="personen"
    )
    buffer = GetalField(
        label="Hoeveel minuten houdt u erna vrij?", laagste=0, hoogste=LANGSTE_DUUR, eenheid="minuten"
    )
    voorloop_uren = GetalField(
        label="Hoeveel uur van tevoren moet iemand boeken?",
        laagste=0,
        hoogste=720,
        eenheid="uren",
        help_text="Medewerkers mogen later boeken.",
    )
    horizon_dagen = GetalField(
        label="Hoeveel dagen vooruit kan iemand boeken?", laagste=1, hoogste=VERSTE_DAG, eenheid="dagen"
    )
    norm_werkdagen = GetalField(
        label="Binnen hoeveel werkdagen beloven wij plek?",
        required=False,
        laagste=1,
        hoogste=60,
        eenheid="werkdagen",
        help_text="Wij meten elke werkdag of dit lukt. Laat leeg als er geen belofte is.",
    )
    combineert_met = SoortenField(
        Afspraaksoort.objects.none(),
        to_field_name="slug",
        required=False,
        label="Wat kan iemand in dezelfde afspraak regelen?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Deze keuze bestaat niet meer. Kies opnieuw"},
    )
    is_afhalen = forms.BooleanField(
        label="Dit is om op te halen wat klaarligt",
        required=False,
        help_text="Inwoners kiezen dit moment bij hun zaak als het document klaarligt.",
    )
    product = forms.ModelChoiceField(
        Product.objects.all(),
        to_field_name="slug",
        required=False,
        label="Product",
        empty_label="Geen",
        help_text="Hieruit komen de kosten en wat iemand meeneemt.",
        error_messages={"invalid_choice": "Dit product bestaat niet meer. Kies opnieuw"},
    )
    zaaktype = forms.ModelChoiceField(
        Zaaktype.objects.all(),
        to_field_name="identificatie",
        required=False,
        label="Zaaktype",
        empty_label="Geen",
        help_text="Het team van dit zaaktype ziet deze afspraken en begint er een zaak mee.",
        error_messages={"invalid_choice": "Dit zaaktype bestaat niet meer. Kies opnieuw"},
    )
    team = forms.ModelChoiceField(
        Team.objects.all(),
        to_field_name="slug",
        required=False,
        label="Team",
        empty_label="Geen",
        help_text="Nodig als er geen zaaktype is. Dit team ziet deze afspraken dan, en roept op aan de balie.",
        error_messages={"invalid_choice": "Dit team bestaat niet meer. Kies opnieuw"},
    )
    volgorde = GetalField(
        label="Plaats in de lijst", laagste=0, hoogste=9999, help_text="Een laag getal staat bovenaan."
    )

    def __init__(self, data: Any = None, *, soort: Afspraaksoort | None) -> None:
        super().__init__(data, initial=_initial(soort))
        anderen = Afspraaksoort.objects.exclude(pk=soort.pk) if soort else Afspraaksoort.objects.all()
        cast(Any, self.fields["combineert_met"]).queryset = anderen
        for veld in ("product", "zaaktype", "team"):
            cast(Any, self.fields[veld]).label_from_instance = str
        if soort and AfspraakRegel.objects.filter(soort=soort).exists():
            self.fields["kanaal"].disabled = True
            self.fields["kanaal"].help_text = "Dit ligt vast, want er zijn afspraken van deze soort."

    def clean_naam(self) -> str:
        naam: str = self.cleaned_data["naam"]
        if not slugify(naam):
            raise forms.ValidationError("Gebruik letters of cijfers in de naam")
        return naam

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        kanaal = velden.get("kanaal")
        if velden.get("is_afhalen") and kanaal and kanaal != Afspraakkanaal.BALIE:
            self.add_error("is_afhalen", "Ophalen kan alleen aan de balie")
        if anders := [soort.naam for soort in velden.get("combineert_met", ()) if soort.kanaal != kanaal]:
            self.add_error(
                "combineert_met", f"Dit gesprek gaat op een andere manier, kies het niet: {', '.join(anders)}"
            )
        voorloop, horizon = velden.get("voorloop_uren"), velden.get("horizon_dagen")
        if voorloop is not None and horizon and voorloop >= horizon * 24:
            self.add_error("voorloop_uren", "Zo is er geen dag meer om te kiezen. Kies minder uren")
        return velden

    @property
    def feiten(self) -> dict[str, Any]:
        """What is kept of the soort itself."""
        return {veld: self.cleaned_data[veld] for veld in FEITEN}


def _initial(soort: Afspraaksoort | None) -> dict[str, Any]:
    if soort is None:
        return BEGIN
    feiten = {veld: getattr(soort, veld) for veld in FEITEN}
    return {
        **feiten,
        "product": soort.product and soort.product.slug,
        "zaaktype": soort.zaaktype and soort.zaaktype.identificatie,
        "team": soort.team and soort.team.slug,
        "combineert_met": list(soort.combineert_met.values_list("slug", flat=True)),
    }
