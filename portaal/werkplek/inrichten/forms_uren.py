"""When balies are staffed in a week, and a day that is different."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from portaal.afspraken.models import Balie, Openingsblok
from portaal.afspraken.operations.inrichten_uren import Bloktijd
from portaal.afspraken.queries.inrichten_locatie import AndereDag
from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.tijdveld import TijdField
from portaal.organisatie.enums import Weekdag

from .getalveld import GetalField

VERSTE_DAG = timedelta(days=731)
NIET, PUBLIEK, MEDEWERKERS = "niet", "publiek", "medewerkers"
BEZETTING = ((NIET, "Niet open"), (PUBLIEK, "Voor iedereen"), (MEDEWERKERS, "Alleen medewerkers boeken"))
NA_BEGIN = "Deze tijd moet na de begintijd liggen"
REDENEN = ("Feestdag", "Drukte", "Storing")


class BlokForm(forms.Form):
    """One stretch of a day; a field per balie says whether it is open then and for whom."""

    weekdagen = forms.TypedMultipleChoiceField(
        label="Op welke dagen?",
        choices=Weekdag.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies minstens één dag"),
    )
    van = TijdField(label="Van")
    tot = TijdField(label="Tot")
    geldig_van = DatumField(label="Eerste dag")
    geldig_tot = DatumField(
        label="Laatste dag", required=False, help_text="Laat leeg als u nog geen laatste dag weet."
    )
    elke_n_weken = GetalField(
        laagste=1,
        hoogste=52,
        eenheid="weken",
        label="Elke hoeveel weken?",
        initial=1,
        help_text="1 is elke week, 2 is om de week. Wij tellen vanaf de week van de eerste dag.",
    )

    def __init__(self, data: Any, *, balies: Iterable[Balie], blok: Openingsblok | None = None) -> None:
        self.per_veld = {f"balie_{balie.pk}": balie for balie in balies}
        super().__init__(data, initial=_initial_of(blok))
        for veld, balie in self.per_veld.items():
            self.fields[veld] = forms.ChoiceField(
                label=balie.naam,
                choices=BEZETTING,
                initial=NIET,
                error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies of deze balie open is"),
            )
        if blok is not None:
            self.fields["weekdagen"] = forms.TypedChoiceField(
                label="Op welke dag?", choices=Weekdag.choices, coerce=int
            )

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        van, tot = velden.get("van"), velden.get("tot")
        if van and tot and van >= tot:
            self.add_error("tot", NA_BEGIN)
        eerste, laatste = velden.get("geldig_van"), velden.get("geldig_tot")
        if eerste and laatste and laatste < eerste:
            self.add_error("geldig_tot", "De laatste dag ligt voor de eerste dag")
        if self.per_veld and not self.errors and not self.balies:
            self.add_error(next(iter(self.per_veld)), "Kies minstens één balie die dan open is")
        return velden

    @property
    def wanneer(self) -> list[BoundField]:
        return [veld for veld in self if veld.name not in self.per_veld]

    @property
    def wie(self) -> list[BoundField]:
        """The fields of the balies."""
        return [self[naam] for naam in self.per_veld]

    @property
    def tijd(self) -> Bloktijd:
        velden = self.cleaned_data
        return Bloktijd(
            **{veld: velden[veld] for veld in ("van", "tot", "geldig_van", "geldig_tot", "elke_n_weken")}
        )

    @property
    def balies(self) -> Mapping[Balie, bool]:
        """Those that are open then; True when the public may book them."""
        keuzes = ((balie, self.cleaned_data[veld]) for veld, balie in self.per_veld.items())
        return {balie: keuze == PUBLIEK for balie, keuze in keuzes if keuze != NIET}


def _initial_of(blok: Openingsblok | None) -> dict[str, Any]:
    if blok is None:
        return {"geldig_van": timezone.localdate()}
    velden = ("van", "tot", "geldig_van", "geldig_tot", "elke_n_weken")
    bezet = {
        f"balie_{plek.balie_id}": PUBLIEK if plek.online else MEDEWERKERS for plek in blok.blokbalies.all()
    }
    return {"weekdagen": blok.weekdag, **{veld: getattr(blok, veld) for veld in velden}, **bezet}


class DagForm(forms.Form):
    """Closed, or open in one or two stretches."""

    datum = DatumField(label="Welke dag?")
    stand = forms.ChoiceField(
        label="Wat is er anders?",
        choices=(("dicht", "De hele dag dicht"), ("uren", "Open op andere tijden")),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies of de locatie dicht of open is"),
    )
    van = TijdField(label="Open van", required=False)
    tot = TijdField(label="Open tot", required=False)
    van_2 = TijdField(label="En weer open van", required=False)
    tot_2 = TijdField(label="En weer open tot", required=False)
    reden = forms.ChoiceField(
        label="Waarom?",
        choices=[(reden.lower(), reden) for reden in REDENEN] + [("anders", "Iets anders")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies waarom deze dag anders is"),
    )
    toelichting = forms.CharField(
        label="Hoe noemen wij het?",
        required=False,
        max_length=120,
        help_text="Inwoners lezen dit op de website. Bijvoorbeeld: Goede Vrijdag.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    @classmethod
    def of(cls, data: Any, dag: AndereDag | None) -> "DagForm":
        """Filled with what was said of this day before; the day itself stays."""
        if dag is None:
            return cls(data)
        tijden = dict(zip(("van", "van_2"), (van for van, _ in dag.uren), strict=False))
        tijden |= dict(zip(("tot", "tot_2"), (tot for _, tot in dag.uren), strict=False))
        bekend = dag.reden if dag.reden in {reden.lower() for reden in REDENEN} else "anders"
        naam = dag.reden if bekend == "anders" else ""
        stand = "uren" if dag.uren else "dicht"
        initial = {"datum": dag.datum, "stand": stand, "reden": bekend, "toelichting": naam, **tijden}
        form = cls(data, initial=initial)
        form.fields["datum"].disabled = True
        return form

    def clean_datum(self) -> date:
        datum: date = self.cleaned_data["datum"]
        if not timezone.localdate() <= datum <= timezone.localdate() + VERSTE_DAG:
            raise forms.ValidationError("Kies vandaag of een dag in de komende twee jaar")
        return datum

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if velden.get("stand") == "uren":
            self._check_stretch("van", "tot", is_nodig=True)
            self._check_stretch("van_2", "tot_2", is_nodig=False)
            eerste, tweede = velden.get("tot"), velden.get("van_2")
            if eerste and tweede and tweede < eerste:
                self.add_error("van_2", "Deze tijd moet na de eerste sluitingstijd liggen")
        if velden.get("reden") == "anders" and not velden.get("toelichting"):
            self.add_error("toelichting", "Vul in waarom deze dag anders is")
        return velden

    def _check_stretch(self, begin: str, eind: str, *, is_nodig: bool) -> None:
        if {begin, eind} & set(self.errors):
            return
        van, tot = self.cleaned_data.get(begin), self.cleaned_data.get(eind)
        if (van is None) != (tot is None) or (is_nodig and van is None):
            self.add_error(eind if van else begin, "Vul allebei de tijden in")
        elif van and tot and van >= tot:
            self.add_error(eind, NA_BEGIN)

    @property
    def uren(self) -> list[tuple[time, time]]:
        """None of them when it is closed."""
        velden = self.cleaned_data
        if velden["stand"] == "dicht":
            return []
        delen = [(velden["van"], velden["tot"]), (velden["van_2"], velden["tot_2"])]
        return [(van, tot) for van, tot in delen if van and tot]

    @property
    def waarom(self) -> str:
        """In the words of staff, or what it is in general."""
        return str(self.cleaned_data["toelichting"] or self.cleaned_data["reden"])
