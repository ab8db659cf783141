"""Scanned pages read by Tesseract, a program that recognises words in pictures: the extra `ocr`.

It runs as a process of its own that may take only so much time and memory, page by page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from minutes_reader.errors import ReadingError
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.confined import confined, is_in_place
from minutes_reader.reading import Note

if TYPE_CHECKING:
    from minutes_reader.formats.pdf_layers import Layer, Layers
    from minutes_reader.formats.scans import Scan

PROGRAM = "tesseract"
MOST_PAGES = 100  # of a file
MOST_SECONDS = 300.0  # for all pages of a file
_SECONDS_IN_PLACE = 40.0
_PAGE_SECONDS = 60
_PAGE_BYTES = 1_500_000_000
_AT_ONCE = 4  # pictures of pages that are held
# What lies upside down or sideways is turned first; the output is a PDF of the words alone.
_OPTIONS = ("-l", "eng", "--psm", "1", "-c", "textonly_pdf=1", "pdf")


def is_there() -> bool:
    """True where scans can be read: the extra `ocr` is installed, and so is Tesseract."""
    return find_spec("PIL") is not None and shutil.which(PROGRAM) is not None


def with_scans(read: Callable[[Layers], Canonical], data: bytes, name: str, seconds: float = MOST_SECONDS) -> Canonical:
    """The canonical text of a PDF as `read` gives it, the words of its scanned pages recognised where that can be.

    `read` is given the layers to lay over pages: none at first, and where there are scans, those of the scans.
    ReadingError as `read` raises it.  At most MOST_PAGES are recognised; the text's notes say what was left.
    """
    from minutes_reader.formats.pdf import ScanError, illegible

    try:
        found = read({})
        refusal: ReadingError | None = None
        pages = found.scanned
    except ScanError as error:
        pages, refusal = error.pages, error
    if pages and is_there():
        seconds = _SECONDS_IN_PLACE if is_in_place() else MOST_SECONDS
        layers, tried = layers_of(data, name, pages[:MOST_PAGES], seconds)
        if layers:
            return _noted(read(layers), len(pages), tried)
        refusal = refusal and illegible(name)
    if refusal:
        raise refusal
    return found


def _noted(found: Canonical, pages: int, tried: int) -> Canonical:
    if tried == pages:
        return found
    message = f"{pages:,} pages are scans, and only the first {tried:,} were read. Split it by its papers."
    return replace(found, notes=(*found.notes, Note(kind="scans_left", message=message)))


def layers_of(data: bytes, name: str, pages: Sequence[int], seconds: float) -> tuple[dict[int, Layer], int]:
    """(The layers of scanned pages, how many pages were come to): in order, until the seconds are over."""
    from minutes_reader.formats.pdf_layers import Layer
    from minutes_reader.formats.scans import scans_of

    layers: dict[int, Layer] = {}
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(max(1, min(_AT_ONCE, os.cpu_count() or 1))) as pool:
        for n in range(0, len(pages), _AT_ONCE):
            some = pages[n : n + _AT_ONCE]
            scans = confined(scans_of, data, name, some, name=name)
            jobs = [pool.submit(recognised, scan, until) for scan in scans]
            for tried, (page, scan, job) in enumerate(zip(some, scans, jobs, strict=True), n):
                words = job.result()
                if words:
                    layers[page] = Layer(words, scan.tilt, scan.rules)
                elif time.monotonic() > until:
                    return layers, tried
    return layers, len(pages)


def recognised(scan: Scan, until: float) -> bytes | None:
    """A PDF of a picture's words; None where Tesseract fails on it, or takes longer than a page may."""
    seconds = min(_PAGE_SECONDS, until - time.monotonic())
    if seconds <= 0:
        return None
    command = [shutil.which(PROGRAM) or PROGRAM, "-", "-", "--dpi", str(scan.dots), *_OPTIONS]
    # Pages are read side by side: a page that takes all processors to itself is slower than two that take one each.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    with process:
        _bound(process.pid)
        try:
            words, _ = process.communicate(scan.picture, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return None
        except BaseException:
            process.kill()
            raise
    return words if process.returncode == 0 and words.startswith(b"%PDF") else None


def _bound(process: int) -> None:
    """Let a process take so much time and memory and no more, should nobody be left to end it."""
    with suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_CPU, (_PAGE_SECONDS, _PAGE_SECONDS))
        resource.prlimit(process, resource.RLIMIT_AS, (_PAGE_BYTES, _PAGE_BYTES))
