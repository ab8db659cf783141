"""Pages of accounts and how they sign in."""
