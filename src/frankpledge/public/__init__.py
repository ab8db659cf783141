"""What anyone may read without signing in, and how it is published."""
