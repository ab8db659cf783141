"""Bring the browser that the journeys are walked in, where this machine lets us: Debian's Chromium, as root."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def install(package: str) -> None:
    """Install a package of Debian's; its messages are shown only where it fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    ):
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace"
        )
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
            return


def main() -> None:
    """Make sure of a browser, or say what goes without one; whether that is a failure is for the tests to say."""
    if any(map(shutil.which, NAMES)):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Fetching a browser for the tests.", flush=True)
        install("chromium")
    if not any(map(shutil.which, NAMES)):
        print("Left out: the journeys, because there is no Chromium here; as root: apt-get install chromium")


if __name__ == "__main__":
    main()
