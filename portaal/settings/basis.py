"""Settings that hold in every omgeving. Values that differ come from the environment (omgeving.py)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url

from . import omgeving as env
from .snelheden import SNELHEDEN as SNELHEDEN
from .taken import CELERY_BEAT_SCHEDULE as CELERY_BEAT_SCHEDULE
from .taken import CELERY_TASK_ROUTES as CELERY_TASK_ROUTES

WORTEL = Path(__file__).resolve().parents[2]
PORTAAL_OMGEVING = env.text("PORTAAL_OMGEVING", "productie")
# All state of the demo; production names its own places below.
DEMO_MAP = env.path("DEMO_MAP", WORTEL / ".demo")

# --- the municipality --------------------------------------------------------------------------------
GEMEENTE = {
    "naam": env.text("GEMEENTE_NAAM", "gemeente Lindervoort"),
    "korte_naam": env.text("GEMEENTE_KORTE_NAAM", "Lindervoort"),
    "telefoon": env.text("GEMEENTE_TELEFOON", "14 0299"),
    "telefoon_link": "tel:" + env.text("GEMEENTE_TELEFOON", "14 0299").replace(" ", ""),
    "email": env.text("GEMEENTE_EMAIL", "info@lindervoort.example"),
    "adres": env.text("GEMEENTE_ADRES", "Markt 1, 4299 LV Lindervoort"),
    "openingstekst": env.text("GEMEENTE_BELTIJDEN", "Maandag tot en met vrijdag van 9.00 tot 17.00 uur"),
    # The one file with colours, found among the static files.
    "thema": env.text("GEMEENTE_THEMA", "portaal/css/theme-lindervoort.css"),
}
# Links in mails and callbacks come from here, never from the Host header.
PUBLIEKE_URL = env.text("PUBLIEKE_URL", "http://localhost:8000").rstrip("/")

# --- Django ------------------------------------------------------------------------------------------
DEBUG = False
ALLOWED_HOSTS = [*env.items("ALLOWED_HOSTS", ("localhost", "127.0.0.1")), *env.items("BEHEER_HOST")]
# How many proxies stand in front: that many addresses at the end of X-Forwarded-For are believed.
VERTROUWDE_PROXIES = env.integer("VERTROUWDE_PROXIES", 0)
ROOT_URLCONF = "portaal.urls"
WSGI_APPLICATION = "portaal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "toegang.Account"

INSTALLED_APPS = [
    "cms",
    "portaal.werkplek",
    "portaal.pip",
    "portaal.afspraken",
    "portaal.formulieren",
    "portaal.contact",
    "portaal.zaken",
    "portaal.producten",
    "portaal.berichten",
    "portaal.inwoners",
    "portaal.organisatie",
    "portaal.toegang",
    "portaal.kern",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "portaal.toegang.apps.WagtailGebruikersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "formtools",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portaal.kern.middleware.Correlatie",
    "django.middleware.security.SecurityMiddleware",
    "portaal.kern.middleware.Antwoordkoppen",
    "csp.middleware.CSPMiddleware",
    "portaal.kern.middleware.BeheerHost",
    "portaal.kern.middleware.BeheerBeleid",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portaal.kern.middleware.StrengeInvoer",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portaal.toegang.middleware.SessieGrenzen",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WORTEL / "portaal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portaal.kern.context.gemeente",
                "portaal.toegang.context.sessie",
                "cms.context.site",
                "portaal.werkplek.context.navigatie",
                "portaal.pip.context.mijn",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# --- data --------------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{DEMO_MAP}/db.sqlite3"), conn_max_age=60
    )
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at BEGIN, so that two writers wait for each other instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
ATOMIC_REQUESTS = False

BESTANDEN_MAP = env.path("BESTANDEN_MAP", DEMO_MAP / "bestanden")
STATIC_MAP = env.path("STATIC_MAP", DEMO_MAP / "static")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BESTANDEN_MAP / "publiek"},
    },
    "prive": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BESTANDEN_MAP / "prive"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = BESTANDEN_MAP / "publiek"
MEDIA_URL = "/media/"
STATIC_ROOT = STATIC_MAP
STATIC_URL = "/static/"
STATICFILES_DIRS = [WORTEL / "portaal" / "static"]

# --- secrets -----------------------------------------------------------------------------------------
SECRET_KEY = ""  # each omgeving sets its own
VELD_SLEUTELS: list[str] = []
BSN_INDEX_SLEUTEL = ""

# --- login -------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "portaal.toegang.backends.MedewerkerBackend",
    "portaal.inwoners.digid.DigiDBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = "/uitgelogd/"
MEDEWERKER_STARTPAGINA = "/werkplek/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "portaal.toegang.views.geblokkeerd"
AXES_USERNAME_FORM_FIELD = "gebruikersnaam"
AXES_CLIENT_IP_CALLABLE = "portaal.kern.adres.client_ip"
AXES_PASSWORD_FORM_FIELD = "wachtwoord"  # noqa: S105  the name of a field
# What axes keeps of a failed login: never the password or the code.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "gebruikersnaam", "code", "csrfmiddlewaretoken"]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # our own logs say who came in
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 3600  # the longest of the limits below; clearsessions removes what is older
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
HOUDER_COOKIE_NAME = "concept"  # formulieren/vrager.py
CSRF_FAILURE_VIEW = "portaal.kern.fouten.csrf_mislukt"
# Seconds: idle and absolute, per kind of account (DigiD norm U/WA.05 for residents).
SESSIE_INWONER = {"inactief": 15 * 60, "absoluut": 2 * 3600, "waarschuwing": 13 * 60}
SESSIE_MEDEWERKER = {"inactief": 60 * 60, "absoluut": 8 * 3600, "waarschuwing": 58 * 60}

DIGID = {
    "issuer": env.text("DIGID_ISSUER", "http://127.0.0.1:8001"),
    "authorize": env.text("DIGID_AUTHORIZE_URL", "http://127.0.0.1:8001/authorize"),
    "token": env.text("DIGID_TOKEN_URL", "http://127.0.0.1:8001/token"),
    "userinfo": env.text("DIGID_USERINFO_URL", "http://127.0.0.1:8001/userinfo"),
    "jwks": env.text("DIGID_JWKS_URL", "http://127.0.0.1:8001/jwks"),
    "logout": env.text("DIGID_LOGOUT_URL", "http://127.0.0.1:8001/end_session"),
    "client_id": env.text("DIGID_CLIENT_ID", "portaal"),
    "client_secret": env.text("DIGID_CLIENT_SECRET", "demo-digid-geheim"),
    "claim_bsn": env.text("DIGID_CLAIM_BSN", "bsn"),
    # Level names of the broker, lowest first; the portal speaks of basis, midden, substantieel, hoog.
    "niveaus": env.items("DIGID_NIVEAUS", ("basis", "midden", "substantieel", "hoog")),
    "minimum": env.text("DIGID_MINIMUM", "midden"),
}
OIDC_TIMEOUT = (3, 10)

# --- headers -----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY: dict[str, dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        # Logging out is a form whose answer goes on to the provider.
        "form-action": ["'self'", env.origin(str(DIGID["logout"]))],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
BEHEER_PAD = "/beheer/"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# Of the whole of a form in the admin; kern.middleware.StrengeInvoer takes fewer from everybody else.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_MAX_BYTES = 20_000_000
# All files of one aanvraag or task together, and so the most that one post can bring.
UPLOAD_MAX_TOTAAL = 60_000_000
# clamd, as host:port or the path of its socket. Without it every file stays in quarantine.
CLAMAV_ADRES = env.text("CLAMAV_ADRES")

# --- Celery ------------------------------------------------------------------------------------------
REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
# Counts of kern/snelheid.py are shared by all web processes and may be lost; pages never wait for Redis.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # What the address and vehicle sources said, per process: no page waits for a cache either.
    "bronnen": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "bronnen",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    "tellers": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "portaal",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    },
}
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_TASK_CREATE_MISSING_QUEUES = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
    # A broker that is down or hangs costs a visitor seconds at most, not minutes.
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    # Longer than the time limit of a task: what is still being done is not handed out again.
    "visibility_timeout": 300,
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # its log is JSON like the rest
CELERY_TASK_DEFAULT_QUEUE = "standaard"

# --- sources (docs/functies/bronnen.md) --------------------------------------------------------------
# Without an address there is no such source: what it would tell, residents fill in themselves.
BRP_URL = env.text("BRP_URL")
BRP_SLEUTEL = env.text("BRP_SLEUTEL")
KVK_URL = env.text("KVK_URL")
KVK_SLEUTEL = env.text("KVK_SLEUTEL")
RDW_URL = env.text("RDW_URL", "https://opendata.rdw.nl")
PDOK_URL = env.text("PDOK_URL", "https://api.pdok.nl/bzk/locatieserver/search/v3_1")

# --- afspraken ---------------------------------------------------------------------------------------
# Where the rooms for video are; without it nothing is booked with video.
AFSPRAAK_VIDEO_URL = env.text("AFSPRAAK_VIDEO_URL").rstrip("/")

# --- SMS and e-mail ----------------------------------------------------------------------------------
TWILIO: dict[str, Any] = {
    "account_sid": env.text("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001"),
    "auth_token": env.text("TWILIO_AUTH_TOKEN", "demo-twilio-token"),
    "afzender": env.text("TWILIO_AFZENDER", "Lindervoort"),
    "messaging_service_sid": env.text("TWILIO_MESSAGING_SERVICE_SID"),
    # Only the demo and tests replace the host; production refuses a value here.
    "simulator_url": env.text("TWILIO_SIMULATOR_URL"),
    "tijdslimiet": 30,
}
SMS_DAGLIMIET = env.integer("SMS_DAGLIMIET", 5000)
BERICHTEN: dict[str, Any] = {
    # A worker that is busy longer than the lease counts as gone; well above TWILIO["tijdslimiet"].
    "lease": timedelta(seconds=90),
    # How long the list of the provider may lag before "not in the list" means "not sent".
    "respijt": timedelta(seconds=60),
    # After acceptance without an end: when to ask the provider, and when to give up.
    "navraag": (timedelta(minutes=30), timedelta(hours=4)),
    "opgeven": timedelta(hours=72),
    "per_adres_per_dag": 10,
    "sms_landen": ("NL",),
}
STILLE_UREN_AAN = env.flag("STILLE_UREN_AAN", True)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env.integer("EMAIL_PORT", 8025)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EMAIL_AFZENDER", "Gemeente Lindervoort <niet-antwoorden@lindervoort.example>")

# --- Wagtail -----------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Gemeente Lindervoort"
# In production editors work on their own host; empty means: on every host (docs/beheer.md).
BEHEER_HOST = env.text("BEHEER_HOST")
WAGTAILADMIN_BASE_URL = f"https://{BEHEER_HOST}" if BEHEER_HOST else PUBLIEKE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "/werkplek/inloggen/"
# A page behind one shared password has no place here, and no URL to ask for it.
WAGTAIL_PRIVATE_PAGES = {"SHARED_PASSWORD": False}
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"}
}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
TAGGIT_CASE_INSENSITIVE = True

# --- logs --------------------------------------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"correlatie": {"()": "portaal.kern.logboek.CorrelatieFilter"}},
    "formatters": {"json": {"()": "portaal.kern.logboek.JsonFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["correlatie"]}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # The Twilio client writes numbers and texts at INFO.
        "twilio.http_client": {"level": "WARNING"},
        "mozilla_django_oidc": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
