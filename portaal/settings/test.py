"""Tests: the database comes from DATABASE_URL; nothing leaves this machine."""

import os

os.environ.setdefault("PORTAAL_OMGEVING", "test")
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")

import sys
import tempfile
from pathlib import Path

from .basis import *  # noqa: F403
from .basis import CACHES, DATABASES, SNELHEDEN, STORAGES, TEMPLATES

SECRET_KEY = "test-geheim-dat-nergens-iets-waard-is"  # noqa: S105
VELD_SLEUTELS = ["dGVzdC1zbGV1dGVsLWFsbGVlbi12b29yLWRlLXRlc3Q="]
BSN_INDEX_SLEUTEL = "test-index-sleutel"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: threads of one test must see the same database.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"portaal-test-{os.getpid()}.sqlite3")
    }
DATABASES["default"]["CONN_MAX_AGE"] = 0

_MAP = Path(tempfile.mkdtemp(prefix="portaal-test-"))
STORAGES["default"]["OPTIONS"] = {"location": _MAP / "publiek"}
STORAGES["prive"]["OPTIONS"] = {"location": _MAP / "prive"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
MEDIA_ROOT = _MAP / "publiek"
WHITENOISE_AUTOREFRESH = True

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CACHES["tellers"] = CACHES["default"]
# All tests come from one address; test_snelheid.py proves the brake with limits of its own.
SNELHEDEN = dict.fromkeys(SNELHEDEN, (1_000_000, 60))
STILLE_UREN_AAN = False
# A test that wants a source starts its simulator and names it.
BRP_URL = KVK_URL = RDW_URL = PDOK_URL = ""


class OntbrekendeVariabele(str):
    """An undefined template variable fails the test instead of rendering nothing.

    Templates of Wagtail and Django may leave variables undefined; ours may not. Which template is being
    rendered stands in the context of the caller, FilterExpression.resolve.
    """

    __slots__ = ()

    def __mod__(self, naam: object) -> str:
        context = sys._getframe(1).f_locals["context"]
        sjabloon = context.render_context.template
        if "site-packages" in sjabloon.origin.name:
            return ""
        raise AssertionError(f"{sjabloon.origin.name}: template variable not defined: {naam}")

    def __contains__(self, deel: object) -> bool:
        return deel == "%s" or super().__contains__(str(deel))


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OntbrekendeVariabele("%s")
