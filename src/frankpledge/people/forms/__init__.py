"""What comes in about accounts and roles, checked."""
