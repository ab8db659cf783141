"""The real server: what it tells of itself, how it logs, and how it ends when it is told to."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.harness import migrated

pytestmark = pytest.mark.skipif(
    os.environ.get("FRANKPLEDGE_TEST_DATABASE") == "postgresql", reason="the server is the same on both databases"
)


class Server:
    """`frankpledge serve` with two processes and no worker, and every line that it says."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "frankpledge.config.commands", "serve", "--local", "--no-worker"]
        environment = {name: said for name, said in os.environ.items() if not name.startswith("FRANKPLEDGE_")}
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), "--processes", "2"],
            env=environment | {"FRANKPLEDGE_HOME": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self.begun: Queue[bool] = Queue()
        self.listening = Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("Serving"):
                self.begun.put(True)
        self.begun.put(False)

    def connection(self) -> http.client.HTTPConnection:
        """A connection to it, once it answers."""
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.connect()
            except ConnectionRefusedError:
                assert self.process.poll() is None, "".join(self.said)
            else:
                return connection


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("served")
    migrated.sqlite(home / "frankpledge.sqlite3")
    made = Server(home)
    assert made.begun.get(timeout=120), "".join(made.said)
    yield made
    if made.process.poll() is None:
        made.process.terminate()
        made.process.wait(timeout=60)
    made.listening.join()
    made.process.stdout.close()


def test_the_server_ends_what_it_has_begun_and_tells_nothing_of_anybody(server: Server) -> None:
    """Pages are asked for, a form is half sent; the server is told to stop, gets the rest, answers, and is gone."""
    asking = server.connection()
    heads = {"User-Agent": "Quillfeather"}
    asked = {"/health": 200, "/sign-in/?next=/Quillfeather/": 200, "/Quillfeather/": 302, "/metrics": 200}
    for address, status in asked.items():
        asking.request("GET", address, headers=heads)
        answer = asking.getresponse()
        said = answer.read().decode()
        assert answer.status == status, (address, said)
        assert answer.headers["Request-Number"]
        assert answer.headers.get_all("Server") == ["web"]
        assert answer.headers["X-Powered-By"] is None
    assert 'frankpledge_requests_total{method="GET",route="account_login",status="200"} 1.0' in said

    body = b"login=Quillfeather&password=" + b"x" * 40
    under_way = server.connection()
    under_way.putrequest("POST", "/sign-in/")
    under_way.putheader("Content-Type", "application/x-www-form-urlencoded")
    under_way.putheader("Content-Length", str(len(body)))
    under_way.endheaders(body[:20])
    asking.request("GET", "/health")  # on another connection, so that the first has surely come in
    asking.getresponse().read()
    server.process.send_signal(signal.SIGTERM)
    under_way.send(body[20:])
    assert under_way.getresponse().status == 403  # its form had no mark that proves it ours
    under_way.close()
    asking.close()
    server.process.wait(timeout=60)
    server.listening.join()
    assert server.process.returncode == 0
    lines = [json.loads(line) for line in server.said if line.startswith("{")]
    assert [line["route"] for line in lines if line["event"] == "request"].count("account_login") == 2
    assert "Quillfeather" not in "".join(server.said)
    assert len(server.said) == len(lines) + 1
