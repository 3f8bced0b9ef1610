"""The paths of the werkplek, under /werkplek/."""

from django.urls import path

from .afspraken import (
    aanvraag,
    afspraak,
    agenda,
    blokkades,
    boeken,
    eerste_vrij,
    export,
    klant,
    overboekt,
    verplaatsen,
    wachtlijst,
)
from .berichten import views as berichten
from .contact import views as contact
from .formulieren import views as formulieren
from .inrichten import aanbod, balies, begin, bezoek, dagen, drukte, soorten, uren
from .inwoners import views as inwoners
from .verzetten import views as verzetten
from .wachtrij import balie, hal, wachttijden, zuilen
from .zaken import views as zaken

app_name = "werkplek"
AFSPRAAK = "afspraken/<uuid:afspraak_uuid>/"
SOORT = "inrichten/soorten/<uuid:soort_uuid>/"
LOCATIE = "inrichten/locaties/<slug:locatie_slug>/"
BALIE = "balie/<slug:bron>/<uuid:bron_uuid>/"
urlpatterns = [
    path("", zaken.werklijst, name="werklijst"),
    path("neem/", zaken.neem, name="neem"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/afdruk/", agenda.afdruk, name="agenda_afdruk"),
    path("agenda/export/", export.export, name="agenda_export"),
    path("agenda/overboekt/", overboekt.overboekt, name="agenda_overboekt"),
    path("agenda/balies/", blokkades.blokkades, name="blokkades"),
    path("agenda/balies/vrijgeven/", blokkades.vrijgeven, name="blokkade_vrijgeven"),
    path("agenda/wachtlijst/", wachtlijst.wachtlijst, name="wachtlijst"),
    path("agenda/wachtlijst/<uuid:plek_uuid>/", wachtlijst.verwijderen, name="wachtlijst_verwijderen"),
    path("afspraken/maken/", boeken.maken, name="afspraak_maken"),
    path("afspraken/maken/tijd/", boeken.tijd, name="afspraak_tijd"),
    path(AFSPRAAK, afspraak.afspraak, name="afspraak"),
    path(f"{AFSPRAAK}gegevens/", klant.gegevens, name="afspraak_gegevens"),
    path(f"{AFSPRAAK}verplaatsen/", verplaatsen.verplaatsen, name="afspraak_verplaatsen"),
    path(f"{AFSPRAAK}afzeggen/", afspraak.afzeggen, name="afspraak_afzeggen"),
    path(f"{AFSPRAAK}opnieuw-sturen/", afspraak.opnieuw_sturen, name="afspraak_opnieuw_sturen"),
    path(f"{AFSPRAAK}andere-balie/", afspraak.andere_balie, name="afspraak_balie"),
    path(f"{AFSPRAAK}koppeling/", aanvraag.koppeling, name="afspraak_koppeling"),
    path(BALIE, aanvraag.zoek, name="balie_zoek"),
    path(f"{BALIE}<uuid:inwoner_uuid>/", aanvraag.aanvraag, name="balie_aanvraag"),
    path("agenda/eerste-vrij/", eerste_vrij.eerste_vrij, name="eerste_vrij"),
    path("agenda/sluiten/", verzetten.sluiten, name="sluiten"),
    path("verzettingen/", verzetten.verzettingen, name="verzettingen"),
    path("verzettingen/<uuid:verzetting_uuid>/", verzetten.verzetting, name="verzetting"),
    path("verzettingen/<uuid:verzetting_uuid>/heropenen/", verzetten.heropenen, name="heropenen"),
    path("wachtrij/", hal.wachtrij, name="wachtrij"),
    path("wachtrij/aanmelden/<uuid:afspraak_uuid>/", hal.aanmelden, name="aanmelden"),
    path("wachtrij/inloop/<slug:locatie_slug>/", hal.inloop, name="inloop"),
    path("wachtrij/drukte/<slug:locatie_slug>/", hal.drukte, name="drukte"),
    path("wachtrij/balies/<uuid:balie_uuid>/", balie.balie, name="balie"),
    path("wachtrij/balies/<uuid:balie_uuid>/volgende/", balie.volgende, name="balie_volgende"),
    path("wachtrij/balies/<uuid:balie_uuid>/<uuid:volgnummer_uuid>/", balie.roep, name="balie_roep"),
    path("wachtrij/nummers/<uuid:volgnummer_uuid>/", balie.volgnummer, name="volgnummer"),
    path("wachtrij/nummers/<uuid:volgnummer_uuid>/<slug:actie>/", balie.actie, name="volgnummer_actie"),
    path("wachtrij/wachttijden/", wachttijden.wachttijden, name="wachttijden"),
    path("wachtrij/zuilen/", zuilen.zuilen, name="zuilen"),
    path("wachtrij/zuilen/<uuid:zuil_uuid>/intrekken/", zuilen.intrekken, name="zuil_intrekken"),
    path("inrichten/", begin.inrichten, name="inrichten"),
    path("inrichten/soorten/", soorten.soorten, name="inrichten_soorten"),
    path("inrichten/soorten/nieuw/", soorten.nieuwe_soort, name="inrichten_soort_nieuw"),
    path(SOORT, soorten.soort, name="inrichten_soort"),
    path(f"{SOORT}stoppen/", soorten.niet_aanbieden, name="inrichten_soort_stoppen"),
    path("inrichten/drukte/", drukte.periodes, name="inrichten_drukte"),
    path("inrichten/drukte/periode/", drukte.periode, name="inrichten_periode"),
    path("inrichten/drukte/weg/", drukte.periode_verwijderen, name="inrichten_periode_weg"),
    path("inrichten/bezoek/", bezoek.gebieden, name="inrichten_bezoek"),
    path("inrichten/bezoek/gebied/", bezoek.gebied, name="inrichten_gebied"),
    path("inrichten/bezoek/weg/", bezoek.gebied_verwijderen, name="inrichten_gebied_weg"),
    path("inrichten/bezoek/reistijden/<slug:locatie_slug>/", bezoek.reistijden, name="inrichten_reistijden"),
    path(LOCATIE, balies.balies, name="inrichten_locatie"),
    path(f"{LOCATIE}balies/", balies.nieuwe_balie, name="inrichten_balie_nieuw"),
    path(f"{LOCATIE}balies/<uuid:balie_uuid>/", balies.balie, name="inrichten_balie"),
    path(f"{LOCATIE}balies/<uuid:balie_uuid>/weg/", balies.uit_gebruik, name="inrichten_balie_weg"),
    path(f"{LOCATIE}uren/", uren.uren, name="inrichten_uren"),
    path(f"{LOCATIE}uren/blok/", uren.blok, name="inrichten_blok"),
    path(f"{LOCATIE}uren/weg/", uren.blok_verwijderen, name="inrichten_blok_weg"),
    path(f"{LOCATIE}afspraken/", aanbod.aanbod, name="inrichten_aanbod"),
    path(f"{LOCATIE}afspraken/<slug:soort_slug>/", aanbod.aanbod_soort, name="inrichten_aanbod_soort"),
    path(f"{LOCATIE}dagen/", dagen.dagen, name="inrichten_dagen"),
    path(f"{LOCATIE}dagen/weg/", dagen.dag_verwijderen, name="inrichten_dag_weg"),
    path("terugbellen/", contact.terugbellen, name="terugbellen"),
    path("terugbellen/<uuid:verzoek_uuid>/", contact.verzoek, name="terugbelverzoek"),
    path("terugbellen/<uuid:verzoek_uuid>/<slug:actie>/", contact.actie, name="terugbel_actie"),
    path("steekproef/", zaken.steekproef, name="steekproef"),
    path("zaken/<uuid:zaak_uuid>/", zaken.zaak, name="zaak"),
    path("zaken/<uuid:zaak_uuid>/<slug:actie>/", zaken.zaak_actie, name="zaak_actie"),
    path("documenten/<uuid:document_uuid>/", zaken.document, name="document"),
    path("zoeken/", inwoners.zoeken, name="zoeken"),
    path("zoeken/bsn/", inwoners.zoeken_op_bsn, name="zoeken_bsn"),
    path("formulieren/", formulieren.formulieren, name="formulieren"),
    path("inwoners/<uuid:inwoner_uuid>/", inwoners.inwoner, name="inwoner"),
    path("inwoners/<uuid:inwoner_uuid>/aanvraag/", inwoners.aanvraag, name="aanvraag"),
    path("inwoners/<uuid:inwoner_uuid>/contact/", inwoners.contact, name="contact"),
    path("inwoners/<uuid:inwoner_uuid>/zaak/", inwoners.zaak_nieuw, name="zaak_nieuw"),
    path("berichten/", berichten.geparkeerd, name="berichten_geparkeerd"),
    path("berichten/<uuid:poging_uuid>/opnieuw/", berichten.opnieuw, name="bericht_opnieuw"),
    path("berichten/<uuid:poging_uuid>/afgehandeld/", berichten.afgehandeld, name="bericht_afgehandeld"),
    path("aanvragen/<uuid:aanvraag_uuid>/opnieuw/", berichten.aanvraag_opnieuw, name="aanvraag_opnieuw"),
]
