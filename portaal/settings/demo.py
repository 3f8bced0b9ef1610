"""The demo on one machine: SQLite, a folder as broker, simulators for the outside world."""

import os

os.environ.setdefault("PORTAAL_OMGEVING", "demo")

from . import omgeving as env
from .basis import *  # noqa: F403
from .basis import BERICHTEN, CACHES, DEMO_MAP, TWILIO

DEBUG = False
SECRET_KEY = "demo-geheim-dat-alleen-op-deze-machine-iets-waard-is"  # noqa: S105  public on purpose
VELD_SLEUTELS = ["ZGVtby1zbGV1dGVsLWFsbGVlbi12b29yLWRlLWRlbW8="]
BSN_INDEX_SLEUTEL = "demo-index-sleutel"

TWILIO["simulator_url"] = env.text("TWILIO_SIMULATOR_URL", "http://127.0.0.1:8002")
BRP_URL = env.text("BRP_URL", "http://127.0.0.1:8004")
BRP_SLEUTEL = env.text("BRP_SLEUTEL", "demo-brp-sleutel")
KVK_URL = env.text("KVK_URL", "http://127.0.0.1:8005")
KVK_SLEUTEL = env.text("KVK_SLEUTEL", "demo-kvk-sleutel")
RDW_URL = env.text("RDW_URL", "http://127.0.0.1:8006")
PDOK_URL = env.text("PDOK_URL", "http://127.0.0.1:8007")
AFSPRAAK_VIDEO_URL = env.text("AFSPRAAK_VIDEO_URL", "https://video.lindervoort.example").rstrip("/")
STILLE_UREN_AAN = env.flag("STILLE_UREN_AAN", False)
BERICHTEN["per_adres_per_dag"] = 1000  # who shows the demo may send one person many messages
MAIL_INBOX_URL = env.text("MAIL_INBOX_URL", "http://127.0.0.1:8003")

if not env.text("REDIS_URL"):
    CACHES["tellers"] = CACHES["default"]
    POST = DEMO_MAP / "celery"
    CELERY_BROKER_URL = "map://localhost"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(POST / "post"),
        "data_folder_out": str(POST / "post"),
        "control_folder": str(POST / "control"),
        "polling_interval": 0.05,
    }
