"""Every read of home: what waits for a person, and what a search finds; all of it through the areas below."""
