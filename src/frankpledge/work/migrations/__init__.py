"""Migrations of background work."""
