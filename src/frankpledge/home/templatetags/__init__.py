"""Tags for what a search found."""
