"""Django's settings.  What differs between installations is read from the environment by `where`."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from frankpledge.config import logs, where
from frankpledge.config.environment import value
from frankpledge.config.signing_in import *  # noqa: F403 - settings are found by name
from frankpledge.config.signing_in import FRANKPLEDGE_LIMITS

_HERE = Path(__file__).resolve().parent
LOCAL = value("FRANKPLEDGE_LOCAL")  # served on this machine alone, without TLS
DEBUG = value("FRANKPLEDGE_DEBUG")
SECRET_KEY = where.secret_key()
ALLOWED_HOSTS = value("FRANKPLEDGE_HOSTS")

INSTALLED_APPS = [
    "frankpledge.config",
    "frankpledge.home",
    "frankpledge.public",
    "frankpledge.rights",
    "frankpledge.keeping",
    "frankpledge.intake",
    "frankpledge.chasing",
    "frankpledge.meetings",
    "frankpledge.documents",
    "frankpledge.people",
    "frankpledge.work",
    "frankpledge.ledger",
    "frankpledge.design",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "frankpledge.config.requests.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "frankpledge.config.watching.WatchMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages by a third of their weight.  Session cookies stay off requests by other sites, and answers vary in length.
    "django.middleware.gzip.GZipMiddleware",
    "frankpledge.config.api_requests.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "frankpledge.config.session_limits.SessionLimitsMiddleware",
    "frankpledge.config.middleware.SignInMiddleware",
    "frankpledge.config.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "frankpledge.config.urls"
WSGI_APPLICATION = "frankpledge.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "frankpledge.design.frame.frame",
            ],
        },
    }
]
_OF_MEETINGS = ("../papers/", "../packs/", "../topics/", "../agenda-items/", "../agenda-papers/")
FRANKPLEDGE_NAVIGATION = (
    ("Home", "home"),
    ("Meetings", "meetings", "../boards/", "../reports/", "../decisions/", "../letters/", *_OF_MEETINGS),
    ("Actions", "actions", "../chasing/"),
    ("People and agencies", "agencies", "../people/", "../names/"),
    ("Documents", "documents"),
    ("Search", "search"),
)
FRANKPLEDGE_ABOUT = "about"  # the page behind the link at the foot of a partnership's pages
FRANKPLEDGE_CHOOSE = "start"  # where somebody with a role in several partnerships chooses another

DATABASES = {"default": where.database()}
# Shared by every process: tries to sign in are counted in it.  When it is full, what ran out goes first.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cached",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {
    "default": {
        "BACKEND": value("FRANKPLEDGE_TASKS"),
        "QUEUES": ["default"],
    }
}

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_LENGTH = 12
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Messages name people; they stay on the server, not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# A session is kept past its end, so that what a late form held can be told to be its owner's.
SESSION_COOKIE_AGE = int(FRANKPLEDGE_LIMITS.longest.total_seconds()) + 24 * 60 * 60
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("frankpledge", "csrf") if LOCAL else ("__Host-frankpledge", "__Host-csrf")
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "frankpledge.config.session_limits.refuse_form"
SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = ["^(health|ready|metrics)$"]  # asked by machines beside this one
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
# Into the list that browsers come with an installation puts itself, if it wants to.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
FRANKPLEDGE_SSO = where.single_sign_on(LOCAL)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Browsers hold the addresses that a form is sent on to against this too.
        "form-action": [SELF, FRANKPLEDGE_SSO.origin] if FRANKPLEDGE_SSO else [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = where.home() / "static"
MEDIA_ROOT = where.home() / "files"
FRANKPLEDGE_WORKERS = where.home() / "workers"  # where each worker holds a lock for as long as it lives
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
UPLOAD_MOST_BYTES = 95 * 2**20  # of one file: a pack of papers with pictures; what the reader takes at most is more

# Nothing is sent unless a mail server is set up.
EMAIL = where.email()
FRANKPLEDGE_SENDS_EMAIL = EMAIL is not None
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL else 'dummy'}.EmailBackend"
if EMAIL:
    EMAIL_HOST, EMAIL_PORT = EMAIL.host, EMAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL.user, EMAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL.starts_tls, EMAIL.within_tls
    DEFAULT_FROM_EMAIL = EMAIL.sender
EMAIL_TIMEOUT = 10
FRANKPLEDGE_ADDRESS = where.address()
FRANKPLEDGE_REPLIES = value("FRANKPLEDGE_REPLIES")
FRANKPLEDGE_MAILBOX = value("FRANKPLEDGE_MAILBOX")
FRANKPLEDGE_INVITATION_DAYS = value("FRANKPLEDGE_INVITATION_DAYS")
FRANKPLEDGE_BACKUP_KEY = value("FRANKPLEDGE_BACKUP_KEY")
FRANKPLEDGE_BACKUPS = where.backups()
FRANKPLEDGE_BACKUPS_KEPT = value("FRANKPLEDGE_BACKUPS_KEPT")
FRANKPLEDGE_KEPT = where.kept()
FRANKPLEDGE_ANCHORS = where.anchors()
FRANKPLEDGE_ANCHOR_EMAIL = value("FRANKPLEDGE_ANCHOR_EMAIL")

FRANKPLEDGE_API_A_MINUTE = value("FRANKPLEDGE_API_A_MINUTE")
FRANKPLEDGE_PUBLIC_A_MINUTE = value("FRANKPLEDGE_PUBLIC_A_MINUTE")
FRANKPLEDGE_METRICS_TOKEN = value("FRANKPLEDGE_METRICS_TOKEN")

LOGGING = logs.configured(value("FRANKPLEDGE_LOG"))
