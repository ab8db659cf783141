"""What comes in about accounts and how they sign in."""
