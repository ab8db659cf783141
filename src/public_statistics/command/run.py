"""Running the command: what is wrong is told in one line, and a file of any length goes through row by row."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

from public_statistics.command import tables
from public_statistics.command.methods import METHODS, Options
from public_statistics.errors import ComparisonError, UnknownChoice

PIPE_CLOSED = 141  # what a program ends with whose reader has gone


def run(
    name: str,
    path: Path | None,
    options: Options,
    *,
    as_csv: bool,
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Run a method over a CSV file and print what it gives, as a table or as CSV.

    Columns of the file that a method does not take are printed before its own where it goes row by row.  Gives the exit
    status: 0, or 1 where something is wrong, which is said on `err` in a line.
    """
    out, err = out or sys.stdout, err or sys.stderr
    try:
        if name not in METHODS:
            raise UnknownChoice("method", f"there is no {name!r}", f"Choose one of {', '.join(METHODS)}")
        if path is None:
            raise UnknownChoice("file", "none is given", f"{name} needs {', '.join(METHODS[name].needs) or 'a table'}")
        _run(name, path, options, as_csv, out)
    except ComparisonError as error:
        print(error, file=err)
        return 1
    except BrokenPipeError:
        if out is sys.stdout:  # Python would try to print the rest at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return PIPE_CLOSED
    except OSError as error:
        print(f"{path}: {error.strerror or error}.", file=err)
        return 1
    return 0


def list_methods(out: TextIO) -> None:
    """Print the methods, with the columns that each needs."""
    lines = [f"{name:13} {of.says} ({', '.join(of.needs) or 'any columns'})\n" for name, of in METHODS.items()]
    out.writelines(lines)


def _run(name: str, path: Path, options: Options, as_csv: bool, out: TextIO) -> None:
    method = METHODS[name]
    write = tables.write_csv if as_csv else tables.write_table
    blocks = tables.read(path, method.needs, tables.AT_ONCE if method.row_by_row else None)
    for at, columns in enumerate(blocks):
        found = method.give(columns, options)
        if method.row_by_row or name in ("funnel", "rank", "predicted", "neighbours"):
            kept = {
                key: of for key, of in columns.items() if key not in found and key not in method.needs or key == "area"
            }
            found = {**kept, **found}
        write(found, out, header=not at)
