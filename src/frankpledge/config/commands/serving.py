"""Serving pages from this machine: database and static files made ready, web server and worker started."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterable

import typer
from django.core.management import call_command

from frankpledge.config.commands.database import bring_up_to_date


def prepare() -> None:
    """Bring the database and the static files up to date."""
    bring_up_to_date()
    call_command("collectstatic", verbosity=0, interactive=False)


def serve_here(port: int, said: Iterable[str]) -> None:
    """Serve on this machine's own address until stopped, with a worker beside; `said` is printed above the address."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    if not _free(port):
        typer.echo(f"Something else is served on port {port}. Choose another with --port.", err=True)
        raise typer.Exit(1)
    helper = subprocess.Popen([sys.executable, "-m", "frankpledge.config.commands", "worker"])
    try:
        for line in said:
            typer.echo(line)
        typer.echo(f"Serving http://localhost:{port}  (stop with Ctrl+C)")
        server = Granian(
            "frankpledge.config.wsgi:application",
            address="127.0.0.1",
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=4,
            log_level=LogLevels.warning,
        )
        server.serve()
    finally:
        helper.send_signal(signal.SIGTERM)
        helper.wait(timeout=20)


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
