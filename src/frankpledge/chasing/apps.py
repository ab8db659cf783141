"""Chasing as a Django application."""

from django.apps import AppConfig


class ChasingConfig(AppConfig):
    """Digests, chasing letters, links that answer one action, and the letters that come back."""

    name = "frankpledge.chasing"
    default_auto_field = "django.db.models.BigAutoField"
