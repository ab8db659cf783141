"""Documents as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files and quotations."""

    name = "frankpledge.documents"
    default_auto_field = "django.db.models.BigAutoField"
