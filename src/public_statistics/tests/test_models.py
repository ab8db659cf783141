"""Projections, predicted against observed, and nearest neighbours."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import public_statistics as ps

SEASONS = np.array([80, 75, 90, 95, 110, 120, 130, 125, 100, 95, 85, 90])


def years(seed: int, many: int, spread: float = 0) -> np.ndarray:
    """Years of months that have seasons."""
    rng = np.random.default_rng(seed)
    return rng.poisson(SEASONS * (rng.gamma(1 / spread, spread, (many, 12)) if spread else 1), (many, 12))


def test_a_year_is_projected_by_the_share_of_its_months() -> None:
    found = ps.project_year(SEASONS[:6], np.stack([SEASONS, SEASONS]))
    np.testing.assert_allclose(found.value, SEASONS.sum())
    assert found.lower < found.value < found.upper
    whole = ps.project_year(SEASONS, np.stack([SEASONS, SEASONS]))
    assert whole.lower == whole.value == whole.upper == SEASONS.sum()


def test_the_range_of_a_projection_holds_as_often_as_it_says() -> None:
    many = np.stack([years(seed, 4) for seed in range(800)])
    for months in (3, 9):
        found = ps.project_year(many[:, 3, :months], many[:, :3], confidence=0.9)
        total = many[:, 3].sum(axis=1)
        assert 0.85 < ((found.lower <= total) & (total <= found.upper)).mean() < 0.97


def test_years_that_vary_more_widen_the_range() -> None:
    calm, wild = years(1, 4), years(1, 4, spread=0.1)
    assert ps.project_year(wild[3, :6], wild[:3]).dispersion > 2
    narrow, wide = (ps.project_year(SEASONS[:6], past[:3]) for past in (calm, wild))
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


@pytest.mark.parametrize("family", ["poisson", "negative binomial"])
def test_months_ahead_follow_the_season_and_hold_as_often_as_they_say(family: str) -> None:
    held = 0
    for seed in range(25):
        months = years(seed, 5, spread=0.01).reshape(-1)
        found = ps.project_months(months[:48], 12, family=family, confidence=0.9)
        held += int(((found.lower <= months[48:]) & (months[48:] <= found.upper)).sum())
        assert found.value[5:8].mean() > found.value[[0, 1, 10]].mean()
    assert 0.84 < held / 300 < 0.97


def test_a_history_that_begins_in_april_has_its_seasons_in_their_months() -> None:
    months = np.roll(np.tile(SEASONS, 4), -3)
    found = ps.project_months(months, 3, first_month=4, with_trend=False)
    np.testing.assert_allclose(found.value, SEASONS[[3, 4, 5]], rtol=1e-6)


def test_an_area_that_is_unlike_its_likes_is_flagged_for_better_or_worse() -> None:
    rng = np.random.default_rng(7)
    like = rng.normal(size=50)
    observed = 60 + 5 * like + rng.normal(size=50)
    observed[4] += 12
    observed[9] -= 12
    found = ps.predicted_against_observed(observed, like)
    assert found.flag[[4, 9]].tolist() == [1, -1]
    assert (ps.predicted_against_observed(observed, like, low_is_good=True).flag == -found.flag).all()
    assert found.observed[4] > found.upper[4]
    assert np.count_nonzero(found.flag) <= 6


def test_a_proportion_far_from_what_is_expected_is_flagged() -> None:
    rng = np.random.default_rng(8)
    like, size = rng.normal(size=50), np.full(50, 500)
    said = rng.binomial(size, 1 / (1 + np.exp(-0.5 * like)))
    said[3] = 499
    found = ps.predicted_proportions(said, size, like)
    assert found.flag[3] == 1
    assert ((found.lower > 0) & (found.lower < found.expected) & (found.expected < found.upper)).all()
    assert (found.upper < 1).all()


def test_the_nearest_area_is_the_nearest_by_a_loop() -> None:
    features = np.random.default_rng(3).normal(size=(30, 4)) * [1, 10, 100, 5]
    found = ps.nearest_neighbours(features, 3)
    scaled = (features - features.mean(axis=0)) / features.std(axis=0)
    for area in range(30):
        far = sorted(
            (float(np.linalg.norm(scaled[area] - scaled[other])), other) for other in range(30) if other != area
        )
        assert found.nearest[area].tolist() == [other for _, other in far[:3]]
        np.testing.assert_allclose(found.distance[area], [length for length, _ in far[:3]])


def test_features_may_be_scaled_by_their_range_or_left() -> None:
    features = [[0, 0], [1, 90], [10, 5]]
    assert ps.nearest_neighbours(features, 1, scale="as given").nearest[0] == [2]
    assert ps.nearest_neighbours(features, 1, scale="range").distance[0, 0] == pytest.approx(np.hypot(1, 5 / 90))


def test_a_group_is_what_it_was_on_the_day() -> None:
    since, changed = date(2010, 4, 1), date(2014, 10, 1)
    groups = ps.Groups(
        [
            ps.Membership("Alder", "towns", since),
            ps.Membership("Birch", "towns", since, changed),
            ps.Membership("Cedar", "towns", changed),
            ps.Membership("Birch", "towns", date(2020, 1, 1)),
        ]
    )
    assert groups.members("towns", date(2014, 9, 30)) == ("Alder", "Birch")
    assert groups.members("towns", changed) == ("Alder", "Cedar")
    rates = {"Alder": 10.0, "Birch": 20.0, "Cedar": 40.0}
    assert groups.average("towns", since, rates) == 15
    assert groups.average("towns", changed, rates, without="Alder") == 40
    with pytest.raises(ps.TooFew, match="none for Cedar"):
        groups.average("towns", changed, {"Alder": 1.0})
    with pytest.raises(ps.TooFew, match="no members on 2001"):
        groups.members("towns", date(2001, 1, 1))
    with pytest.raises(ps.UnknownChoice, match="Choose one of towns"):
        groups.members("cities", since)


@pytest.mark.parametrize(
    "memberships",
    [
        [ps.Membership("Alder", "towns", date(2020, 1, 2), date(2020, 1, 1))],
        [ps.Membership("Alder", "towns", date(2020, 1, 1)), ps.Membership("Alder", "towns", date(2021, 1, 1))],
    ],
)
def test_memberships_that_cannot_be_are_refused(memberships: list[ps.Membership]) -> None:
    with pytest.raises(ps.UnlikePeriods):
        ps.Groups(memberships)


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_a_projection_in_halves_is_in_its_range(seed: int) -> None:
    past = years(seed, 3)
    found = ps.project_year(past[2, :6], past[:2])
    assert found.lower <= found.value <= found.upper
