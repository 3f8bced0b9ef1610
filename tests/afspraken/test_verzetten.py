"""A locatie that closes: everybody who was booked gets one message and another time, or the choice."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.utils.timezone import localtime

from portaal.afspraken import tasks
from portaal.afspraken.enums import AfspraakStatus, VerzetUitkomst
from portaal.afspraken.models import Afspraak, Cel, SoortLocatie, Verzetregel, Verzetting
from portaal.afspraken.operations import (
    OptieVerlopen,
    TijdNietVrij,
    cancel_afspraak,
    confirm_afspraak,
    heropen_locatie,
    hold_afspraak,
    move_afspraak,
    sluit_locatie,
    verzet_dag,
    verzetten,
    work_verzetting,
)
from portaal.afspraken.permissions import sign_link
from portaal.afspraken.queries import find_dagen
from portaal.afspraken.queries.verzetten import chooses_self
from portaal.berichten.models import Bericht
from portaal.organisatie.models import Afwijking, Openingstijd
from portaal.organisatie.operations import set_uren
from portaal.organisatie.queries import openingstijden_op
from portaal.toegang.models import Account, Handeling
from tests.factories.afspraken import Plek, make_rooster, staff

from .conftest import MORGEN, NU, moment

GESLOTEN = "afspraak-gesloten-verplaatst"
KIEZEN = "afspraak-gesloten-kiezen"
OVERMORGEN = MORGEN + timedelta(days=1)


def book(plek: Plek, start: datetime, email: str = "sanne@voorbeeld.example") -> Afspraak:
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=NU)
    return confirm_afspraak(afspraak=optie, contact={"naam": "Sanne", "email": email}, by=None, now=NU)


def fill(plek: Plek, aantal: int) -> list[Afspraak]:
    """So many at the first free times of tomorrow, each with an address of its own."""
    afspraken = []
    for nummer in range(aantal):
        start = find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden[0]
        afspraken.append(book(plek, start, f"bewoner{nummer}@voorbeeld.example"))
    return afspraken


def close(plek: Plek, by: Account, sleutel: str = "klik", now: datetime = NU, **anders: time) -> Verzetting:
    return sluit_locatie(
        locatie=plek.locatie, datum=MORGEN, reden="stroomstoring", sleutel=sleutel, by=by, now=now, **anders
    )


def work(verzetting: Verzetting, now: datetime = NU) -> None:
    work_verzetting(verzetting=verzetting, klok=lambda: now)


def outcomes(verzetting: Verzetting) -> list[str]:
    return [regel.uitkomst for regel in verzetting.regels.all()]


def sent(soort: str) -> int:
    return Bericht.objects.filter(soort=soort).count()


def stop_after(aantal: int, echt: Callable[..., None]) -> Callable[..., None]:
    """A worker that is killed after so many."""
    gedaan = iter(range(aantal))

    def help_one(sleutel: int, now: datetime) -> None:
        if next(gedaan, None) is None:
            raise SystemExit
        echt(sleutel, now)

    return help_one


def test_sixty_get_one_message_and_sixty_times_clicked_twice_and_stopped_halfway(
    medewerker: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    plek = make_rooster(balies=4)
    afspraken = fill(plek, 60)
    verzetting = close(plek, medewerker)
    assert close(plek, medewerker) == verzetting
    with monkeypatch.context() as halverwege, pytest.raises(SystemExit):
        halverwege.setattr(verzetten, "_help", stop_after(25, verzetten._help))
        work(verzetting)
    assert outcomes(verzetting).count(VerzetUitkomst.VERPLAATST) == 25
    for _ in range(2):
        work(verzetting)
    assert set(outcomes(verzetting)) == {VerzetUitkomst.VERPLAATST}
    verzetting.refresh_from_db()
    assert verzetting.klaar_op == NU
    adressen = list(Bericht.objects.filter(soort=GESLOTEN).values_list("adres", flat=True))
    assert len(adressen) == len(set(adressen)) == 60
    assert sent("afspraak-verplaatst") == 0
    voor = {afspraak.pk: afspraak for afspraak in afspraken}
    for na in Afspraak.objects.all():
        assert na.datum > MORGEN and na.start > NU
        assert (na.nummer, na.status) == (voor[na.pk].nummer, AfspraakStatus.BEVESTIGD)
    vast = Cel.objects.filter(vrij_vanaf=None)
    assert vast.count() == 60 * 2
    assert Verzetting.objects.count() == 1


def test_who_comes_in_the_afternoon_is_asked_for_an_afternoon(medewerker: Account) -> None:
    plek = make_rooster(balies=1, tot=time(17))
    ochtend, middag = book(plek, moment(9)), book(plek, moment(14))
    work(close(plek, medewerker))
    for afspraak in (ochtend, middag):
        afspraak.refresh_from_db()
    assert ochtend.start == moment(9, dag=OVERMORGEN)
    assert middag.start == moment(12, dag=OVERMORGEN)


def test_part_of_a_day_closes_and_the_rest_stays(medewerker: Account) -> None:
    plek = make_rooster(balies=1, tot=time(17))
    blijft, schuift, raakt = book(plek, moment(9)), book(plek, moment(11)), book(plek, moment(9, 50))
    verzetting = close(plek, medewerker, van=time(9, 55), tot=time(13))
    work(verzetting)
    assert [regel.afspraak for regel in verzetting.regels.all()] == [raakt, schuift]
    uren = Afwijking.objects.filter(locatie=plek.locatie).values_list("van", "tot")
    assert list(uren) == [(time(9, 55), time(13))]
    blijft.refresh_from_db()
    assert blijft.start == moment(9)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(11), by=None, now=NU)
    hold_afspraak(wens=plek.wens(), start=moment(15), by=None, now=NU)


def test_balies_that_come_later_do_not_come_earlier_on_other_hours(medewerker: Account) -> None:
    plek = make_rooster(balies=1, tot=time(12))
    ander = make_rooster(balies=1).balies[0]
    ander.locatie = plek.locatie
    ander.naam = "Middagbalie"
    ander.save()
    ander.soorten.add(plek.soort)
    staff(plek.locatie, MORGEN.weekday(), time(13), time(17), [ander])
    close(plek, medewerker, van=time(10), tot=time(14))
    tijden = find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden
    assert (tijden[0], tijden[-1]) == (moment(9), moment(16, 50))
    assert not any(10 <= localtime(tijd).hour < 14 for tijd in tijden)
    hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    with pytest.raises(TijdNietVrij):
        hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)


def test_a_whole_day_goes_to_another_at_the_same_time_or_the_nearest(medewerker: Account) -> None:
    plek = make_rooster(balies=1)
    naar = date(2026, 12, 8)
    zelfde, ernaast = book(plek, moment(10)), book(plek, moment(11))
    bezet = book(plek, moment(11, dag=naar))
    verzetting = verzet_dag(
        locatie=plek.locatie,
        datum=MORGEN,
        naar_datum=naar,
        reden="studiedag",
        sleutel="dag",
        by=medewerker,
        now=NU,
    )
    work(verzetting)
    for afspraak in (zelfde, ernaast, bezet):
        afspraak.refresh_from_db()
    assert (zelfde.start, bezet.start) == (moment(10, dag=naar), moment(11, dag=naar))
    assert ernaast.start == moment(10, 50, dag=naar)


def test_without_a_free_time_people_choose_and_are_not_reminded(plek: Plek, medewerker: Account) -> None:
    afspraak = book(plek, moment(9))
    plek.locatie.openingsblokken.update(geldig_tot=MORGEN)
    verzetting = close(plek, medewerker)
    for _ in range(2):
        work(verzetting)
    assert outcomes(verzetting) == [VerzetUitkomst.KIEST_ZELF]
    assert (sent(KIEZEN), sent(GESLOTEN)) == (1, 0)
    assert chooses_self(afspraak) == verzetting.regels.get()
    herinnering = Bericht.objects.get(soort="afspraak-herinnering")
    assert herinnering.ingetrokken_op == NU
    ander = close(plek, medewerker, sleutel="andere medewerker")
    assert not ander.regels.exists()


def test_a_quotum_keeps_nobody_waiting(medewerker: Account) -> None:
    plek = make_rooster(balies=2)
    SoortLocatie.objects.update(dagquotum=1)
    afspraak = book(plek, moment(9))
    book(plek, moment(9, dag=OVERMORGEN))
    verzetting = close(plek, medewerker)
    work(verzetting)
    afspraak.refresh_from_db()
    assert outcomes(verzetting) == [VerzetUitkomst.VERPLAATST]
    assert afspraak.datum == OVERMORGEN


@pytest.mark.parametrize("fout", [TijdNietVrij, ValueError])
def test_who_cannot_be_moved_keeps_nobody_waiting_and_chooses_in_the_end(
    medewerker: Account, monkeypatch: pytest.MonkeyPatch, fout: type[Exception]
) -> None:
    plek = make_rooster(balies=1)
    pech, ander = book(plek, moment(9)), book(plek, moment(10))
    verzetting = close(plek, medewerker)
    echt = verzetten.move_afspraak

    def move(*, afspraak: Afspraak, **hoe: object) -> Afspraak:
        if afspraak == pech:
            raise fout
        return echt(afspraak=afspraak, **hoe)

    monkeypatch.setattr(verzetten, "move_afspraak", move)
    work(verzetting)
    assert outcomes(verzetting) == [VerzetUitkomst.WACHT, VerzetUitkomst.VERPLAATST]
    work(verzetting, now=NU + timedelta(hours=1))
    assert outcomes(verzetting) == [VerzetUitkomst.KIEST_ZELF, VerzetUitkomst.VERPLAATST]
    assert (sent(KIEZEN), sent(GESLOTEN)) == (1, 1)
    ander.refresh_from_db()
    verzetting.refresh_from_db()
    assert ander.datum == OVERMORGEN
    assert verzetting.klaar_op == NU + timedelta(hours=1)


def test_open_after_all_tells_who_had_to_choose_and_leaves_who_moved(plek: Plek, medewerker: Account) -> None:
    verplaatst = book(plek, moment(9), "een@voorbeeld.example")
    verzetting = close(plek, medewerker)
    work(verzetting)
    blijft = hold_afspraak(
        wens=plek.wens(), start=moment(9, dag=OVERMORGEN + timedelta(days=1)), by=None, now=NU
    )
    kiest = confirm_afspraak(afspraak=blijft, contact={"email": "twee@voorbeeld.example"}, by=None, now=NU)
    Verzetregel.objects.create(
        verzetting=verzetting, afspraak=kiest, van=kiest.start, uitkomst=VerzetUitkomst.KIEST_ZELF
    )
    for _ in range(2):
        heropen_locatie(verzetting=verzetting, by=medewerker, now=NU)
    assert not plek.locatie.afwijkingen.exists()
    assert sent("afspraak-gaat-door") == 1
    assert chooses_self(kiest) is None
    verplaatst.refresh_from_db()
    assert verplaatst.datum == OVERMORGEN
    hold_afspraak(wens=plek.wens(), start=moment(10), by=None, now=NU)
    handelingen = Handeling.objects.filter(object_uuid=verzetting.uuid).values_list("soort", flat=True)
    assert sorted(handelingen) == ["locatie-gesloten", "locatie-heropend"]
    herinneringen = Bericht.objects.filter(
        soort="afspraak-herinnering", betreft_uuid=kiest.uuid, ingetrokken_op=None
    )
    assert herinneringen.count() == 2


def test_closing_an_hour_makes_no_other_time_free(medewerker: Account) -> None:
    plek = make_rooster(balies=1, van=time(9), tot=time(12))
    Openingstijd.objects.create(locatie=plek.locatie, weekdag=MORGEN.weekday(), van=time(8, 30), tot=time(17))
    voor = set(find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden)
    verzetting = close(plek, medewerker, van=time(10), tot=time(11))
    na = set(find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden)
    assert na == {tijd for tijd in voor if not moment(9, 50) < tijd < moment(11)}
    publiek, reden = openingstijden_op(plek.locatie, MORGEN)
    assert (publiek, reden) == ([(time(8, 30), time(10)), (time(11), time(17))], "stroomstoring")
    assert heropen_locatie(verzetting=verzetting, by=medewerker, now=NU)
    assert set(find_dagen(plek.wens(), MORGEN, MORGEN, NU)[0].tijden) == voor


def test_opening_again_gives_back_what_it_closed_and_no_more(medewerker: Account) -> None:
    plek = make_rooster(balies=1, tot=time(17))
    bijzonder = [(time(9), time(9, 30)), (time(10), time(12))]
    set_uren(locatie=plek.locatie, datum=MORGEN, reden="intocht", uren=bijzonder)
    kiest = book(plek, moment(10))
    plek.locatie.openingsblokken.update(geldig_tot=MORGEN)
    uur = close(plek, medewerker, sleutel="uur", van=time(10), tot=time(11))
    work(uur, now=moment(9))
    dag = close(plek, medewerker, sleutel="dag")
    assert outcomes(uur) == [VerzetUitkomst.KIEST_ZELF] and not dag.regels.exists()
    assert heropen_locatie(verzetting=uur, by=medewerker, now=NU)
    # The day is closed all the same: who had to choose still has to, and hears nothing.
    assert openingstijden_op(plek.locatie, MORGEN) == ([], "stroomstoring")
    assert chooses_self(kiest) == dag.regels.get()
    assert sent("afspraak-gaat-door") == 0
    assert not heropen_locatie(verzetting=uur, by=medewerker, now=NU)
    assert heropen_locatie(verzetting=dag, by=medewerker, now=NU)
    assert openingstijden_op(plek.locatie, MORGEN) == (bijzonder, "intocht")
    assert chooses_self(kiest) is None
    assert sent("afspraak-gaat-door") == 1


def test_who_still_waits_goes_to_the_closing_that_stands(medewerker: Account) -> None:
    plek = make_rooster(balies=1)
    afspraak = book(plek, moment(10))
    uur = close(plek, medewerker, sleutel="uur", van=time(10), tot=time(11))
    dag = close(plek, medewerker, sleutel="dag")
    work(dag)
    heropen_locatie(verzetting=uur, by=medewerker, now=NU)
    work(dag)
    afspraak.refresh_from_db()
    assert outcomes(dag) == [VerzetUitkomst.VERPLAATST]
    assert afspraak.datum == OVERMORGEN


def test_what_is_held_is_let_go(plek: Plek, medewerker: Account) -> None:
    optie = hold_afspraak(wens=plek.wens(), start=moment(9), by=None, now=NU)
    verzetting = close(plek, medewerker)
    assert not verzetting.regels.exists() and not Cel.objects.exists()
    with pytest.raises(OptieVerlopen):
        confirm_afspraak(afspraak=optie, contact={}, by=None, now=NU)


def test_who_cancelled_or_moved_meanwhile_hears_nothing(medewerker: Account) -> None:
    plek = make_rooster(balies=1)
    weg, elders = book(plek, moment(9)), book(plek, moment(10))
    verzetting = close(plek, medewerker)
    cancel_afspraak(afspraak=weg, by=None, now=NU)
    move_afspraak(afspraak=elders, wens=plek.wens(), start=moment(10, dag=OVERMORGEN), by=None, now=NU)
    work(verzetting)
    assert set(outcomes(verzetting)) == {VerzetUitkomst.VERVALLEN}
    assert sent(GESLOTEN) == sent(KIEZEN) == 0


def test_who_is_there_or_was_to_be_there_is_not_moved(plek: Plek, medewerker: Account) -> None:
    er_is, te_laat, komt = book(plek, moment(9)), book(plek, moment(9, 10)), book(plek, moment(11))
    Afspraak.objects.filter(pk=er_is.pk).update(status=AfspraakStatus.AANGEMELD)
    verzetting = close(plek, medewerker, now=moment(10))
    assert [regel.afspraak for regel in verzetting.regels.all()] == [komt]
    work(verzetting, now=moment(10))
    te_laat.refresh_from_db()
    assert te_laat.start == moment(9, 10)


def test_nobody_is_moved_to_a_time_they_cannot_know_of(medewerker: Account) -> None:
    plek = make_rooster(balies=1, tot=time(17))
    afspraak = book(plek, moment(9))
    nu = moment(8)
    verzetting = close(plek, medewerker, now=nu, van=time(9), tot=time(9, 30))
    work(verzetting, now=nu)
    afspraak.refresh_from_db()
    # The same part of the day, and never within four hours.
    assert afspraak.start == moment(9, dag=OVERMORGEN)


def test_the_sweeper_goes_on_by_itself(medewerker: Account, klok) -> None:
    plek = make_rooster(balies=1)
    nu = klok.now()
    dag = find_dagen(plek.wens(), (nu + timedelta(days=2)).date(), (nu + timedelta(days=9)).date(), nu)
    start = next(tijd for dag in dag for tijd in dag.tijden)
    optie = hold_afspraak(wens=plek.wens(), start=start, by=None, now=nu)
    confirm_afspraak(afspraak=optie, contact={}, by=None, now=nu)
    verzetting = sluit_locatie(
        locatie=plek.locatie, datum=optie.datum, reden="brand", sleutel="s", by=medewerker, now=nu
    )
    tasks.veeg_verzettingen()
    assert outcomes(verzetting) == [VerzetUitkomst.VERPLAATST]
    tasks.verzet(str(verzetting.uuid))
    verzetting.refresh_from_db()
    assert verzetting.klaar_op is not None


def test_one_closing_that_goes_wrong_does_not_stop_the_next(
    medewerker: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    fout, goed = (close(make_rooster(), medewerker, sleutel=sleutel) for sleutel in ("een", "twee"))

    def work_one(*, verzetting: Verzetting, klok: Callable[[], datetime]) -> None:
        if verzetting == fout:
            raise ValueError
        work_verzetting(verzetting=verzetting, klok=klok)

    monkeypatch.setattr(tasks, "work_verzetting", work_one)
    tasks.veeg_verzettingen()
    assert list(Verzetting.objects.filter(klaar_op=None)) == [fout]
    assert Verzetting.objects.filter(pk=goed.pk).exclude(klaar_op=None).exists()


def test_who_has_to_choose_finds_out_and_moves_to_another_locatie(client, medewerker: Account, klok) -> None:
    plek, elders = make_rooster(balies=1), make_rooster(balies=1)
    SoortLocatie.objects.create(soort=plek.soort, locatie=elders.locatie)
    elders.balies[0].soorten.add(plek.soort)
    nu = klok.now()
    vanaf = localtime(nu).date() + timedelta(days=2)
    dag = next(dag for dag in find_dagen(plek.wens(), vanaf, vanaf + timedelta(days=9), nu) if dag.tijden)
    optie = hold_afspraak(wens=plek.wens(), start=dag.tijden[0], by=None, now=nu)
    afspraak = confirm_afspraak(afspraak=optie, contact={}, by=None, now=nu)
    plek.locatie.openingsblokken.update(geldig_tot=dag.datum)
    verzetting = sluit_locatie(
        locatie=plek.locatie, datum=dag.datum, reden="wateroverlast", sleutel="s", by=medewerker, now=nu
    )
    tasks.verzet(str(verzetting.uuid))
    pagina = f"/afspraken/{sign_link(afspraak.uuid)}/"
    assert "wateroverlast" in client.get(pagina).content.decode()
    assert elders.locatie.naam in client.get(f"{pagina}verplaatsen/").content.decode()
    daar = f"{pagina}verplaatsen/?waar={elders.locatie.slug}"
    moment_daar = re.search(r'name="moment" value="([^"]+)"', client.get(daar).content.decode()).group(1)
    client.post(daar, {"moment": moment_daar})
    afspraak.refresh_from_db()
    assert afspraak.locatie == elders.locatie
    assert "wateroverlast" not in client.get(pagina).content.decode()
    assert client.get(f"{pagina}verplaatsen/?waar=weg").status_code == 302
