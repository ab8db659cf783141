"""Where the library that signs people in (allauth) meets ours: what it is told by name, and what we hear of it."""
