"""What can be refused, in words for who asked. The views show `str(fout)`."""


class ZaakFout(Exception):
    """An act that is not possible now; the text says why and what to do."""

    melding = "Dit kan niet bij deze zaak."

    def __init__(self, melding: str = "") -> None:
        super().__init__(melding or self.melding)


class ZaakGewijzigd(ZaakFout):
    melding = (
        "Iemand anders heeft deze zaak net gewijzigd. Bekijk de zaak opnieuw en probeer het dan nog een keer."
    )


class ZaakIsAfgerond(ZaakFout):
    melding = "Deze zaak is afgerond. U kunt er niets meer in veranderen."


class ZaaktypeNietCompleet(ZaakFout):
    melding = "Bij dit soort zaak ontbreekt een status. Vraag de beheerder om het zaaktype aan te vullen."


class StatusNietMogelijk(ZaakFout):
    melding = "Deze status hoort niet bij dit soort zaak. Kies een andere status."


class StatusAlGezet(ZaakFout):
    melding = "De zaak heeft deze status al."


class BehandelaarNietInTeam(ZaakFout):
    melding = (
        "Deze medewerker zit niet in het team van de zaak. Kies iemand uit het team, of kies een ander team."
    )


class ZaakHeeftBehandelaar(ZaakFout):
    melding = "Iemand anders behandelt deze zaak al. Vraag of u de zaak mag overnemen en kies dan Overdragen."


class GeenOphaalproduct(ZaakFout):
    melding = "Bij dit soort zaak valt niets op te halen."


class LocatieNietGeschikt(ZaakFout):
    melding = "Op deze locatie kunnen inwoners niets ophalen. Kies een andere locatie."


class LigtNietKlaar(ZaakFout):
    melding = "Er ligt bij deze zaak niets klaar om uit te reiken."


class OpschortingNietMogelijk(ZaakFout):
    melding = "De termijn van deze zaak kan niet worden stilgezet."


class AlOpgeschort(ZaakFout):
    melding = "De termijn staat al stil. Laat die eerst weer lopen."


class NietOpgeschort(ZaakFout):
    melding = "De termijn staat niet stil."


class VerdagingNietMogelijk(ZaakFout):
    melding = "De termijn van deze zaak kan niet worden verlengd."


class ResultaatNietMogelijk(ZaakFout):
    melding = "Dit resultaat hoort niet bij dit soort zaak. Kies een ander resultaat."


class TekstOntbreekt(ZaakFout):
    melding = "Vul een reden in. De inwoner leest deze tekst."


class BuitenZone(ZaakFout):
    melding = "De aanvrager woont niet in een parkeerzone. Een vergunning voor bewoners kan hier niet."


class GeenBeslisregel(ZaakFout):
    melding = "Over dit soort zaak beslist altijd een medewerker."


class AlGecontroleerd(ZaakFout):
    melding = "Iemand anders heeft deze zaak net gecontroleerd."


class AanvragerOnbekend(ZaakFout):
    melding = "De aanvrager heeft niet ingelogd."


class RechtGewijzigd(ZaakFout):
    melding = "Deze vergunning is net veranderd, misschien in een ander scherm. Kijk of het zo klopt."


class RechtIsVoorbij(ZaakFout):
    melding = "Deze vergunning geldt niet meer."


class TeVaakGewijzigd(ZaakFout):
    melding = "U hebt het kenteken vandaag al 3 keer veranderd. Morgen kan het weer."


class ZelfdeKenteken(ZaakFout):
    melding = "De vergunning staat al op dit kenteken."


class KentekenBezet(ZaakFout):
    melding = "Voor dit kenteken is er al een vergunning. Kijk of u het goed hebt ingevuld."


class KentekenNietGeschikt(ZaakFout):
    melding = "Voor dit kenteken kunnen wij geen vergunning geven."


class TaakIsGedaan(ZaakFout):
    melding = "U hoeft dit niet meer te sturen."


class NietGeloot(ZaakFout):
    melding = "Deze zaak zit niet in de steekproef."
