"""Serving pages: database and static files made ready, web server and worker started, and ended in an orderly way."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import typer
from django.conf import settings
from django.core.management import call_command

from frankpledge.config import logs, where
from frankpledge.config.commands.checking import say_faults
from frankpledge.config.commands.database import bring_up_to_date

HERE = "127.0.0.1"
# A request may take so long to end after the server was told to, in seconds; systemd waits for 90.
ENDS_WITHIN = 25


def prepare() -> None:
    """Bring the database and the static files up to date."""
    bring_up_to_date()
    say_faults()
    call_command("collectstatic", verbosity=0, interactive=False)


def serve_here(
    port: int, said: Iterable[str], *, listen: str = HERE, processes: int = 1, with_worker: bool = True
) -> None:
    """Serve until stopped, with a worker beside if wanted; `said` is printed above the address.

    Told to stop, it takes no more requests, ends those that it has, and then its worker.
    """
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    if not _free(listen, port):
        typer.echo(f"Something else is served on port {port}. Choose another with --port.", err=True)
        raise typer.Exit(1)
    logs.faults_are_lines()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_folder_of_figures())
    helper = subprocess.Popen([sys.executable, "-m", "frankpledge.config.commands", "worker"]) if with_worker else None
    try:
        for line in said:
            typer.echo(line)
        typer.echo(f"Serving http://{'localhost' if listen == HERE else listen}:{port}  (stop with Ctrl+C)")
        server = Granian(
            "frankpledge.config.wsgi:application",
            address=listen,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=4,
            workers_kill_timeout=ENDS_WITHIN,
            respawn_failed_workers=True,
            log_access=False,  # it tells addresses
            log_level=LogLevels.warning,
            log_dictconfig=_lines(),
        )
        server.serve()
    finally:
        if helper is not None:
            helper.send_signal(signal.SIGTERM)
            helper.wait(timeout=20)


def _lines() -> dict[str, object]:
    """The web server's own lines look as ours do."""
    configured = settings.LOGGING
    way_out = {"handlers": ["console"], "level": "INFO", "propagate": False}
    loggers = dict.fromkeys(("_granian", "granian.access"), way_out)
    return configured | {"loggers": configured["loggers"] | loggers}


def _folder_of_figures() -> Path:
    """Where the processes of this server keep what they count; what one before it counted is over."""
    folder = where.home() / "figures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _free(listen: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in listen else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listen, port))
        except OSError:
            return False
    return True
