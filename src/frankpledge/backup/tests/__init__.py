"""Backups made, damaged, restored and moved, with real files and real databases."""
