"""Minutes and reports of partnerships, read into facts, each with the words it came from.

What is named here is loaded when it is first asked for: a process that only takes a file apart needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from minutes_reader.version import VERSION

if TYPE_CHECKING:
    from minutes_reader.context import Context, KnownAgency, KnownPerson
    from minutes_reader.errors import ReadingError
    from minutes_reader.formats.keeping import Keepable, keepable
    from minutes_reader.read import read_bytes, read_file, read_file_papers, read_papers, read_text
    from minutes_reader.reading import Reading

__version__ = VERSION

__all__ = [
    "Context",
    "Keepable",
    "KnownAgency",
    "KnownPerson",
    "Reading",
    "ReadingError",
    "__version__",
    "keepable",
    "read_bytes",
    "read_file",
    "read_file_papers",
    "read_papers",
    "read_text",
]

_HOME = {
    **dict.fromkeys(("Context", "KnownAgency", "KnownPerson"), "context"),
    **dict.fromkeys(("read_bytes", "read_file", "read_file_papers", "read_papers", "read_text"), "read"),
    **dict.fromkeys(("Keepable", "keepable"), "formats.keeping"),
    "Reading": "reading",
    "ReadingError": "errors",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
