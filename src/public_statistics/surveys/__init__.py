"""Surveys and consultations: what people said, weighted to those for whom they stand."""
