"""Migrations of meetings."""
