"""Tests of information rights."""
