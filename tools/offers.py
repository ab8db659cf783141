"""How the facts that a reader is sure of turn out, list by list, and whether its confidences mean what they say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from minutes_reader.confidence import SURE

BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99)  # where each band of confidences begins


@dataclass
class Offer:
    """Facts read, and of those that are offered to be accepted together: how many, how many there, how many right."""

    facts: int = 0
    offered: int = 0
    there: int = 0
    right: int = 0

    def add(self, other: "Offer") -> None:
        self.facts, self.offered = self.facts + other.facts, self.offered + other.offered
        self.there, self.right = self.there + other.there, self.right + other.right

    def __str__(self) -> str:
        """How much is offered, and how much of that is there at all and right in every field."""
        if not self.offered:
            return "nothing offered" if self.facts else "-"
        share, there, right = self.offered / self.facts, self.there / self.offered, self.right / self.offered
        return f"{share:.0%} offered, {there:.1%} there, {right:.1%} right"


@dataclass
class Said:
    """Facts of one band of confidences: how many, how sure of them the reader was in all, how many were right."""

    facts: int = 0
    sure: float = 0.0
    right: int = 0


@dataclass
class Offers:
    """The offers of each list, and what was said in each band."""

    lists: dict[str, Offer] = field(default_factory=dict)
    bands: dict[float, Said] = field(default_factory=lambda: {start: Said() for start in BANDS})

    def count(self, name: str, confidence: float, there: bool, right: bool) -> None:
        """Count one fact of a list."""
        sure = confidence >= SURE
        self.lists.setdefault(name, Offer()).add(Offer(1, sure, sure and there, sure and right))
        band = self.bands[max(start for start in BANDS if start <= confidence)]
        band.facts, band.sure, band.right = band.facts + 1, band.sure + confidence, band.right + right

    def join(self, other: "Offers") -> None:
        """Count what another has counted too."""
        for name, offer in other.lists.items():
            self.lists.setdefault(name, Offer()).add(offer)
        for start, said in other.bands.items():
            band = self.bands[start]
            band.facts, band.sure, band.right = band.facts + said.facts, band.sure + said.sure, band.right + said.right

    def total(self) -> Offer:
        """All lists as one."""
        return summed(self.lists)


def summed(lists: Mapping[str, Offer]) -> Offer:
    """The offers of several lists as one."""
    total = Offer()
    for offer in lists.values():
        total.add(offer)
    return total


def by_list(lists: Mapping[str, Offer]) -> Iterator[str]:
    """A line a list, and all of them together."""
    for name, offer in {**lists, "together": summed(lists)}.items():
        yield f"{name:<14}{offer.facts:>7} facts  {offer}"


def by_band(offers: Offers) -> Iterator[str]:
    """A line a band of confidences: how sure the reader was, and how often it was right."""
    for start, end in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        said = offers.bands[start]
        if said.facts:
            sure, right = said.sure / said.facts, said.right / said.facts
            yield f"said {start:.2f} to {end:.2f}  {said.facts:>7} facts  {sure:.1%} sure, {right:.1%} right"


def unseen(table: Mapping[str, Any]) -> dict[str, Offer]:
    """The offers of families that had no say in the table of confidences, as `tools/calibrate.py` noted them."""
    return {name: Offer(**rows["unseen"]) for name, rows in table["lists"].items()}
