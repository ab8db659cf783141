"""How soon the command line answers: help in at most half a second."""

import subprocess
import sys
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

COMMAND = Path(sys.executable).with_name("frankpledge")


def test_asking_for_help(benchmark: BenchmarkFixture) -> None:
    done = benchmark.pedantic(
        subprocess.run,
        ([COMMAND, "--help"],),
        {"capture_output": True, "encoding": "utf-8", "check": True},
        rounds=5,
    )
    assert "Usage" in done.stdout
