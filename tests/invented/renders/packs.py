"""Agenda packs: papers of families rendered as PDF and put one behind the other, as they are sent to members."""

import io
import random
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium

from tests.invented import papers
from tests.invented.renders.blocks import Given
from tests.invented.renders.rendering import noises_for, rendered


def paper_as_pdf(family: str, seed: int) -> bytes:
    """A paper of a family as a PDF, with the noise that falls on it."""
    given = Given(papers.paper(family, seed).text)
    return rendered("pdf", given, noises_for("pdf", given, seed), seed)


def joined(parts: Iterable[bytes]) -> tuple[bytes, list[int]]:
    """A PDF of these one behind the other, without bookmarks, and the page on which each begins."""
    whole, begun = pdfium.PdfDocument.new(), []
    for part in parts:
        begun.append(len(whole) + 1)
        document = pdfium.PdfDocument(part)
        whole.import_pages(document)
        document.close()
    file = io.BytesIO()
    whole.save(file)
    whole.close()
    return file.getvalue(), begun


def pack(families: Sequence[str], seed: int, count: int = 5, *, alike: bool = False) -> tuple[bytes, list[int]]:
    """So many papers of families taken by lot, or all of one (`alike`): a board's minutes of a year."""
    lot = random.Random(f"pack {seed} {alike}")
    one = lot.choice(families)
    return joined(paper_as_pdf(one if alike else lot.choice(families), 100 * seed + n) for n in range(count))
