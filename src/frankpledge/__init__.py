"""Frankpledge: the working record of a community safety partnership."""
