"""What speaks against a fact: grounds for doubt, each with a name and words, seen in the fact and about it."""

from minutes_reader.signals.lists import signals_of
from minutes_reader.signals.words import SAYS

__all__ = ["SAYS", "signals_of"]
