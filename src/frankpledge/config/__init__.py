"""What ties all areas together, and what none of them may import: settings, addresses, commands."""
