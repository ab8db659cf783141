"""Tests of work."""
