"""What a resident is asked for: once, done when it came in clean, no longer needed when the zaak ends."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from portaal.berichten.models import Bericht
from portaal.inwoners.models import Inwoner
from portaal.kern.bestanden import BestandGeweigerd, check_upload
from portaal.kern.quarantaine import BestandStatus
from portaal.toegang.models import Account, Handeling
from portaal.zaken.enums import TaakSoort, TaakStatus
from portaal.zaken.models import Taak, TaakBestand, Zaak
from portaal.zaken.operations import (
    TaakIsGedaan,
    ZaakIsAfgerond,
    add_taakbestand,
    ask_taak,
    close_zaak,
    finish_taak,
    scan_taakbestand,
    sweep_documenten,
)
from portaal.zaken.permissions import taken_voor
from portaal.zaken.queries import list_taken
from portaal.zaken.tasks import scan, veeg
from simulatoren.clamav import ClamavSimulator
from tests.factories.zaken import ZaakFactory, make_document
from tests.kern.corpus import BRIEF, EICAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def scanner(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClamavSimulator]:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        yield simulator


def ask(zaak: Zaak, **anders: Any) -> Taak:
    gegevens = {"soort": TaakSoort.NASTUREN, "sleutel": "huurcontract", "titel": "Huurcontract"}
    return ask_taak(zaak=zaak, **(gegevens | anders), by=None, now=timezone.now())


def send(taak: Taak, naam: str = "contract.pdf", inhoud: bytes = BRIEF) -> TaakBestand:
    bestand = check_upload(ContentFile(inhoud, name=naam))
    return add_taakbestand(taak=taak, bestand=bestand, by=None, now=timezone.now())


def path_of(bestand: TaakBestand) -> Path:
    return Path(storages["prive"].path(str(bestand.inhoud.name)))


def status_of(taak: Taak) -> str:
    return Taak.objects.get(pk=taak.pk).status


def test_it_is_asked_once() -> None:
    zaak = ZaakFactory()
    taak = ask(zaak)
    assert ask(zaak, titel="Iets anders") == taak
    assert ask(zaak, sleutel="loonstrook") != taak
    assert Handeling.objects.filter(object_uuid=zaak.uuid, soort="taak-gevraagd").count() == 2


def test_it_is_told_once_unless_they_know() -> None:
    zaak = ZaakFactory()
    for _ in range(2):
        ask(zaak)
    ask(zaak, sleutel="beloofd", meld=False)
    verteld = Bericht.objects.filter(soort="zaak-taak", betreft_uuid=zaak.uuid)
    assert [bericht.context["taak"] for bericht in verteld] == ["Huurcontract"]


def test_the_database_knows_one_task_per_key() -> None:
    taak = ask(ZaakFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        Taak.objects.create(
            zaak=taak.zaak, sleutel=taak.sleutel, soort=taak.soort, titel="x", created_at=timezone.now()
        )


def test_done_needs_a_time() -> None:
    taak = ask(ZaakFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        Taak.objects.filter(pk=taak.pk).update(status=TaakStatus.GEDAAN)


def test_nothing_is_asked_for_a_closed_zaak() -> None:
    with pytest.raises(ZaakIsAfgerond):
        ask(ZaakFactory(afgerond=True))


def test_a_repeat_after_the_end_gives_the_task() -> None:
    zaak = ZaakFactory()
    taak = ask(zaak)
    Zaak.objects.filter(pk=zaak.pk).update(einddatum=timezone.localdate())
    assert ask(zaak) == taak


def test_a_clean_file_becomes_a_document_and_ends_the_task(
    scanner: ClamavSimulator, django_capture_on_commit_callbacks
) -> None:
    taak = ask(ZaakFactory())
    bestand = send(taak)
    zaak = taak.zaak
    assert not zaak.zaakinformatieobjecten.exists(), "unscanned, it is no document"
    with django_capture_on_commit_callbacks(execute=True):
        scan(bestand.pk)
    document = zaak.zaakinformatieobjecten.get().informatieobject
    assert (document.titel, document.bestandsnaam, document.van_inwoner) == (
        "Huurcontract",
        "contract.pdf",
        True,
    )
    with document.inhoud.open() as inhoud:
        assert inhoud.read() == BRIEF
    assert status_of(taak) == TaakStatus.GEDAAN
    assert not TaakBestand.objects.exists()
    assert not path_of(bestand).exists()


def test_it_is_done_when_all_that_was_sent_is_in(scanner: ClamavSimulator) -> None:
    taak = ask(ZaakFactory())
    eerste, tweede = send(taak), send(taak, "b.txt", b"hallo")
    scan_taakbestand(bestand_id=eerste.pk, now=timezone.now())
    assert status_of(taak) == TaakStatus.OPEN
    scan_taakbestand(bestand_id=tweede.pk, now=timezone.now())
    assert status_of(taak) == TaakStatus.GEDAAN


def test_a_virus_is_gone_and_the_task_stays(
    scanner: ClamavSimulator, django_capture_on_commit_callbacks
) -> None:
    taak = ask(ZaakFactory())
    bestand = send(taak, "virus.txt", EICAR)
    with django_capture_on_commit_callbacks(execute=True):
        scan(bestand.pk)
    assert TaakBestand.objects.get().status == BestandStatus.BESMET
    assert not path_of(bestand).exists()
    assert status_of(taak) == TaakStatus.OPEN
    assert not taak.zaak.zaakinformatieobjecten.exists()
    send(taak)
    assert [rij.bestandsnaam for rij in TaakBestand.objects.all()] == ["contract.pdf"], "told long enough"


def test_the_sweeper_scans_once_the_scanner_is_back(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAAL_OMGEVING", "test")
    settings.CLAMAV_ADRES = ""
    taak = ask(ZaakFactory())
    send(taak)
    veeg()
    assert TaakBestand.objects.get().status == BestandStatus.QUARANTAINE
    with ClamavSimulator() as simulator:
        settings.CLAMAV_ADRES = simulator.adres
        veeg()
    assert status_of(taak) == TaakStatus.GEDAAN


def test_the_same_file_twice_is_once() -> None:
    taak = ask(ZaakFactory())
    assert send(taak) == send(taak, "ander.pdf")


def test_no_more_than_fits(settings) -> None:
    taak = ask(ZaakFactory())
    settings.UPLOAD_MAX_TOTAAL = len(BRIEF) + 2
    send(taak)
    with pytest.raises(BestandGeweigerd, match="samen te groot"):
        send(taak, "b.txt", b"hallo")
    settings.UPLOAD_MAX_TOTAAL = 1_000_000
    for nummer in range(9):
        send(taak, f"{nummer}.txt", f"tekst {nummer}".encode())
    with pytest.raises(BestandGeweigerd, match="hoogstens 10"):
        send(taak, "te-veel.txt", b"te veel")


def test_staff_may_say_that_it_is_done(medewerker: Account, nu: datetime) -> None:
    taak = ask(ZaakFactory())
    finish_taak(taak=taak, by=medewerker, now=nu)
    finish_taak(taak=taak, by=medewerker, now=nu + timedelta(days=1))
    assert Taak.objects.get().gedaan_op == nu
    assert Handeling.objects.filter(soort="taak-gedaan", wie=medewerker).count() == 1
    with pytest.raises(TaakIsGedaan):
        send(taak)


def test_a_zaak_that_ends_asks_for_nothing_more(nu: datetime, django_capture_on_commit_callbacks) -> None:
    zaak = ZaakFactory(in_behandeling=True)
    taak, gedaan = ask(zaak), ask(zaak, sleutel="loonstrook")
    finish_taak(taak=gedaan, by=None, now=nu)
    bestand = send(taak)
    with django_capture_on_commit_callbacks(execute=True):
        close_zaak(zaak=zaak, resultaattype=zaak.zaaktype.resultaattypen.first(), by=None, now=nu)
    assert (status_of(taak), status_of(gedaan)) == (TaakStatus.VERVALLEN, TaakStatus.GEDAAN)
    assert not path_of(bestand).exists()


def test_tasks_are_seen_by_who_sees_the_zaak(
    eigenaar: Account, vreemde: Account, medewerker: Account, medewerker_ander_team: Account, team: Any
) -> None:
    zaak = ZaakFactory(initiator=Inwoner.objects.get(uuid=eigenaar.inwoner_uuid), zaaktype__team=team)
    taak = ask(zaak)
    assert list(taken_voor(eigenaar)) == [taak]
    assert list(taken_voor(medewerker)) == [taak]
    assert not taken_voor(vreemde).exists()
    assert not taken_voor(medewerker_ander_team).exists()


def test_a_task_in_words(django_assert_num_queries) -> None:
    taak = ask(ZaakFactory(), uiterlijk=date(2026, 12, 1), uitleg="Alle bladzijden.")
    with django_assert_num_queries(1):
        (regel,) = list_taken(Taak.objects.all(), date(2026, 11, 24))
    assert (regel.titel, regel.uitleg, regel.dagen) == ("Huurcontract", "Alle bladzijden.", "Nog 7 dagen")
    assert (regel.status, regel.is_open, regel.is_ontvangen) == ("Nog te doen", True, False)
    send(taak)
    (regel,) = list_taken(Taak.objects.all(), date(2026, 11, 24))
    assert (regel.status, regel.is_ontvangen) == ("Ontvangen, wordt gecontroleerd", True)
    TaakBestand.objects.update(status=BestandStatus.BESMET)
    (regel,) = list_taken(Taak.objects.all(), date(2026, 11, 24))
    assert (regel.is_ontvangen, regel.is_geweigerd) == (False, True)


def test_files_without_a_row_go_after_a_day() -> None:
    document, bestand = make_document(ZaakFactory()), send(ask(ZaakFactory()))
    TaakBestand.objects.all().delete()
    morgen = timezone.now() + timedelta(days=2)
    sweep_documenten(now=morgen)
    assert not path_of(bestand).exists()
    assert storages["prive"].exists(str(document.inhoud.name))
