"""Blocks of sums for one fund, which add up."""

import random
from dataclasses import dataclass

from tests.invented.stock import stock
from tests.invented.truth import Money

LABELS = {"allocation": ("Allocation", "Total Allocation", "Amount allocated"),
          "committed": ("Committed to date", "Committed"),
          "spent": ("Spent to date", "Spend"), "carry_forward": ("Total carry forward", "Carry forward"),
          "balance": ("Balance", "Balance remaining")}  # fmt: skip


@dataclass(frozen=True)
class Fund:
    """A fund and what is said of it, each line with its label."""

    name: str
    lines: tuple[tuple[str, Money], ...]


def funds(rng: random.Random, count: int) -> tuple[Fund, ...]:
    """Funds with an allocation, what has gone from it, and what is left."""
    found = []
    for name in rng.sample(stock("agencies")["fund"], count):
        held = rng.randrange(8, 190) * 1000 + rng.choice([0, 0, 250, 584, 316])
        gone = held * rng.randrange(3, 10) // 10
        out, left = rng.choice([("committed", "carry_forward"), ("spent", "balance"), ("committed", "balance")])
        lines = [(rng.choice(LABELS[line]), _sum(name, line, amount, rng)) for line, amount in
                 (("allocation", held), (out, gone), (left, held - gone))]  # fmt: skip
        found.append(Fund(name, tuple(lines)))
    return tuple(found)


def _sum(fund: str, line: str, amount: int, rng: random.Random) -> Money:
    pence = ".00" if rng.random() < 0.5 else ""
    return Money(f"£{amount:,}{pence}", fund, line, f"{amount}{pence}")
