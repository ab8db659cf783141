"""Tests of configuration and the command line."""
