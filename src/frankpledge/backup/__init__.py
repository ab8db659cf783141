"""Copies of the whole record: backups that are encrypted and verified, restoring them, moving to another database."""
