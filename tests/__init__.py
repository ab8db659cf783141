"""What is tested across areas; each area's own tests stand inside it."""
