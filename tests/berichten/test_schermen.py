"""What residents and staff see of messages, and what they do not."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from portaal.berichten import betreft
from portaal.berichten.enums import Kanaal, PogingStaat
from portaal.berichten.permissions import (
    get_poging_or_404,
    get_portaalbericht_or_404,
    pogingen_voor,
    zichtbaar_voor,
)
from portaal.berichten.queries import (
    bezorging_van,
    brieven_te_versturen,
    geparkeerd,
    get_berichten_van,
    tel_geparkeerd,
    tel_ongelezen,
)
from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.organisatie.models import Team
from portaal.toegang.models import Account
from tests.factories.berichten import BerichtFactory, PogingFactory, PortaalberichtFactory
from tests.factories.organisatie import TeamlidFactory

DING = uuid4()


@pytest.fixture
def van_eigenaar(eigenaar: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=eigenaar.inwoner_uuid)


@pytest.fixture
def ding(monkeypatch: pytest.MonkeyPatch, medewerker: Account) -> str:
    """A kind of thing of which medewerker may see DING, and nobody else anything."""
    monkeypatch.setattr(betreft, "_registers", {})
    betreft.register("ding", lambda account: [DING] if account == medewerker else [])
    return "ding"


def test_a_resident_sees_their_own_messages_and_a_stranger_none(
    van_eigenaar: Inwoner, eigenaar: Account, vreemde: Account
) -> None:
    bericht = PortaalberichtFactory(bericht__ontvanger=van_eigenaar)
    assert list(get_berichten_van(eigenaar)) == [bericht]
    assert get_portaalbericht_or_404(eigenaar, bericht.uuid) == bericht
    for actor in (vreemde, AnonymousUser()):
        assert not zichtbaar_voor(actor).exists()
        with pytest.raises(Http404):
            get_portaalbericht_or_404(actor, bericht.uuid)


def test_a_reminder_is_not_there_before_its_time(van_eigenaar: Inwoner, eigenaar: Account) -> None:
    later = timezone.now() + timezone.timedelta(days=1)
    PortaalberichtFactory(bericht__ontvanger=van_eigenaar, geplaatst_op=later)
    assert not get_berichten_van(eigenaar).exists()
    assert tel_ongelezen(van_eigenaar) == 0


def test_unread_is_counted(van_eigenaar: Inwoner) -> None:
    PortaalberichtFactory(bericht__ontvanger=van_eigenaar)
    PortaalberichtFactory(bericht__ontvanger=van_eigenaar, gelezen_op=timezone.now())
    assert tel_ongelezen(van_eigenaar) == 1


def test_staff_see_attempts_about_what_they_may_see(
    ding: str, medewerker: Account, medewerker_ander_team: Account, eigenaar: Account
) -> None:
    poging = PogingFactory(geparkeerd=True, bericht__betreft_soort=ding, bericht__betreft_uuid=DING)
    PogingFactory(geparkeerd=True, bericht__betreft_soort=ding, bericht__betreft_uuid=uuid4())
    assert list(pogingen_voor(medewerker)) == [poging]
    assert get_poging_or_404(medewerker, poging.uuid) == poging
    assert tel_geparkeerd(medewerker) == 1
    for actor in (medewerker_ander_team, eigenaar, AnonymousUser()):
        assert not pogingen_voor(actor).exists()
        with pytest.raises(Http404):
            get_poging_or_404(actor, poging.uuid)


def test_what_no_team_looks_after_is_for_klantcontact(ding: str, medewerker: Account, team: Team) -> None:
    los = PogingFactory(geparkeerd=True)
    klantcontact = TeamlidFactory(team=team, rol=TeamRol.KLANTCONTACT).account
    assert list(pogingen_voor(klantcontact)) == [los]
    assert not pogingen_voor(medewerker).exists()


def test_the_evidence_shows_masked_addresses_and_plain_words(van_eigenaar: Inwoner) -> None:
    bericht = BerichtFactory(ontvanger=van_eigenaar, betreft_soort="ding", betreft_uuid=DING)
    PortaalberichtFactory(bericht=bericht, gelezen_op=timezone.now())
    PogingFactory(bericht=bericht, adres="+31612345678", staat=PogingStaat.BLIJVEND_MISLUKT, foutcode="21211")
    PogingFactory(bericht=bericht, adres="+31687654321", volgnummer=2, staat=PogingStaat.VERVALLEN)
    PogingFactory(
        bericht=bericht, kanaal=Kanaal.EMAIL, adres="sanne@voorbeeld.example", staat=PogingStaat.AFGELEVERD
    )
    (voor_inwoner,) = bezorging_van(DING)
    assert voor_inwoner.gelezen_op
    assert [(regel.kanaal, regel.adres, regel.staat, regel.toon) for regel in voor_inwoner.pogingen] == [
        ("Sms", "06 •••••• 78", "niet aangekomen: het adres of nummer klopt niet", "fout"),
        ("E-mail", "s•••@voorbeeld.example", "bezorgd", "goed"),
    ]
    (voor_medewerker,) = bezorging_van(DING, voor_medewerker=True)
    assert len(voor_medewerker.pogingen) == 3
    assert voor_medewerker.pogingen[0].uitleg == "Dit is geen bestaand telefoonnummer."


def test_a_letter_in_the_queue_is_shown_as_such(ding: str, medewerker: Account) -> None:
    brief = PogingFactory(brief=True, bericht__betreft_soort=ding, bericht__betreft_uuid=DING)
    assert list(brieven_te_versturen(medewerker)) == [brief]
    (bezorging,) = bezorging_van(DING, voor_medewerker=True)
    assert (bezorging.pogingen[0].adres, bezorging.pogingen[0].staat) == (
        "postadres",
        "ligt klaar om te versturen",
    )


def test_a_parked_message_tells_who_takes_over(ding: str, medewerker: Account, van_eigenaar: Inwoner) -> None:
    bericht = BerichtFactory(ontvanger=van_eigenaar, betreft_soort=ding, betreft_uuid=DING)
    PogingFactory(bericht=bericht, geparkeerd=True)
    PogingFactory(bericht=bericht, kanaal=Kanaal.EMAIL)
    (regel,) = geparkeerd(medewerker)
    assert (regel.onderwerp, regel.ontvanger, regel.overgenomen_door) == (
        "Document ligt klaar",
        "Sanne de Vries",
        "E-mail",
    )
    assert (regel.betreft_soort, regel.betreft_uuid) == (ding, DING)


@pytest.mark.parametrize("aantal", [3, 30])
def test_the_lists_make_as_many_queries_for_3_as_for_30(
    ding: str, medewerker: Account, django_assert_num_queries, aantal: int
) -> None:
    for _ in range(aantal):
        bericht = BerichtFactory(betreft_soort=ding, betreft_uuid=DING)
        PortaalberichtFactory(bericht=bericht)
        PogingFactory(bericht=bericht, geparkeerd=True)
        PogingFactory(bericht=bericht, kanaal=Kanaal.EMAIL)
    with django_assert_num_queries(2):
        assert len(bezorging_van(DING)) == aantal
    with django_assert_num_queries(3):
        assert len(geparkeerd(medewerker)) == aantal
