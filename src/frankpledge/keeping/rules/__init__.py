"""How long what is kept, and what may be destroyed: dates and holds.  Pure."""
