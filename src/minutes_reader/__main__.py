"""`python -m minutes_reader FILE...`: the reader without the rest of the house."""

import argparse
from pathlib import Path

from minutes_reader.command import read


def main() -> int:
    """Read the files that the command line names; the exit status is 1 where one of them could not be read."""
    parser = argparse.ArgumentParser(prog="minutes_reader", description="Read minutes and reports into facts.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a document, one a line")
    form.add_argument("--summary", action="store_true", help="what was found, in a few lines (the usual)")
    parser.add_argument("--no-text", action="store_true", help="leave the document's text out of the JSON")
    chosen = parser.parse_args()
    return read(chosen.files, as_json=chosen.json, text=not chosen.no_text)


if __name__ == "__main__":
    raise SystemExit(main())
