"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")

application = get_wsgi_application()

from frankpledge.config.guard import hold_everything  # noqa: E402 - the areas have to be ready first

hold_everything()
