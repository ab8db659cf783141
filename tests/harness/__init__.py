"""What tests run on: settings, the two databases, a browser.  A Django application, in tests only."""
