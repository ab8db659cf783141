"""Tags for templates of the public side."""
