"""What is written out as a file, as far as the actor may read it, and no further than who it is for."""
