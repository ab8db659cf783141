"""Questions to other machines, put to real ones on this machine."""
