"""Information rights as a Django application."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """What is held on one person, and requests for information."""

    name = "frankpledge.rights"
    default_auto_field = "django.db.models.BigAutoField"
