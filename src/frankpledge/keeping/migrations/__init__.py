"""Migrations of keeping."""
