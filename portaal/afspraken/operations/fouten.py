"""What can be refused."""


class TijdNietVrij(Exception):
    """Somebody else was first, or the balie is not staffed then."""


class TeVerVooruit(TijdNietVrij):
    """Further ahead than who asks may book."""


class Druk(Exception):
    """Too many people at the same day at once: try again in a moment."""


class OptieVerlopen(Exception):
    """The time was held for ten minutes, and those are over."""


class NietMeerTeWijzigen(Exception):
    """The afspraak was called, helped, cancelled or is over."""


class AfspraakGewijzigd(Exception):
    """It was moved after the page was shown."""


class AanbodVoorbij(Exception):
    """The time that was offered is no longer held for them, or their afspraak is sooner by now."""


class KanNietAanmelden(Exception):
    """Not here or not now; the message says in Dutch why."""


class VolgnummerGewijzigd(Exception):
    """The volgnummer is not, or no longer, in a state in which this can be done."""


class BalieBezet(Exception):
    """Somebody is at this balie already."""


class NaamBestaatAl(Exception):
    """Something with this name is there already."""


class ZaakPastNiet(Exception):
    """The zaak is closed, or not what the afspraak or volgnummer is for."""


class AlGekoppeld(Exception):
    """The afspraak is for another zaak already."""


class DagIsGesloten(Exception):
    """The locatie was closed that day for everybody who was booked; it opens where it was closed."""


class KanaalLigtVast(Exception):
    """There are afspraken of this soort, and they go over the kanaal that it has."""


class PostcodeBezet(Exception):
    """These postcodes lie in another bezoekgebied; the message names them."""


class InGebruik(Exception):
    """There are afspraken that need it, so it stays."""
