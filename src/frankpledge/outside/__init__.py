"""Questions to other machines: no other area asks any, and this one only where it is set up."""
