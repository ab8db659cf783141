"""Tests of the meetings area, and the builders that make its rows."""
