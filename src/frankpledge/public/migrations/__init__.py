"""How the tables of the public side came to be."""
