"""What is typed when personal data is answered for."""
