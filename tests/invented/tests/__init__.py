"""Tests of the papers of invented meetings themselves: that their gold is what they print."""
