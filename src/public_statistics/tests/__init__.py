"""Tests of public_statistics: known answers, oracles, properties and bad input."""
