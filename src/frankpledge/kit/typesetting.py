"""Documents set as tagged PDF, from data and never from markup: what somebody typed can neither run nor format itself.

The template is ours; it reads `data.json` beside it.  Setting is done in a process of its own, bounded in time and
memory, since the files that are set into a document came from outside.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from minutes_reader import ReadingError
from minutes_reader.formats.confined import confined

SECONDS = 240.0
MEGABYTES = 2500
Standard = Literal["ua-1"]
UA: Standard = "ua-1"


class NotSet(Exception):
    """The document could not be set.  Says why in the words of the compiler, which may hold words of the document."""


def typeset(
    template: Path, data: Mapping[str, Any], files: Mapping[str, bytes], *, standard: Standard | None = None
) -> bytes:
    """The PDF that a template makes of this data; `files` are those that it takes in, by the names that data gives.

    `standard` is one that the PDF is to conform to, such as UA.  Raises NotSet where it cannot be set so, or takes
    more than SECONDS or MEGABYTES.
    """
    with TemporaryDirectory(prefix="set-") as folder:
        place = Path(folder)
        (place / "main.typ").write_bytes(template.read_bytes())
        (place / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for name, content in files.items():
            (place / name).write_bytes(content)
        try:
            problem = confined(compiled, folder, standard, name="the document", seconds=SECONDS, megabytes=MEGABYTES)
        except ReadingError as error:
            raise NotSet(str(error)) from error
        if problem:
            raise NotSet(problem)
        return (place / "out.pdf").read_bytes()


def compiled(folder: str, standard: Standard | None) -> str:
    """Set the document of a folder into its `out.pdf`, in this process; gives what is wrong, or nothing."""
    import typst

    try:
        typst.compile(
            f"{folder}/main.typ",
            output=f"{folder}/out.pdf",
            root=folder,
            pdf_standards=[standard] if standard else [],
            package_path=folder,
            package_cache_path=folder,
        )
    except typst.TypstError as error:
        return str(error) or "it could not be set"
    except RuntimeError as error:
        return str(error)
    return ""
