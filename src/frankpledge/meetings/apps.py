"""Meetings as a Django application."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and what was said at them."""

    name = "frankpledge.meetings"
    default_auto_field = "django.db.models.BigAutoField"
