"""Intake as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """From a file to the record."""

    name = "frankpledge.intake"
    default_auto_field = "django.db.models.BigAutoField"
