"""Saying what is wrong with an installation, for people or for machines."""

import json as written
import logging
from dataclasses import asdict

import typer

from frankpledge.config.checking import Kind, each, everything

MARKS = {Kind.FAULT: "FAULT  ", Kind.WARNING: "warning", Kind.FINE: "fine   "}


def check(*, json: bool, files: bool, mail: bool) -> int:
    """Say what was found; gives the exit status, 1 where there is a fault."""
    logging.disable(logging.CRITICAL)  # what goes wrong is found, and said in its place
    found = list(everything(files=files, mail=mail))
    faults = sum(finding.kind == Kind.FAULT for finding in found)
    if json:
        typer.echo(
            written.dumps({"faults": faults, "findings": [asdict(finding) for finding in found]}, ensure_ascii=False)
        )
        return int(faults > 0)
    for finding in sorted(found, key=lambda finding: list(Kind).index(finding.kind)):
        typer.echo(f"{MARKS[finding.kind]}  {finding.about}: {finding.said}")
    warnings = sum(finding.kind == Kind.WARNING for finding in found)
    typer.echo(f"{faults} to mend, {warnings} to look at." if faults or warnings else "Nothing is wrong.")
    return int(faults > 0)


def say_faults() -> None:
    """Say what has to be mended, briefly, before serving: what can be looked at at once."""
    from frankpledge.config.checking import database, machine

    for finding in each([machine.home, machine.disk, database.clock]):
        if finding.kind == Kind.FAULT:
            typer.echo(f"{finding.about}: {finding.said}", err=True)
