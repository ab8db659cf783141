"""Home as a Django application."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """What waits for me."""

    name = "frankpledge.home"
