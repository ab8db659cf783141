"""How long things of the record are kept, what holds them back, and their destruction by two people."""
