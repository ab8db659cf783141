"""The database of a command: brought up to date, and held to keep each partnership's rows to it."""

from collections.abc import Callable

import typer
from django.db import Error

from frankpledge.config import where
from frankpledge.config.guard import NotIsolated, hold_everything, hold_the_role
from frankpledge.config.migrating import NotMigrated, migrate_all


def bring_up_to_date() -> None:
    """Bring the database up to date; stop, saying what to do, where that fails or partnerships are not kept apart."""
    where.home().mkdir(mode=0o700, parents=True, exist_ok=True)
    or_stop(hold_the_role)
    or_stop(migrate_all)
    hold_or_stop()


def hold_or_stop() -> None:
    """Stop, saying what to do, where the database as it is does not keep partnerships apart."""
    or_stop(hold_everything)


def or_stop(hold: Callable[[], object]) -> None:
    """Stop, saying what to do, where what has to hold does not."""
    try:
        hold()
    except (NotIsolated, NotMigrated) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    except Error as error:
        said = f"The database does not answer as it should ({type(error).__name__}). `frankpledge check` says more."
        typer.echo(said, err=True)
        raise typer.Exit(1) from error
