"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Partnerships and everyone in them."""

    name = "frankpledge.people"
    default_auto_field = "django.db.models.BigAutoField"
