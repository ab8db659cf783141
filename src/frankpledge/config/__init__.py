"""Settings, addresses of pages and the command line: the only place that knows every area."""
