"""What waits for a person when they sign in; search over every area."""
