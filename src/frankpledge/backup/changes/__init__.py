"""Every write of backups: rows into an empty database, and lines of the ledger on what was copied."""
