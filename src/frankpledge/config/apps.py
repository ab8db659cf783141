"""Configuration as a Django application: binds by name what areas may not import."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Runs once, when every area is there."""

    name = "frankpledge.config"

    def ready(self) -> None:
        """Bind the names of background jobs to the areas that do them."""
        from frankpledge.config import bindings

        bindings.bind()
