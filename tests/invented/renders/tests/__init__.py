"""Tests of the renders of papers: that they are files of their kind, the same for a seed, with their noise in them."""
