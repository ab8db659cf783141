"""Minutes and reports of partnerships, read into facts, each with the words it came from."""

from minutes_reader.context import Context, KnownAgency, KnownPerson
from minutes_reader.errors import ReadingError
from minutes_reader.read import read_bytes, read_file, read_file_papers, read_papers, read_text
from minutes_reader.reading import Reading
from minutes_reader.version import VERSION

__version__ = VERSION

__all__ = [
    "Context",
    "KnownAgency",
    "KnownPerson",
    "Reading",
    "ReadingError",
    "__version__",
    "read_bytes",
    "read_file",
    "read_file_papers",
    "read_papers",
    "read_text",
]
