"""Fill the demo, inside .venv and in one process: migrations, demo data, static files. Run by bin/demo."""

import io
import logging
import os
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))

import django  # noqa: E402
from django.core.management import call_command  # noqa: E402

# In this order: the texts and the forms are there before the demo uses them.
STAPPEN = {
    "database": ("migrate", {"interactive": False}),
    "teksten": ("laad_sjablonen", {}),
    "zaaktypen": ("laad_zaaktypen", {}),
    "producten": ("laad_producten", {}),
    "formulieren": ("laad_formulieren", {}),
    "inwoners en zaken": ("laad_demo", {}),
    "website": ("laad_site", {}),
    "opmaak": ("collectstatic", {"interactive": False, "clear": True}),
}


if __name__ == "__main__":
    os.chdir(WORTEL)
    django.setup()
    logging.disable(logging.INFO)
    for naam, (opdracht, opties) in STAPPEN.items():
        print(f"  {naam} …", flush=True)
        call_command(opdracht, verbosity=0, stdout=io.StringIO(), **opties)
