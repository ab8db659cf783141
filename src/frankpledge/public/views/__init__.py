"""The pages of the public side, and those from which it is published."""
