"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Partnerships and everyone in them."""

    name = "frankpledge.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of everybody who signs in."""
        from frankpledge.people.adapters import listening

        listening.connect()
