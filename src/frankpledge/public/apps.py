"""The public side as a Django application."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What anyone may read without signing in."""

    name = "frankpledge.public"
    default_auto_field = "django.db.models.BigAutoField"
