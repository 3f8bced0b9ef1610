"""What people type in each form that comes with the portal: two ways through it, and one mistake.

One table for two walkers: over HTTP (test_formulieren_van_de_bron.py) and in a browser (tests/journeys).
Names are as a form posts them, without the name of the step before them.
"""

from .burgerzaken import HUWELIJK, UITTREKSEL
from .checks import KWIJTSCHELDING, REISDOCUMENT, RIJBEWIJS
from .klantcontact import BEZWAARSCHRIFT, CONTACT_VRAAG, KLACHT, WOO_VERZOEK
from .sociaal import BIJZONDERE_BIJSTAND, HUISHOUDELIJKE_HULP, SCHULDHULP
from .straat import GROFVUIL, LAADPAAL, PARKEREN_BEWONER, PARKEREN_BEZOEKER
from .typen import Formulierproef
from .typen import Getypt as Getypt
from .typen import Mis as Mis
from .typen import Pad as Pad
from .vergunningen import EVENEMENT, KAPVERGUNNING

AANVRAGEN: dict[str, Formulierproef] = {
    "uittreksel-brp": UITTREKSEL,
    "parkeervergunning-bewoner": PARKEREN_BEWONER,
    "parkeervergunning-bezoeker": PARKEREN_BEZOEKER,
    "huishoudelijke-hulp": HUISHOUDELIJKE_HULP,
    "bezwaarschrift": BEZWAARSCHRIFT,
    "woo-verzoek": WOO_VERZOEK,
    "schuldhulp": SCHULDHULP,
    "bijzondere-bijstand": BIJZONDERE_BIJSTAND,
    "klacht": KLACHT,
    "evenement": EVENEMENT,
    "kapvergunning": KAPVERGUNNING,
    "grofvuil": GROFVUIL,
    "laadpaal": LAADPAAL,
    "huwelijk-melden": HUWELIJK,
    "contact-vraag": CONTACT_VRAAG,
}

CHECKS: dict[str, Formulierproef] = {
    "paspoort-check": REISDOCUMENT,
    "id-kaart-check": REISDOCUMENT,
    "rijbewijs-check": RIJBEWIJS,
    "kwijtschelding-check": KWIJTSCHELDING,
}
