"""What someone wants an afspraak for: checked, and how long it takes, before any time is offered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import prefetch_related_objects

from portaal.organisatie.models import Locatie

from .enums import Afspraakkanaal, Herkomst
from .models import Afspraak, Afspraaksoort, Bezoekgebied, Reistijd, SoortLocatie
from .reistijd import Reistijden
from .rooster import cellen_voor


class WensKanNiet(ValueError):
    """This cannot be booked together, here or by them; the message says in Dutch what can."""


@dataclass(frozen=True)
class WensRegel:
    soort: Afspraaksoort
    personen: int


@dataclass(frozen=True)
class Wens:
    """Checked by make_wens. `cellen` is the whole time, buffer included; `balies` can serve all of it.

    `reistijden` are those of a visit, from its `gebied` to every other; None for what is no visit.
    """

    locatie: Locatie
    regels: tuple[WensRegel, ...]
    herkomst: Herkomst
    cellen: int
    balies: frozenset[int]
    quota: tuple[tuple[int, int], ...] = ()
    gebied: int | None = None
    reistijden: Reistijden | None = None

    @property
    def kanaal(self) -> str:
        return self.regels[0].soort.kanaal

    @property
    def is_bezoek(self) -> bool:
        return self.kanaal == Afspraakkanaal.THUIS

    @property
    def voorloop_uren(self) -> int:
        return max(regel.soort.voorloop_uren for regel in self.regels)

    @property
    def horizon_dagen(self) -> int:
        return min(regel.soort.horizon_dagen for regel in self.regels)


def make_wens(
    *, locatie: Locatie, regels: Iterable[WensRegel], herkomst: Herkomst, gebied: int | None = None
) -> Wens:
    """`gebied` is the key of the Bezoekgebied of a visit; without it the way is as long as it can be.

    Raises WensKanNiet.
    """
    regels = tuple(regels)
    if not regels:
        raise WensKanNiet("Kies waarvoor u een afspraak wilt maken.")
    for regel in regels:
        if not 1 <= regel.personen <= regel.soort.max_personen:
            raise WensKanNiet(
                f"{regel.soort.naam}: u kunt dit voor 1 tot en met {regel.soort.max_personen} "
                "personen tegelijk regelen. Maak voor de anderen een tweede afspraak."
            )
    _check_combinatie([regel.soort for regel in regels])
    if regels[0].soort.kanaal == Afspraakkanaal.VIDEO and not settings.AFSPRAAK_VIDEO_URL:
        raise WensKanNiet(f"{regels[0].soort.naam} kan nu niet met video. Bel ons om een afspraak te maken.")
    hier = {plek.soort_id: plek for plek in SoortLocatie.objects.filter(locatie=locatie)}
    for regel in regels:
        _check_plek(regel.soort, locatie, hier.get(regel.soort.pk), herkomst)
    balies = [
        frozenset(regel.soort.balies.filter(locatie=locatie).values_list("pk", flat=True)) for regel in regels
    ]
    minuten = sum(
        (hier[regel.soort.pk].duur_eerste or regel.soort.duur_eerste)
        + (regel.personen - 1) * regel.soort.duur_extra
        for regel in regels
    )
    quota = ((soort_id, plek.dagquotum) for soort_id, plek in hier.items() if plek.dagquotum is not None)
    gevraagd = {regel.soort.pk for regel in regels}
    is_bezoek = regels[0].soort.kanaal == Afspraakkanaal.THUIS
    return Wens(
        locatie=locatie,
        regels=regels,
        herkomst=herkomst,
        cellen=cellen_voor(minuten + max(regel.soort.buffer for regel in regels)),
        balies=frozenset.intersection(*balies),
        quota=tuple((soort_id, aantal) for soort_id, aantal in quota if soort_id in gevraagd),
        gebied=gebied if is_bezoek else None,
        reistijden=_read_reistijden(locatie, gebied) if is_bezoek else None,
    )


def wens_of(afspraak: Afspraak, *, herkomst: Herkomst, locatie: Locatie | None = None) -> Wens:
    """The same as what this afspraak is for, at its own locatie or at another. Raises WensKanNiet."""
    prefetch_related_objects([afspraak], "regels__soort")
    return make_wens(
        locatie=locatie or afspraak.locatie,
        regels=[WensRegel(regel.soort, regel.personen) for regel in afspraak.regels.all()],
        herkomst=herkomst,
        gebied=afspraak.gebied_id,
    )


def _read_reistijden(locatie: Locatie, gebied: int | None) -> Reistijden:
    """From one of the areas of this locatie. Raises WensKanNiet for an area of another."""
    binnen = dict(Bezoekgebied.objects.filter(locatie=locatie).values_list("pk", "reistijd"))
    if gebied is not None and gebied not in binnen:
        raise WensKanNiet(f"Op dit adres komen wij niet op bezoek vanuit {locatie.naam}.")
    tussen = list(Reistijd.objects.filter(van__in=binnen).values_list("van", "naar", "minuten"))
    per_gebied = {
        naar if van == gebied else van: minuten for van, naar, minuten in tussen if gebied in (van, naar)
    }
    if gebied is not None:
        per_gebied[gebied] = binnen[gebied]
    langste = max((*binnen.values(), *(minuten for _, _, minuten in tussen)), default=0)
    return Reistijden(tuple(per_gebied.items()), langste)


def _check_combinatie(soorten: list[Afspraaksoort]) -> None:
    if len({soort.pk for soort in soorten}) != len(soorten):
        raise WensKanNiet("U hebt hetzelfde twee keer gekozen. Kies het één keer, met het aantal personen.")
    if len({soort.kanaal for soort in soorten}) > 1:
        raise WensKanNiet("Dit kan niet in één afspraak. Maak voor elk een eigen afspraak.")
    for nummer, soort in enumerate(soorten):
        samen = set(soort.combineert_met.values_list("pk", flat=True)) if len(soorten) > 1 else set()
        for ander in soorten[nummer + 1 :]:
            if ander.pk not in samen:
                raise WensKanNiet(
                    f"{soort.naam} en {ander.naam} kunnen niet in één afspraak. Maak voor elk een eigen afspraak."
                )


def _check_plek(
    soort: Afspraaksoort, locatie: Locatie, plek: SoortLocatie | None, herkomst: Herkomst
) -> None:
    if plek is None:
        raise WensKanNiet(f"{soort.naam} kan niet bij {locatie.naam}. Kies een andere locatie.")
    if plek.alleen_intern and herkomst == Herkomst.ONLINE:
        raise WensKanNiet(f"Voor {soort.naam} bij {locatie.naam} maakt u een afspraak door ons te bellen.")
