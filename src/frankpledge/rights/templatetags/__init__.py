"""Tags for what is held on a person."""
