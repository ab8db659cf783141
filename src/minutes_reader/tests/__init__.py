"""Tests of the reader, on invented papers."""
