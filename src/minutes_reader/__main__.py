"""`python -m minutes_reader FILE...`: the reader without the rest of the house."""

import argparse
from pathlib import Path

from minutes_reader.command import read


def main() -> int:
    """Read what the command line names; the exit status is 1 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="minutes_reader", description="Read minutes and reports into facts.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files, or folders of files")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a document, one a line")
    form.add_argument("--summary", action="store_true", help="what was found, in a few lines (the usual)")
    parser.add_argument("--no-text", action="store_true", help="leave the document's text out of the JSON")
    parser.add_argument("--workers", type=int, choices=range(1, 65), metavar="N", help="how many processes read")
    chosen = parser.parse_args()
    return read(chosen.files, as_json=chosen.json, text=not chosen.no_text, workers=chosen.workers)


if __name__ == "__main__":
    raise SystemExit(main())
