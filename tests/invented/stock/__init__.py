"""The word stock of invented meetings, kept as text: a `# section` line, then one entry a line."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def stock(name: str) -> dict[str, tuple[str, ...]]:
    """Every section of one file of the stock, in the order printed."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            entries = sections.setdefault(line[2:].strip(), [])
        elif line.strip():
            entries.append(line.strip())
    return {section: tuple(lines) for section, lines in sections.items()}
