"""Settings of a web server that is measured: connections to the database stay open, as in production."""

from portaal.settings.test import *  # noqa: F403
from portaal.settings.test import DATABASES

DATABASES["default"]["CONN_MAX_AGE"] = 60
