"""The harness as a Django application."""

from django.apps import AppConfig


class HarnessConfig(AppConfig):
    """Ready before the first test."""

    name = "tests.harness"

    def ready(self) -> None:
        """Give tests on PostgreSQL a context of their own."""
        from tests.harness import ambient

        ambient.begin()
