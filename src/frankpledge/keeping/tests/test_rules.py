"""When something is due, and what keeps it back: worked examples, and 1,000 random records."""

import random
from datetime import date, timedelta

import pytest

from frankpledge.keeping.rules.due import Held, Hold, Rule, Standing, Thing, due_on, may_go, rule_for, verdict
from frankpledge.keeping.rules.kinds import KINDS, Effect, Kind, Since

CASES = 1000
BODIES = ("", "board", "sub_group")


@pytest.mark.parametrize(
    ("since", "years", "months", "due"),
    [
        (date(2018, 3, 12), 6, 0, date(2024, 3, 12)),
        (date(2024, 2, 29), 1, 0, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, 0, date(2028, 2, 29)),
        (date(2023, 1, 31), 0, 1, date(2023, 3, 1)),
        (date(2024, 1, 31), 0, 1, date(2024, 3, 1)),
        (date(2024, 1, 30), 0, 1, date(2024, 3, 1)),
        (date(2024, 3, 31), 0, 1, date(2024, 5, 1)),
        (date(2023, 12, 31), 0, 2, date(2024, 3, 1)),
        (date(2023, 11, 30), 1, 1, date(2024, 12, 30)),
        (date(2024, 3, 30), 0, 7, date(2024, 10, 30)),  # the clocks go forward on 31 March: days are days
        (date(9990, 1, 1), 20, 0, date.max),
    ],
)
def test_a_time_ends_never_earlier_than_it_says(since: date, years: int, months: int, due: date) -> None:
    assert due_on(since, years, months) == due


def test_a_rule_for_a_kind_of_body_comes_before_the_rule_for_every_kind() -> None:
    every = Rule(1, Kind.MINUTES, Since.MEETING, 6, 0, Effect.REVIEW)
    boards = Rule(2, Kind.MINUTES, Since.MEETING, 10, 0, Effect.REVIEW, "board")
    assert rule_for(Thing(Kind.MINUTES, 1, body_kind="board"), [every, boards]) == boards
    assert rule_for(Thing(Kind.MINUTES, 1, body_kind="sub_group"), [every, boards]) == every
    assert rule_for(Thing(Kind.REPORT, 1, body_kind="board"), [every, boards]) is None
    assert rule_for(Thing(Kind.MINUTES, 1), [boards]) is None


def test_it_is_kept_to_the_end_of_its_last_day() -> None:
    rules = [Rule(1, Kind.MINUTES, Since.MEETING, 6, 0, Effect.DESTROY)]
    thing = Thing(Kind.MINUTES, 1, {Since.MEETING: date(2018, 3, 12)})
    assert verdict(thing, rules, [], date(2024, 3, 11)).standing is Standing.LATER
    told = verdict(thing, rules, [], date(2024, 3, 12))
    assert (told.standing, told.due) == (Standing.DESTROY, date(2024, 3, 12))


def test_without_the_day_that_the_rule_counts_from_it_is_kept() -> None:
    rules = [Rule(1, Kind.REPORT, Since.DATED, 1, 0, Effect.DESTROY)]
    assert verdict(Thing(Kind.REPORT, 1), rules, [], date(2099, 1, 1)).standing is Standing.NO_DAY


def test_what_has_no_day_is_under_every_hold_between_two_days() -> None:
    hold = Hold(1, Held.DAYS, None, date(2020, 1, 1), date(2020, 12, 31))
    assert verdict(Thing(Kind.UPLOAD, 1), [], [hold], date(2024, 1, 1)).holds == (1,)
    for day, held in ((date(2019, 12, 31), ()), (date(2020, 12, 31), (1,)), (date(2021, 1, 1), ())):
        assert verdict(Thing(Kind.UPLOAD, 1, {Since.CAME_IN: day}), [], [hold], date(2024, 1, 1)).holds == held


def test_every_kind_has_a_name_and_days_to_count_from() -> None:
    assert set(KINDS) == set(Kind)
    assert all(about.label and about.since for about in KINDS.values())


def _case(rng: random.Random) -> tuple[Thing, list[Rule], list[Hold], date]:
    today = date(2020, 1, 1) + timedelta(days=rng.randrange(3000))
    kind = rng.choice(list(Kind))
    days = {since: today - timedelta(days=rng.randrange(-30, 1500)) for since in Since if rng.random() < 0.6}
    some = lambda: frozenset(rng.sample(range(1, 6), rng.randrange(3)))  # noqa: E731
    thing = Thing(kind, 1, days, rng.choice([None, 1, 2]), rng.choice(BODIES), some(), some())
    rules = [
        Rule(
            number, rng.choice([kind, rng.choice(list(Kind))]), rng.choice(list(Since)), rng.randrange(3),
            rng.randrange(1, 12), rng.choice(list(Effect)), rng.choice(BODIES),
        )
        for number in range(rng.randrange(4))
    ]  # fmt: skip
    holds = [_hold(rng, number, today) for number in range(rng.choice([0, 0, 1, 2, 3]))]
    return thing, rules, holds, today


def _hold(rng: random.Random, number: int, today: date) -> Hold:
    first = today - timedelta(days=rng.randrange(1500))
    what = rng.choice(list(Held))
    return Hold(
        number,
        what,
        None if what is Held.DAYS else rng.randrange(1, 6),
        first,
        first + timedelta(days=rng.randrange(60)),
    )


def _months_apart(since: date, until: date) -> int:
    """Whole months between two days, worked out in another way than the rules do."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def test_of_1000_random_records_none_that_is_held_without_a_rule_or_not_due_may_go() -> None:
    rng, seen = random.Random(16), dict.fromkeys(Standing, 0)
    for _ in range(CASES):
        thing, rules, holds, today = _case(rng)
        told = verdict(thing, rules, holds, today)
        seen[told.standing] += 1
        held = any(
            (hold.what is Held.DOCUMENT and hold.target in thing.documents)
            or (hold.what is Held.PERSON and hold.target in thing.people)
            or (hold.what is Held.BODY and hold.target == thing.body)
            or (
                hold.what is Held.DAYS
                and (not thing.days or any(hold.first <= d <= hold.last for d in thing.days.values()))
            )
            for hold in holds
        )
        if may_go(told):
            assert not held
            assert told.rule in rules
            assert told.rule.kind is thing.kind
            assert told.rule.body_kind in ("", thing.body_kind)
            assert _months_apart(thing.days[told.rule.since], today) >= told.rule.years * 12 + told.rule.months
        assert bool(told.holds) == held or told.standing in (Standing.DESTROY, Standing.REVIEW)
        assert verdict(thing, rules, holds, today) == told
    assert all(seen.values())  # the cases reach every standing
