"""The Celery application; tasks are found in each app's tasks.py and registered under Dutch names."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portaal.settings.productie")

# map://, the broker of the demo
TRANSPORT_ALIASES["map"] = "portaal.kern.mapbroker:Transport"

app = Celery("portaal")
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
