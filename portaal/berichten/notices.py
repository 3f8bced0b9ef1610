"""The messages that berichten itself sends."""

from datetime import timedelta

from .enums import Beleid
from .soorten import Soort, register

CODE_GELDIG = timedelta(minutes=15)

# Two codes would confuse: rather none than two. The person waits for it, so no quiet hours.
CONTACTPUNT_CODE = register(
    Soort(
        code="contactpunt-code",
        label="Code om een adres of nummer te bevestigen",
        beleid=Beleid.AT_MOST_ONCE,
        portaal=False,
        stille_uren=False,
        geldig=CODE_GELDIG,
        plaatshouders=("code",),
        openbaar=("code",),
        voorbeeld={"code": "123456"},
    )
)

# To the address that was in use until now: its owner notices when somebody else had it changed.
CONTACTPUNT_GEWIJZIGD = register(
    Soort(
        code="contactpunt-gewijzigd",
        label="Adres of nummer is gewijzigd (naar het oude)",
        portaal=False,
    )
)
