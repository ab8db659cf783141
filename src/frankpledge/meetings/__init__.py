"""Boards and groups, their meetings and papers: items, attendance, decisions, actions and where they point."""
