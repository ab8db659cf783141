"""One run of the fuzzer in a process of its own; `python -m tests.fuzz` starts it.  Needs `requirements/fuzz.txt`."""

import hashlib
import random
import re
import sys
import traceback
from pathlib import Path

import atheris

from tests.fuzz import mutating

with atheris.instrument_imports(include=["minutes_reader"]):  # the lines of what is imported in here are seen
    import minutes_reader.formats.confined
    import minutes_reader.formats.docx
    import minutes_reader.formats.html
    import minutes_reader.formats.odt
    import minutes_reader.formats.pdf
    import minutes_reader.formats.rtf
    import minutes_reader.read
    from tests.fuzz import file_promises, promises, shapes

SHARE_OF_PLAIN_CHANGES = 0.2


class Fuzzing:
    """Papers or files in, and each way that one breaks a promise kept once, by its shortest document."""

    def __init__(self, found: Path, seeds: list[bytes], *, files: bool) -> None:
        self.found = found
        self.files = files
        self.seeds = seeds
        self.papers = [] if files else [seed.decode("utf-8") for seed in seeds]
        self.check = file_promises.check if files else promises.check
        self.shortest: dict[str, int] = {}

    def try_one(self, data: bytes) -> None:
        """Read one document, and keep it where it breaks a promise; the fuzzing goes on."""
        try:
            self.check(data)
        except (Exception, promises.TooLong) as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
            self.keep(getattr(error, "document", None) or data, error)

    def keep(self, data: bytes, error: BaseException) -> None:
        """Keep a document and what it did, unless a shorter one did the same."""
        inside = [frame for frame in traceback.extract_tb(error.__traceback__) if "minutes_reader" in frame.filename]
        where = f"in {Path(inside[-1].filename).name}, {inside[-1].name}" if inside else ""
        said = re.sub(r"\d+", "9", str(error)[:60].split("\n")[0])
        way = " ".join(filter(None, (type(error).__name__, said, where)))
        if len(data) >= self.shortest.get(way, sys.maxsize):
            return
        self.shortest[way] = len(data)
        path = self.found / hashlib.sha256(way.encode()).hexdigest()[:12]
        path.with_suffix(".bin" if self.files else ".txt").write_bytes(data)
        told = "".join(traceback.format_exception(error, limit=-6))
        path.with_suffix(".why").write_text(f"{way}\n{told}", "utf-8", "backslashreplace")

    def change(self, data: bytes, most: int, seed: int) -> bytes:
        """A document made of another: mostly by the words of the field, now and then by any byte at all."""
        rng = random.Random(seed)
        if rng.random() < SHARE_OF_PLAIN_CHANGES:
            return atheris.Mutate(data, most)
        if self.files:
            changed = shapes.spoilt(data, rng, self.seeds)
            return changed if len(changed) <= most else atheris.Mutate(data, most)
        text = mutating.spoilt(data.decode("utf-8", "surrogateescape"), rng, self.papers)
        return text.encode("utf-8", "surrogatepass" if rng.random() < 0.1 else "replace")[:most]


def main() -> None:
    """Fuzz: `papers` or `files`, where to keep what is found; the rest goes to the fuzzer, its corpus last."""
    what, found, *rest = sys.argv[1:]
    seeds = [path.read_bytes() for path in sorted(Path(rest[-1]).glob("seed-*"))]
    fuzzing = Fuzzing(Path(found), seeds, files=what == "files")
    # A child's lines would not be seen; what ends this process is found by the fuzzer itself.
    minutes_reader.formats.confined.work_in_place()
    atheris.Setup([sys.argv[0], *rest], fuzzing.try_one, custom_mutator=fuzzing.change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
