"""What a backup of a large record takes: memory, time against a bare tar that is encrypted, and others' patience.

FRANKPLEDGE_BENCH_BYTES says how many bytes of files the record has: 60 MB unless it is said, 5 GB when run whole.
"""

import hashlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.backup import sealing

BYTES = int(os.environ.get("FRANKPLEDGE_BENCH_BYTES", "60_000_000"))
ONE = 1_000_000  # bytes of a file
SMALL = 5  # files of the small record
COMMAND = [sys.executable, "-m", "frankpledge.config.commands"]
BARE = (
    "import sys, pyrage; from pyrage.x25519 import Recipient;"
    "pyrage.encrypt_io(sys.stdin.buffer, open(sys.argv[2], 'wb'), [Recipient.from_str(sys.argv[1])])"
)
MOST_MEMORY = 40_000_000  # bytes that a large record may take more than a small one
MOST_SLOWED = 6  # times as long as when no backup is made, for a write in the middle


class Record:
    """An installation with so many files of a megabyte, each with its text in a row."""

    def __init__(self, home: Path, files: int) -> None:
        self.home, self.key = home, home.parent / f"{home.name}.key"
        self.public = sealing.make_pair(self.key)
        names = ("FRANKPLEDGE_DATABASE", "FRANKPLEDGE_SECRET_KEY", "DJANGO_SETTINGS_MODULE")
        self.environment = {name: value for name, value in os.environ.items() if name not in names}
        self.environment |= {"FRANKPLEDGE_HOME": str(home), "FRANKPLEDGE_BACKUP_KEY": self.public}
        home.mkdir()
        self.run("add-partnership", "hill", "Hill")
        self.fill(files)

    def run(self, *words: str) -> int:
        """Give a command; gives the most memory that it had, in bytes."""
        child = subprocess.Popen([*COMMAND, *words], env=self.environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return used.ru_maxrss * 1024

    def fill(self, files: int) -> None:
        text = "Members received a report on what had been done since the last meeting. " * 200
        with closing(self.connect()) as database, database:
            for n in range(files):
                content = hashlib.sha256(str(n).encode()).digest() * (ONE // 32)
                mark = hashlib.sha256(content).hexdigest()
                place = self.home / "files/1" / mark[:2] / mark
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
                database.execute(
                    "INSERT INTO documents_document (partnership_id, name, fingerprint, size, encoding, format, part, "
                    "text, added_at, level, handling, exempt_paragraph, exempt_reason, stub) "
                    "VALUES (1, ?, ?, ?, '', 'text', 0, ?, '2024-01-01', 1, '', '', '', 1)",
                    (f"{n}.txt", mark, len(content), text),
                )

    def connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.home / "frankpledge.sqlite3", timeout=20, isolation_level="IMMEDIATE")

    def bare(self) -> float:
        """How long it takes to write the same files into a tar that is encrypted, in seconds."""
        out = self.home.parent / "bare"
        began = time.perf_counter()
        with subprocess.Popen(["tar", "-c", "-C", str(self.home), "files"], stdout=subprocess.PIPE) as tar:
            subprocess.run([sys.executable, "-c", BARE, self.public, str(out)], stdin=tar.stdout, check=True)
        with out.open("rb+") as file:
            os.fsync(file.fileno())
        took = time.perf_counter() - began
        out.unlink()
        return took


class Writer:
    """Somebody who goes on writing, a row at a time, and how long each time took."""

    def __init__(self, record: Record) -> None:
        self.took: list[float] = []
        self._record, self._stopped = record, threading.Event()
        self._thread = threading.Thread(target=self._write)

    def __enter__(self) -> "Writer":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _write(self) -> None:
        with closing(self._record.connect()) as database:
            while not self._stopped.wait(0.005):
                began = time.perf_counter()
                with database:
                    database.execute("UPDATE people_partnership SET name = 'Hill ' || random()")
                self.took.append(time.perf_counter() - began)


def test_a_large_record_is_backed_up_in_the_memory_of_a_small_one(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    small = Record(tmp_path / "small", SMALL).run("backup")
    large = Record(tmp_path / "large", BYTES // ONE)
    bare = large.bare()
    with Writer(large) as alone:
        time.sleep(2)
    began = time.perf_counter()
    with Writer(large) as beside:
        memory = benchmark.pedantic(large.run, ("backup",), rounds=1)
    took = time.perf_counter() - began
    slowed = statistics.median(beside.took) / statistics.median(alone.took)
    benchmark.extra_info |= {
        "bytes": BYTES,
        "seconds": round(took, 1),
        "megabytes_a_second": round(BYTES / took / 1e6),
        "times_bare_tar": round(took / bare, 2),
        "memory_megabytes": round(memory / 1e6),
        "memory_of_small_megabytes": round(small / 1e6),
        "writes_beside": len(beside.took),
        "write_slowed_times": round(slowed, 2),
        "write_longest_milliseconds": round(max(beside.took) * 1000),
    }
    shutil.rmtree(large.home)
    assert memory - small < MOST_MEMORY
    assert slowed < MOST_SLOWED
