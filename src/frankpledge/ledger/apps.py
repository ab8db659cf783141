"""The ledger as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The lowest area that has a table."""

    name = "frankpledge.ledger"
    default_auto_field = "django.db.models.BigAutoField"
