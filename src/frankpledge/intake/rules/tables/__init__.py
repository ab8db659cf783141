"""Spreadsheets that come in: what stands in them, where their tables are, and what each row says.  Pure."""
