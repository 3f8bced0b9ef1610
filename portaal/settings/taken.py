"""Which queue each task goes to, and what the clock starts."""

from typing import Any

CELERY_TASK_ROUTES: dict[str, dict[str, str]] = {
    "afspraken.laat_los": {"queue": "sweep"},
    "afspraken.bied_aan": {"queue": "standaard"},
    "afspraken.meet": {"queue": "standaard"},
    "afspraken.ruim_op": {"queue": "standaard"},
    "afspraken.verzet": {"queue": "standaard"},
    "afspraken.veeg_verzettingen": {"queue": "sweep"},
    "contact.ruim_op": {"queue": "standaard"},
    "berichten.verzend_sms": {"queue": "sms"},
    "berichten.verzend_email": {"queue": "mail"},
    "berichten.verwerk_terugmelding": {"queue": "callbacks"},
    "berichten.veeg": {"queue": "sweep"},
    "formulieren.scan_bijlage": {"queue": "standaard"},
    "formulieren.veeg_bestanden": {"queue": "sweep"},
    "formulieren.verwerk_actie": {"queue": "standaard"},
    "formulieren.herinner": {"queue": "standaard"},
    "formulieren.veeg": {"queue": "sweep"},
    "formulieren.schoon": {"queue": "standaard"},
    "formulieren.publiceer_gepland": {"queue": "standaard"},
    "inwoners.ververs": {"queue": "standaard"},
    "kern.hartslag": {"queue": "standaard"},
    "toegang.ruim_sessies": {"queue": "standaard"},
    "zaken.scan_taakbestand": {"queue": "standaard"},
    "zaken.veeg": {"queue": "sweep"},
    "zaken.veeg_bestanden": {"queue": "sweep"},
}
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "afspraken-laat-los": {"task": "afspraken.laat_los", "schedule": 60.0, "options": {"expires": 55}},
    "afspraken-bied-aan": {"task": "afspraken.bied_aan", "schedule": 60.0, "options": {"expires": 50}},
    "afspraken-meet": {"task": "afspraken.meet", "schedule": 300.0, "options": {"expires": 240}},
    "afspraken-veeg-verzettingen": {
        "task": "afspraken.veeg_verzettingen",
        "schedule": 30.0,
        "options": {"expires": 60},
    },
    "afspraken-ruim-op": {"task": "afspraken.ruim_op", "schedule": 3600.0, "options": {"expires": 1800}},
    "contact-ruim-op": {"task": "contact.ruim_op", "schedule": 86400.0, "options": {"expires": 3600}},
    "berichten-veeg": {"task": "berichten.veeg", "schedule": 10.0, "options": {"expires": 30}},
    "formulieren-schoon": {"task": "formulieren.schoon", "schedule": 900.0, "options": {"expires": 600}},
    "formulieren-herinner": {
        "task": "formulieren.herinner",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "formulieren-veeg": {"task": "formulieren.veeg", "schedule": 15.0, "options": {"expires": 30}},
    "formulieren-veeg-bestanden": {
        "task": "formulieren.veeg_bestanden",
        "schedule": 21_600.0,
        "options": {"expires": 3600},
    },
    "zaken-veeg": {"task": "zaken.veeg", "schedule": 30.0, "options": {"expires": 60}},
    "zaken-veeg-bestanden": {
        "task": "zaken.veeg_bestanden",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "formulieren-publiceer-gepland": {
        "task": "formulieren.publiceer_gepland",
        "schedule": 60.0,
        "options": {"expires": 120},
    },
    "kern-hartslag": {"task": "kern.hartslag", "schedule": 30.0, "options": {"expires": 60}},
    "toegang-ruim-sessies": {
        "task": "toegang.ruim_sessies",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
}
