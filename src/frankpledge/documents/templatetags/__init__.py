"""Tags for the words that facts came from."""
