"""Telling that it is busy, which days to look at, and a device for the hall."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate, make_aware

from portaal.afspraken.enums import ZuilSoort
from portaal.organisatie.models import Locatie

TEKSTEN = (
    "Het is drukker dan anders. U wacht langer dan u van ons gewend bent.",
    "Er zijn minder balies open. U wacht langer dan u van ons gewend bent.",
    "Wij hebben een storing. U wacht langer dan u van ons gewend bent.",
)
DUUR = (("60", "1 uur"), ("120", "2 uur"), ("dag", "De rest van de dag"))


class DrukteForm(forms.Form):
    """One of our texts, for as long as it lasts."""

    tekst = forms.ChoiceField(label="Wat ziet iedereen?", choices=[(tekst, tekst) for tekst in TEKSTEN])
    duur = forms.ChoiceField(label="Hoelang?", choices=DUUR)

    def until(self, now: datetime) -> datetime:
        """When it ends; never after midnight."""
        einde = make_aware(datetime.combine(localdate(now) + timedelta(days=1), time()))
        duur = self.cleaned_data["duur"]
        return einde if duur == "dag" else min(einde, now + timedelta(minutes=int(duur)))


class PeriodeForm(forms.Form):
    """From one day through another; without an answer the last thirty days."""

    van = forms.DateField(label="Van", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    tot = forms.DateField(label="Tot en met", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and (van > tot or tot - van > timedelta(days=731)):
            self.add_error("tot", "Kies een dag na de eerste dag, hoogstens twee jaar later")
        return gegevens

    @classmethod
    def read(cls, vraag: Any, vandaag: date) -> "PeriodeForm":
        gewoon = {"van": (vandaag - timedelta(days=29)).isoformat(), "tot": vandaag.isoformat()}
        return cls(vraag if "van" in vraag else gewoon)


class ZuilForm(forms.Form):
    """A kiosk or a screen, at one of these locaties."""

    use_required_attribute = False

    soort = forms.ChoiceField(label="Wat is het?", choices=ZuilSoort.choices)
    naam = forms.CharField(
        label="Naam",
        max_length=40,
        help_text="Bijvoorbeeld: Zuil bij de ingang",
        error_messages={"required": "Geef het apparaat een naam, bijvoorbeeld Zuil bij de ingang"},
    )

    def __init__(self, *args: Any, locaties: list[Locatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plekken = {plek.slug: plek for plek in locaties}
        self.fields["locatie"] = forms.ChoiceField(
            label="Waar staat het?", choices=[(plek.slug, plek.naam) for plek in locaties]
        )
        self.order_fields(["soort", "locatie", "naam"])

    def clean_locatie(self) -> Locatie:
        return self.plekken[self.cleaned_data["locatie"]]
