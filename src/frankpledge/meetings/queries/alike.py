"""Facts of like shape, read from two tables in one query: decisions with follow-ups, measurements with money."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DateField, DecimalField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Decision, Figure, FollowUp, Money, Paper, Stated
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.wording import line_words, role_words, unit_words

_SUM = DecimalField(max_digits=20, decimal_places=6)
_PER = DecimalField(max_digits=12, decimal_places=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A decision (`kind` is `decision`, `verb` how it was made), or business promised back (`follow_up`)."""

    kind: str
    id: int
    item_id: int | None
    words_id: int | None
    position: int
    checked: bool
    text: str
    verb: str
    due: date | None
    due_month_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A measurement (`kind` is `figure`) or a sum of money (`money`: `what` is its fund, `quantity` in pounds)."""

    kind: str
    id: int
    item_id: int | None
    words_id: int | None
    position: int
    checked: bool
    what: str
    quantity: Decimal
    measured_in: str
    per: Decimal | None
    stands_for: str
    period: str
    area: str
    nature: str

    @property
    def unit(self) -> str:
        """The unit in words."""
        return unit_words(self.measured_in, self.per)

    @property
    def role(self) -> str:
        """What it is, in words: the latest, a target; spent, granted."""
        return line_words(self.stands_for, self.nature) if self.kind == "money" else role_words(self.stands_for)


def said_in(by: Actor, paper: Paper) -> list[Said]:
    """What a paper records as decided and as promised back, in its order."""
    return _said(by, Q(paper=paper))


def said_under(by: Actor, items: Collection[int]) -> list[Said]:
    """What was decided and promised back under these items, in the order of their papers."""
    return _said(by, Q(item__in=items)) if items else []


def _said(by: Actor, which: Q) -> list[Said]:
    nothing = Cast(Value(None), DateField())
    decisions = _common(stated_in(by, Decision).filter(which), "decision")
    promised = _common(stated_in(by, FollowUp).filter(which), "follow_up")
    both = decisions.values("kind", "ref", *_SHARED, said=F("text"), how=F("verb"), when=nothing, month=Value(False))
    both = both.union(
        promised.values(
            "kind", "ref", *_SHARED, said=F("what"), how=_words(""), when=F("due"), month=F("due_month_only")
        ),
        all=True,
    )
    return [
        Said(**_shared(row), text=row["said"], verb=row["how"], due=row["when"], due_month_only=bool(row["month"]))
        for row in both.order_by("position", "kind", "ref")
    ]


def amounts_in(by: Actor, paper: Paper) -> list[Amount]:
    """What a paper states as measured, and as sums of money, in its order."""
    figures = _common(stated_in(by, Figure).filter(paper=paper), "figure").values(
        "kind", "ref", *_SHARED, what=F("measure"), quantity=F("value"), measured_in=F("unit"), out_of=F("per"),
        stands_for=F("role"), during=F("period"), where=F("area"), nature_of=_words(""),
    )  # fmt: skip
    money = _common(stated_in(by, Money).filter(paper=paper), "money").values(
        "kind", "ref", *_SHARED, what=F("fund"), quantity=Cast("amount", _SUM), measured_in=_words("pounds"),
        out_of=Cast(Value(None), _PER), stands_for=F("line"), during=_words(""), where=_words(""),
        nature_of=F("nature"),
    )  # fmt: skip
    return [
        Amount(
            **_shared(row),
            per=row["out_of"],
            period=row["during"],
            area=row["where"],
            nature=row["nature_of"],
            **{name: row[name] for name in ("what", "quantity", "measured_in", "stands_for")},
        )
        for row in figures.union(money, all=True).order_by("position", "kind", "ref")
    ]


_SHARED = ("item_id", "words_id", "position", "checked")


def _common(facts: QuerySet[Stated], kind: str) -> QuerySet[Stated]:
    return facts.order_by().annotate(kind=_words(kind), ref=F("pk"))


def _words(value: str) -> Cast:
    return Cast(Value(value), CharField(max_length=400))


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    return {"kind": row["kind"], "id": row["ref"], **{name: row[name] for name in _SHARED}}
