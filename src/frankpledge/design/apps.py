"""Design as a Django application."""

from django.apps import AppConfig
from django.core.checks import register


class DesignConfig(AppConfig):
    """Page frame, components and form renderer."""

    name = "frankpledge.design"

    def ready(self) -> None:
        """Have Django's checks say which name in the navigation leads nowhere."""
        from frankpledge.design.frame import navigation_leads_somewhere

        register(navigation_leads_somewhere)
