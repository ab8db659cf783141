"""The command `statistics`, which compares figures of a file and keeps nothing."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def statistics(
    method: Annotated[str, typer.Argument(help="The method; `methods` lists them all.", metavar="METHOD")],
    file: Annotated[
        Path | None, typer.Argument(help="A CSV file with the method's columns.", metavar="FILE.csv")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="CSV out, numbers in full, in place of a table.")] = False,
    per: Annotated[float | None, typer.Option(help="Units of the denominator, as in 1000.")] = None,
    confidence: Annotated[float, typer.Option(help="Of intervals and ranges.")] = 0.95,
    good: Annotated[str, typer.Option(help="Which end is good: low or high.")] = "low",
    proportions: Annotated[bool, typer.Option("--proportions", help="Counts are parts of their denominators.")] = False,
    overdispersed: Annotated[
        bool, typer.Option("--overdispersed", help="Widen a funnel by what areas differ beside chance.")
    ] = False,
    rules: Annotated[str, typer.Option(help="The rule set of a control chart, with its version.")] = "seven-points/1",
    target: Annotated[float | None, typer.Option(help="Of a control chart: will the process meet it?")] = None,
    threshold: Annotated[int, typer.Option(help="Counts under it are hidden.")] = 5,
    nearest: Annotated[int, typer.Option(help="How many neighbours.")] = 5,
    question: Annotated[str, typer.Option(help="Of a survey: the question, by its column.")] = "",
    by: Annotated[str, typer.Option(help="Of a survey: the column to break it down by.")] = "",
    weight: Annotated[str, typer.Option(help="Of a survey: the column of weights.")] = "",
    codebook: Annotated[Path | None, typer.Option(help="Of a survey: its codebook, a CSV file.")] = None,
) -> None:
    """Compare the figures of a CSV file by a method of public statistics.  Nothing is kept."""
    from public_statistics.command.methods import Options
    from public_statistics.command.run import list_methods, run

    if method == "methods":
        list_methods(sys.stdout)
        return
    if good not in ("low", "high"):
        raise typer.BadParameter("say low or high", param_hint="--good")
    options = Options(
        per,
        confidence,
        good == "low",
        proportions,
        overdispersed,
        rules,
        target,
        threshold,
        nearest,
        question,
        by,
        weight,
        codebook,
    )
    raise typer.Exit(run(method, file, options, as_csv=csv))
