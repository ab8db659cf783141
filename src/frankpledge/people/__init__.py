"""Partnerships, organisations, people, the names they are printed under, roles and sign-in."""
