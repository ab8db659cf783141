"""How far it has come, on a terminal; and what is said beside that, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Progress:
    """`step` is called for each file that is done, `say` with what has to be said."""

    step: Callable[[], None]
    say: Callable[[str], None]


@contextmanager
def progress(files: int, out: TextIO, err: TextIO) -> Iterator[Progress]:
    """A bar on `err` where that is a terminal, there are several files, and what they hold is printed elsewhere."""
    plain = Progress(step=lambda: None, say=lambda words: print(words, file=err, flush=True))
    if files < 2 or not err.isatty() or out.isatty():
        yield plain
        return
    try:
        from rich import progress as rich
        from rich.console import Console
    except ImportError:  # the reader is a library of its own, and needs nothing that only shows
        yield plain
        return
    columns = (rich.TextColumn("Reading"), rich.BarColumn(), rich.MofNCompleteColumn(), rich.TimeRemainingColumn())
    with rich.Progress(*columns, console=Console(file=err), transient=True) as shown:
        task = shown.add_task("Reading", total=files)
        yield Progress(
            step=lambda: shown.advance(task),
            say=lambda words: shown.console.print(words, markup=False, highlight=False, emoji=False, soft_wrap=True),
        )
