"""Letters that ask owners what became of their actions, and what they answer."""
