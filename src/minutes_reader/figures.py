"""Stated measurements, in tables and in sentences."""

from __future__ import annotations

from minutes_reader.figure_prose import figures_in_prose
from minutes_reader.figure_tables import figures_in_tables
from minutes_reader.paper import Paper
from minutes_reader.reading import Figure


def find_figures(paper: Paper) -> list[Figure]:
    """Every figure, in the order of the text."""
    return sorted((*figures_in_prose(paper), *figures_in_tables(paper)), key=lambda figure: figure.span)
