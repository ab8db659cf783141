"""Background work as a Django application."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Named jobs."""

    name = "frankpledge.work"
