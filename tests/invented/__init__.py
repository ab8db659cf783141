"""Invented meetings: one truth, papers in every family that partnership minutes come in, and gold that is right by
construction.  Nothing here knows how the reader works; RULES.md says what was settled about gold."""
