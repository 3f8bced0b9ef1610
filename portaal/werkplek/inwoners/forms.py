"""Finding a resident, and starting something for them."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone

from portaal.berichten.enums import Kanaal as Berichtkanaal
from portaal.formulieren.enums import FormulierSoort
from portaal.formulieren.models import Formulier
from portaal.kern.bsn import normalize_bsn
from portaal.kern.ui.datumveld import DatumField
from portaal.kern.ui.sleutelveld import SleutelField
from portaal.zaken.enums import Kanaal
from portaal.zaken.models import Zaaktype

KANALEN = [(waarde, label) for waarde, label in Kanaal.choices if waarde != Kanaal.WEBSITE]
OP_PAPIER = (Kanaal.POST, Kanaal.EMAIL)
FORMULIER_DICHT = "Dit formulier is net gesloten. Kies een ander formulier."
LANGST_GELEDEN = timedelta(days=365)
DAG_KAN_NIET = "Vul een dag in die niet in de toekomst ligt en hoogstens een jaar geleden is."


class BsnForm(forms.Form):
    """A BSN travels in the body of a POST only: a URL ends up in logs and histories."""

    bsn = forms.CharField(
        label="Burgerservicenummer",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Vul het burgerservicenummer in: 9 cijfers."},
    )

    def clean_bsn(self) -> str:
        try:
            return normalize_bsn(self.cleaned_data["bsn"])
        except ValueError as fout:
            raise forms.ValidationError(
                "Dit burgerservicenummer klopt niet. Controleer de 9 cijfers."
            ) from fout


class AanvraagForm(forms.Form):
    formulier = forms.ModelChoiceField(
        Formulier.objects.none(),
        label="Formulier",
        empty_label="Kies een formulier",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een formulier."),
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen?",
        choices=KANALEN,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies hoe de vraag binnenkwam."),
    )
    binnengekomen_op = DatumField(
        label="Wanneer kwam de brief of e-mail binnen?",
        help_text="Alleen bij post en e-mail. Vanaf deze dag telt de termijn. Laat leeg als het vandaag was.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The day of a letter or an e-mail; what came in by word of mouth came in now."""
        velden = super().clean() or {}
        dag, vandaag = velden.get("binnengekomen_op"), timezone.localdate()
        if velden.get("kanaal") not in OP_PAPIER:
            velden["binnengekomen_op"] = None
        elif dag is None:
            velden["binnengekomen_op"] = vandaag
        elif not vandaag - LANGST_GELEDEN <= dag <= vandaag:
            self.add_error("binnengekomen_op", DAG_KAN_NIET)
        return velden

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        startbaar = Formulier.objects.filter(soort=FormulierSoort.AANVRAAG).te_starten(timezone.now())
        cast(forms.ModelChoiceField, self.fields["formulier"]).queryset = startbaar.zonder_opbouw()


class ContactForm(forms.Form):
    kanaal = forms.ChoiceField(
        label="Wat wijzigt er?",
        choices=[(Berichtkanaal.SMS, "Mobiel nummer"), (Berichtkanaal.EMAIL, "E-mailadres")],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies wat er wijzigt."),
    )
    adres = forms.CharField(
        label="Nieuw nummer of e-mailadres",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul het nieuwe nummer of e-mailadres in."},
    )
    gelegitimeerd = forms.BooleanField(
        label="De inwoner liet een geldig identiteitsbewijs zien",
        error_messages={"required": "Vraag de inwoner eerst om een geldig identiteitsbewijs."},
    )


class ZaakForm(forms.Form):
    sleutel = SleutelField()
    zaaktype = forms.ModelChoiceField(
        Zaaktype.objects.none(),
        label="Soort zaak",
        empty_label="Kies een soort",
        error_messages={"required": "Kies een soort zaak.", "invalid_choice": "Kies een soort uit de lijst."},
    )
    omschrijving = forms.CharField(
        label="Waar gaat het over?",
        help_text="De inwoner ziet dit als titel van de zaak.",
        max_length=150,
        error_messages={"required": "Vul in waar het over gaat, bijvoorbeeld: Paspoort voor Noor."},
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen?",
        choices=KANALEN,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies hoe de vraag binnenkwam."),
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["zaaktype"]
        veld.queryset = Zaaktype.objects.filter(formulieren=None)
