"""The first page after signing in: business that waits for whoever looks, and search over every area."""
