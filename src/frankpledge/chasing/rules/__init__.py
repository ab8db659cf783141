"""What a letter to an owner says, and what a letter that comes back means.  Pure."""
