"""What is typed on the public side's pages."""
