"""The order of the house, where the linters cannot see it."""
