"""Settings of the workers in a fault run of formulieren: files in the same place as those of the test."""

import os
from pathlib import Path

from portaal.settings.test import *  # noqa: F403
from portaal.settings.test import STORAGES

STORAGES["prive"]["OPTIONS"]["location"] = Path(os.environ["PROEF_BESTANDEN"])
