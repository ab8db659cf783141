"""Counts into honest comparisons."""
