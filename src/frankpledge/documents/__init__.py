"""Files that came in, their text, and the words that facts came from: provenance."""
