"""What processes are asked to tell in tests: a module of its own, since they look for it by name."""

import os
import signal
import time
from pathlib import Path

from minutes_reader.workers import Told


def tell(path: Path) -> Told:
    """Tell of a path by what it is called: `slow`, `killed`, `gone` and `stuck` are done as they say."""
    if path.name == "slow":
        time.sleep(0.5)
    if path.name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if path.name == "gone":
        os._exit(3)
    if path.name == "stuck":
        time.sleep(60)
    return Told(f"{path.name} by {os.getpid()}")
