"""States of an afspraak, and over which channel and by whom it was made."""

from django.db.models import TextChoices


class AfspraakStatus(TextChoices):
    OPTIE = "optie", "Even vastgehouden"
    BEVESTIGD = "bevestigd", "Bevestigd"
    AANGEMELD = "aangemeld", "Is er"
    OPGEROEPEN = "opgeroepen", "Opgeroepen"
    GEHOLPEN = "geholpen", "Geholpen"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"
    GEANNULEERD = "geannuleerd", "Geannuleerd"
    VERLOPEN = "verlopen", "Niet op tijd bevestigd"


# Still to come: these may be moved and cancelled.
KOMENDE_STATUSSEN = (AfspraakStatus.OPTIE, AfspraakStatus.BEVESTIGD)
# Not called yet, so another balie may take it over.
VERSCHUIFBARE_STATUSSEN = (
    AfspraakStatus.OPTIE,
    AfspraakStatus.BEVESTIGD,
    AfspraakStatus.AANGEMELD,
)


class Afspraakkanaal(TextChoices):
    BALIE = "balie", "Aan de balie"
    TELEFOON = "telefoon", "Telefonisch"
    VIDEO = "video", "Met video"
    THUIS = "thuis", "Bij u thuis"


class Herkomst(TextChoices):
    """Who made it: online bookings may only use what is kept for the public."""

    ONLINE = "online", "Online"
    MEDEWERKER = "medewerker", "Door een medewerker"
    INLOOP = "inloop", "Zonder afspraak gekomen"


class Berichtkeuze(TextChoices):
    """Over which channel a resident wants to hear of the afspraak."""

    EMAIL = "email", "Met een e-mail"
    SMS = "sms", "Met een sms"
    BEIDE = "beide", "Met een e-mail en een sms"


class VoorvalSoort(TextChoices):
    """What happened to an afspraak; appended, never changed."""

    OPTIE = "optie", "Tijd vastgehouden"
    BEVESTIGD = "bevestigd", "Bevestigd"
    VERLENGD = "verlengd", "Langer vastgehouden"
    VERPLAATST = "verplaatst", "Verplaatst"
    GEANNULEERD = "geannuleerd", "Geannuleerd"
    VERLOPEN = "verlopen", "Niet op tijd bevestigd"
    AANGEMELD = "aangemeld", "Aangemeld"
    OPGEROEPEN = "opgeroepen", "Opgeroepen"
    GEHOLPEN = "geholpen", "Geholpen"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"


class Dagdeel(TextChoices):
    HEEL = "heel", "Maakt niet uit"
    OCHTEND = "ochtend", "In de ochtend"
    MIDDAG = "middag", "In de middag of avond"


class WachtlijstStatus(TextChoices):
    WACHT = "wacht", "Wacht op iets eerders"
    AANGEBODEN = "aangeboden", "Moment aangeboden"
    GENOMEN = "genomen", "Moment genomen"
    VERLOPEN = "verlopen", "Voorbij"
    GESTOPT = "gestopt", "Afgemeld"


class VolgnummerStatus(TextChoices):
    WACHT = "wacht", "Wacht"
    OPGEROEPEN = "opgeroepen", "Opgeroepen"
    AAN_BALIE = "aan_balie", "Aan de balie"
    GEPARKEERD = "geparkeerd", "Even opzij gezet"
    GEHOLPEN = "geholpen", "Geholpen"
    NIET_VERSCHENEN = "niet_verschenen", "Niet verschenen"


WACHTENDE_VOLGNUMMERS = (VolgnummerStatus.WACHT,)


class ZuilSoort(TextChoices):
    AANMELDEN = "aanmelden", "Aanmeldzuil"
    SCHERM = "scherm", "Oproepscherm"


class VerzetAanleiding(TextChoices):
    SLUITING = "sluiting", "Locatie gesloten"
    DAG = "dag", "Dag verzet"


class VerzetUitkomst(TextChoices):
    WACHT = "wacht", "Nog te verzetten"
    VERPLAATST = "verplaatst", "Verplaatst"
    KIEST_ZELF = "kiest_zelf", "Kiest zelf"
    VERVALLEN = "vervallen", "Was al afgezegd of verplaatst"
