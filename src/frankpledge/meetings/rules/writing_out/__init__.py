"""Agendas, minutes, action logs and attendance written out as files: one model of a document, and a writer a format.
Pure."""
