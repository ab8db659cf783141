"""Keeping as a Django application."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Retention rules, legal holds and destruction."""

    name = "frankpledge.keeping"
    default_auto_field = "django.db.models.BigAutoField"
