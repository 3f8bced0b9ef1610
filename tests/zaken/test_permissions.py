"""Who sees which zaak and document."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from portaal.inwoners.models import Inwoner
from portaal.organisatie.enums import TeamRol
from portaal.toegang.models import Account
from portaal.zaken.enums import (
    DocumentStatus,
    RolOmschrijving,
    Vertrouwelijkheid,
)
from portaal.zaken.models import EnkelvoudigInformatieObject, Rol, Zaak
from portaal.zaken.permissions import (
    documenten_voor,
    get_document_or_404,
    get_zaak_or_404,
    get_zaak_to_handle_or_404,
    may_handle_zaak,
    zichtbaar_voor,
)
from tests.factories.inwoners import InwonerFactory
from tests.factories.organisatie import TeamFactory, TeamlidFactory
from tests.factories.zaken import ZaakFactory, ZaaktypeFactory, make_document

pytestmark = pytest.mark.django_db


def person(account: Account) -> Inwoner:
    return Inwoner.objects.get(uuid=account.inwoner_uuid)


@pytest.fixture
def zaak(eigenaar: Account, gemachtigde: Account, medewerker: Account) -> Zaak:
    return ZaakFactory(
        initiator=person(eigenaar),
        gemachtigde=person(gemachtigde),
        zaaktype=ZaaktypeFactory(team=medewerker.teams.get()),
    )


@pytest.fixture
def klantcontact(db: None) -> Account:
    return TeamlidFactory(team=TeamFactory(naam="Klantcontact"), rol=TeamRol.KLANTCONTACT).account


def sees(actor: object, zaak: Zaak) -> bool:
    """Whether list, detail and document agree, and how."""
    document = make_document(zaak)
    in_lijst = zichtbaar_voor(actor).filter(pk=zaak.pk).exists()
    for get, uuid in ((get_zaak_or_404, zaak.uuid), (get_document_or_404, document.uuid)):
        if in_lijst:
            assert get(actor, uuid).uuid == uuid
        else:
            with pytest.raises(Http404):
                get(actor, uuid)
    return in_lijst


def test_owner_and_gemachtigde_see_it(zaak: Zaak, eigenaar: Account, gemachtigde: Account) -> None:
    assert sees(eigenaar, zaak)
    assert sees(gemachtigde, zaak)


def test_strangers_do_not(zaak: Zaak, vreemde: Account, medewerker_ander_team: Account) -> None:
    assert not sees(vreemde, zaak)
    assert not sees(medewerker_ander_team, zaak)
    assert not sees(AnonymousUser(), zaak)


def test_own_team_and_klantcontact_see_it(zaak: Zaak, medewerker: Account, klantcontact: Account) -> None:
    assert sees(medewerker, zaak)
    assert sees(klantcontact, zaak)


def test_only_the_own_team_may_change_it(
    zaak: Zaak, medewerker: Account, klantcontact: Account, medewerker_ander_team: Account, eigenaar: Account
) -> None:
    assert may_handle_zaak(medewerker, zaak)
    assert get_zaak_to_handle_or_404(medewerker, zaak.uuid) == zaak
    for actor in (klantcontact, medewerker_ander_team, eigenaar, AnonymousUser()):
        assert not may_handle_zaak(actor, zaak)
        with pytest.raises(Http404):
            get_zaak_to_handle_or_404(actor, zaak.uuid)


@pytest.mark.parametrize("wie", ["eigenaar", "medewerker"])
def test_account_that_is_off_sees_nothing(zaak: Zaak, wie: str, request: pytest.FixtureRequest) -> None:
    account = request.getfixturevalue(wie)
    account.is_active = False
    account.save()
    assert not sees(account, zaak)


def test_superuser_without_a_team_sees_nothing(zaak: Zaak, db: None) -> None:
    beheer = Account.objects.create_medewerker("beheer", "lindeboom-in-de-wind", is_superuser=True)
    assert not sees(beheer, zaak)


def test_belanghebbende_does_not_see_it(zaak: Zaak, vreemde: Account) -> None:
    Rol.objects.create(
        zaak=zaak, inwoner=person(vreemde), omschrijving_generiek=RolOmschrijving.BELANGHEBBENDE
    )
    assert not sees(vreemde, zaak)


def test_resident_does_not_see_an_intern_zaaktype(
    eigenaar: Account, medewerker: Account, vreemde: Account
) -> None:
    zaaktype = ZaaktypeFactory(intern=True, team=medewerker.teams.get())
    intern = ZaakFactory(initiator=person(eigenaar), zaaktype=zaaktype)
    assert not sees(eigenaar, intern)
    assert sees(medewerker, intern)


@pytest.mark.parametrize(
    ("veld", "waarde", "zichtbaar"),
    [
        ("status", DocumentStatus.IN_BEWERKING, False),
        ("status", DocumentStatus.TER_VASTSTELLING, False),
        ("status", DocumentStatus.DEFINITIEF, True),
        ("status", DocumentStatus.GEARCHIVEERD, True),
        *(
            ("vertrouwelijkheidaanduiding", niveau, plaats <= 3)
            for plaats, niveau in enumerate(Vertrouwelijkheid)
        ),
    ],
)
def test_resident_opens_only_final_documents_that_are_not_too_confidential(
    zaak: Zaak, eigenaar: Account, medewerker: Account, veld: str, waarde: str, zichtbaar: bool
) -> None:
    document = make_document(zaak)
    EnkelvoudigInformatieObject.objects.filter(pk=document.pk).update(**{veld: waarde})
    assert documenten_voor(eigenaar).filter(pk=document.pk).exists() == zichtbaar
    assert documenten_voor(medewerker).filter(pk=document.pk).exists()


def test_person_without_account_or_role_gives_nobody_access(vreemde: Account) -> None:
    ZaakFactory(initiator=InwonerFactory())
    assert not zichtbaar_voor(vreemde).exists()
