"""The database of a command: brought up to date, and held to keep each partnership's rows to it."""

from collections.abc import Callable

import typer
from django.core.management import call_command

from frankpledge.config.guard import NotIsolated, hold_everything, hold_the_role


def bring_up_to_date() -> None:
    """Bring the database up to date; stop, saying what to do, where it does not keep partnerships apart."""
    or_stop(hold_the_role)
    call_command("migrate", verbosity=0)
    hold_or_stop()


def hold_or_stop() -> None:
    """Stop, saying what to do, where the database as it is does not keep partnerships apart."""
    or_stop(hold_everything)


def or_stop(hold: Callable[[], None]) -> None:
    """Stop, saying what to do, where what has to hold does not."""
    try:
        hold()
    except NotIsolated as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
