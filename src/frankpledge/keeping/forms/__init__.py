"""What comes in about retention, holds and destruction."""
