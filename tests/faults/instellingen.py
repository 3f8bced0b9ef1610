"""Settings of the processes in a fault run of berichten: the project's own, only quicker and with a real broker."""

import os
from datetime import timedelta

from portaal.settings.test import *  # noqa: F403
from portaal.settings.test import BERICHTEN, CELERY_BEAT_SCHEDULE, TWILIO

CELERY_BROKER_URL = os.environ["PROEF_BROKER"]
# A killed worker is found out in seconds instead of minutes; the order of the terms stays the same:
# time-out of the provider < lease, and the list of the simulator does not lag.
TWILIO["tijdslimiet"] = 2
BERICHTEN |= {"lease": timedelta(seconds=8), "respijt": timedelta(seconds=3)}
CELERY_BEAT_SCHEDULE["berichten-veeg"] |= {"schedule": 1.0}
