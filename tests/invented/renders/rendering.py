"""Every format by its name, so that a paper can be had as any of them."""

import random
from collections.abc import Callable

from tests.invented.renders.blocks import Given
from tests.invented.renders.docx import docx
from tests.invented.renders.html import html
from tests.invented.renders.noises import fallen
from tests.invented.renders.odt import odt
from tests.invented.renders.pdf import pdf

_RENDERERS: dict[str, Callable[[Given, frozenset[str], int], bytes]] = {
    "docx": docx,
    "odt": odt,
    "html": html,
    "pdf": pdf,
}


def rendered(kind: str, given: Given, noises: frozenset[str], seed: int) -> bytes:
    """The bytes of a file of this kind (docx, odt, html or pdf) with these noises, the same for the same seed."""
    return _RENDERERS[kind](given, noises, seed)


def noises_for(kind: str, given: Given, seed: int) -> frozenset[str]:
    """The noises that fall on this paper for this seed."""
    return fallen(kind, given, random.Random(f"noises {kind} {seed} {given.text}"))
