"""Reading files from the command line: JSON lines for programs, a summary for people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TextIO

from minutes_reader.errors import ReadingError
from minutes_reader.folders import files_of
from minutes_reader.progress import progress
from minutes_reader.reading import Reading
from minutes_reader.stopping import Stopped, Stopping, stoppable
from minutes_reader.workers import Told, tell_in_order, usual_workers

_PIPE_CLOSED = 141  # what a program ends with whose reader has gone: 128 and the number of that signal


def read(
    files: Iterable[Path],
    *,
    as_json: bool,
    text: bool = True,
    workers: int | None = None,
    out: TextIO | None = None,
    err: TextIO | None = None,
) -> int:
    """Read each file, and each in a folder, and print what was found: JSON, one paper a line, or a summary.

    The order is that of the files, however many processes (`workers`) read them; what is printed is whole lines also
    where somebody stops it.  A file that cannot be read is told on `err` in one line, and the others are still read.
    The exit status is 1 then, else 0.  `text` false leaves the documents' text out of the JSON.
    """
    out, err = out or sys.stdout, err or sys.stderr
    paths = list(files_of(files))
    tell = partial(tell_of, as_json=as_json, text=text)
    many = min(workers or usual_workers(len(paths)), len(paths))
    done = failed = 0
    try:
        with (
            stoppable() as stopping,
            progress(len(paths), out, err) as shown,
            closing(tell_in_order(paths, tell, many)) as all_told,
        ):
            for path, told in all_told:
                if told.problem:
                    shown.say(str(ReadingError(f"{path}: {told.problem}")))
                    failed += 1
                else:
                    _print(told.words, out, stopping)
                done += 1
                shown.step()
    except Stopped as stopped:
        print(f"Stopped: {done:,} of {len(paths):,} files were read.", file=err)
        return stopped.status
    except OSError as error:
        return _not_printed(error, out, err)
    if failed and len(paths) > 1:
        print(f"{failed:,} of {len(paths):,} files could not be read.", file=err)
    return 1 if failed else 0


def tell_of(path: Path, *, as_json: bool, text: bool) -> Told:
    """What was found in a file, in the words to print, a line or a few for each paper of a pack; or why nothing was."""
    from minutes_reader.read import read_file_papers

    try:
        if path.is_dir():
            return Told(problem="there is no file in this folder that may be opened.")
        papers = read_file_papers(path)
        return Told("\n".join(json.dumps(one.to_json(text)) if as_json else summary(one) for one in papers))
    except ReadingError as error:
        return Told(problem=str(error).removeprefix(str(ReadingError(f"{path.name}: "))))
    except Exception as error:  # noqa: BLE001 - our own fault, and no reason to leave the other files unread
        return Told(problem=f"not read, by a fault of the reader ({type(error).__name__}). Please report it.")


def _print(words: str, out: TextIO, stopping: Stopping) -> None:
    """Print what was found, whole: nothing of it stays behind for later, and nothing comes between its letters."""
    with stopping.whole():
        try:
            out.write(f"{words}\n")
        except UnicodeEncodeError:  # a terminal that has not every letter
            out.write(f"{words}\n".encode(out.encoding, "backslashreplace").decode(out.encoding))
        out.flush()


def _not_printed(error: OSError, out: TextIO, err: TextIO) -> int:
    """What to do where nothing more can be printed: be quiet where nobody reads on, and else say why."""
    if out is sys.stdout:  # Python would try to print the rest at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    if isinstance(error, BrokenPipeError):
        return _PIPE_CLOSED
    print(f"What was found could not be printed: {error.strerror}.", file=err)
    return 1


def summary(reading: Reading) -> str:
    """What was found, in a few lines: what the paper is, how much of each kind, what is doubtful or missing."""
    body = reading.body.name if reading.body else "a body that it does not name"
    day = reading.date.value if reading.date else "no date"
    lists = {
        "people": reading.attendance,
        "items": reading.items,
        "decisions": reading.decisions,
        "actions": reading.actions,
        "follow-ups": reading.follow_ups,
        "references": reading.references,
        "figures": reading.figures,
        "sums of money": reading.money,
    }
    doubts = sum(fact.doubt is not None for facts in lists.values() for fact in facts)
    name, part = reading.source.name, reading.source.part
    if part:
        name += f", paper {part.number} of {part.of} (pages {part.first_page} to {part.last_page})"
    lines = [
        f"{name}: {reading.kind} of {body}, {day}"
        if reading.kind == "minutes"
        else f"{name}: a report to {body}, {day}",
        "  " + ", ".join(f"{len(facts)} {name}" for name, facts in lists.items()),
    ]
    if doubts:
        lines.append(f"  {doubts} of these are doubtful: look at them first")
    lines += [f"  note: {note.message}" for note in reading.notes]
    return "\n".join(lines)
