"""Run a command and say its closing line; say everything only where it fails."""

import os
import subprocess
import sys
from pathlib import Path


def run(command: list[str], name: str, environment: dict[str, str] | None = None) -> int:
    """Run, and give the command's own exit code.  `name` stands before the closing line, unless it is empty."""
    done = subprocess.run(
        command,
        env=os.environ | (environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    if done.returncode:
        print(f"{name} failed:\n{done.stdout}".lstrip(), flush=True)
        return done.returncode
    for line in lines[:-1]:
        if line.startswith("Left out:"):
            print(line)
    print(": ".join(filter(None, [name, lines[-1].strip("= ") if lines else "nothing to say"])), flush=True)
    return 0


def name_of(command: list[str]) -> str:
    """What a person calls a command: `ruff format`, not the way to the interpreter that runs it."""
    words = [Path(word).name for word in command if not word.startswith("-")]
    if words[0].startswith("python"):
        words = words[1:]
    takes_verb = words[0] in ("ruff", "django")
    return " ".join(words[: 2 if takes_verb else 1])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], name_of(sys.argv[1:])))
