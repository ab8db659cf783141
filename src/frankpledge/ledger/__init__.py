"""Who did what, when: the append-only ledger, and the one way in which anything is written."""
