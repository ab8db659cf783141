"""Background work from the command line: a worker, what it has to do, and schedules."""

import sys
from datetime import datetime, time
from typing import NoReturn
from uuid import UUID

import typer
from django.utils import timezone

from frankpledge.config.commands.database import hold_or_stop
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.work import queries
from frankpledge.work.changes.administering import do_again, set_schedule, stop_job
from frankpledge.work.rules import Every
from frankpledge.work.working import Worker

HAND = (sys.executable, "-m", "frankpledge.config.commands", "hand")
STATES = {"READY": "waiting", "RUNNING": "running", "FAILED": "failed", "SUCCESSFUL": "done"}


def work() -> None:
    """Do background work until stopped."""
    hold_or_stop()
    Worker(HAND).run()


def say_jobs() -> None:
    """List the jobs that wait, run or failed."""
    listed = queries.jobs()
    for job in listed:
        values = " ".join(f"{name}={value}" for name, value in job.values.items())
        typer.echo(f"{job.task.hex[:12]}  {_standing(job)}  {job.name} {values}".rstrip())
    typer.echo("Nothing waits, runs or failed." if not listed else f"{len(listed)} in all.")


def stop(begins: str) -> None:
    """Stop a job."""
    try:
        ended = stop_job(_administrator(), _number(begins))
    except NotPossible as error:
        _stop(str(error))
    typer.echo("Stopped." if ended else "Its worker ends it within seconds. Look with: frankpledge jobs")


def again(begins: str) -> None:
    """Have a job done after all."""
    try:
        do_again(_administrator(), _number(begins))
    except NotPossible as error:
        _stop(str(error))
    typer.echo("It waits to be done again.")


def say_schedules() -> None:
    """List the schedules."""
    for row in queries.schedules():
        due = f"next {_moment(row.due)}" if row.on else "off"
        began = f", last begun {_moment(row.begun)}" if row.begun else ""
        typer.echo(f"{row.name}  {row.how_often}, {due}{began}")


def set_how_often(name: str, on: bool | None, seconds: int | None, at: str, day: int | None) -> None:
    """Set a schedule."""
    found = [row for row in queries.schedules() if row.name == name]
    if not found:
        _stop(f"There is no schedule {name}. Look with: frankpledge jobs schedules")
    try:
        every = Every(seconds, time.fromisoformat(at) if at else None, day) if seconds or at else found[0].how_often
    except ValueError as error:
        _stop(f"That cannot be: {error}.")
    row = set_schedule(_administrator(), found[0], timezone.now(), on=found[0].on if on is None else on, every=every)
    typer.echo(f"{row.name}  {row.how_often}, " + (f"next {_moment(row.due)}" if row.on else "off"))


def _standing(job: queries.Listed) -> str:
    said = STATES[job.state]
    if job.of:
        said += f", {job.done} of {job.of}"
    if job.state == "RUNNING":
        said += f" since {_moment(job.since)}" + (", to be stopped" if job.stops else "")
    if job.state == "READY" and job.later:
        said += f" until {_moment(job.later)}"
    if job.attempts > 1:
        said += f", attempt {job.attempts}"
    return f"{said}: {job.why}," if job.state == "FAILED" else f"{said},"


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d %b %Y %H:%M:%S}"


def _number(begins: str) -> UUID:
    found = queries.numbered(begins)
    if len(found) != 1:
        _stop("More than one job begins so. Give more of its number." if found else "There is no job of this number.")
    return found[0]


def _administrator() -> Actor:
    return Actor(Origin.COMMAND, timezone.localdate(), process="administrator")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
