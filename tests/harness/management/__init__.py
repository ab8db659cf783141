"""Commands that differ while tests run."""
