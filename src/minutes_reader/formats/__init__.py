"""Files of every kind that partnerships have, each turned into one canonical text with a map back to its pages."""
