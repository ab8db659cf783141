"""Surveys: codebooks, weights, shares by breakdown, waves, and what a whole set of tables tells."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import public_statistics as ps

SAFE = ps.Question(
    "safe",
    "How safe do you feel walking alone after dark?",
    {"1": "Very safe", "2": "Fairly safe", "3": "Unsafe"},
    none=frozenset({"9"}),
    good=frozenset({"1", "2"}),
)
N = np.arange(60)
YES, WEIGHT, STRATUM, CLUSTER = (N * 7) % 11 < 4, 1 + (N * 5) % 7, N % 3, (N % 3) * 100 + N // 6
AGE, GROUP = 20 + (N * 13) % 50, (N * 7) % 5 < 2

# svy 0.35.0, Taylor: share, standard error and logit limits of YES, of all and in GROUP; and the mean of AGE.
SVY = {
    "weights": (
        (0.35443037974683544, 0.0690240484889805, 0.2308969518195024, 0.5010027994787908),
        (0.3157894736842105, 0.10247391209621123, 0.14750657774029147, 0.5517918006402532),
        (43.34177215189873, 2.2362165055339576, 38.867113259920586, 47.816431043876875),
    ),
    "strata": (
        (0.35443037974683544, 0.0698270711957997, 0.22957284647504225, 0.5028705854109551),
        (0.3157894736842105, 0.10354659641969327, 0.1455655363319596, 0.5556271765178361),
        (43.34177215189873, 2.2744162138182245, 38.7873322436763, 47.89621206012116),
    ),
    "clusters": (
        (0.35443037974683544, 0.08764869314953885, 0.20011053283847102, 0.5464559813811379),
        (0.3157894736842105, 0.11924906578727869, 0.12460173966617709, 0.5994506308280735),
        (43.34177215189873, 1.922508680034173, 39.397110174006386, 47.286434129791076),
    ),
}


@pytest.mark.parametrize("design", SVY)
def test_shares_and_means_are_those_of_svy(design: str) -> None:
    asked = {"weights": {}, "strata": {"strata": STRATUM}, "clusters": {"strata": STRATUM, "clusters": CLUSTER}}
    sample = ps.Sample.of(WEIGHT, **asked[design])
    found = (
        ps.weighted_shares(YES, sample),
        ps.weighted_shares(YES, sample, among=GROUP),
        ps.weighted_means(AGE, sample),
    )
    for ours, theirs in zip(found, SVY[design], strict=True):
        np.testing.assert_allclose([ours.value, ours.standard_error, ours.lower, ours.upper], theirs, rtol=1e-12)


def test_equal_weights_have_no_design_effect_and_unequal_ones_have_kishs() -> None:
    assert ps.kish_design_effect([3, 3, 3]) == 1
    assert ps.kish_design_effect([1, 3]) == 2 * 10 / 16
    equal = ps.weighted_shares(YES, ps.Sample.of(np.ones(60)))
    np.testing.assert_allclose(equal.design_effect, 1)
    np.testing.assert_allclose(equal.standard_error, np.sqrt(equal.value * (1 - equal.value) / 59))


def test_a_sample_of_everybody_has_no_error() -> None:
    found = ps.weighted_shares(YES, ps.Sample.of(np.ones(60), population=60))
    assert found.standard_error == 0
    half = ps.weighted_shares(YES, ps.Sample.of(np.ones(60), population=120))
    np.testing.assert_allclose(half.design_effect, 0.5)
    np.testing.assert_allclose(half.standard_error, np.sqrt(0.5 * half.value * (1 - half.value) / 59))


def test_nobody_and_everybody_have_limits_that_say_how_few_were_asked() -> None:
    found = ps.weighted_shares(np.stack([np.zeros(60), np.ones(60)], axis=1), ps.Sample.of(np.ones(60)))
    expected = ps.wilson([0, 60], 60)
    np.testing.assert_allclose(found.lower, expected.lower)
    np.testing.assert_allclose(found.upper, expected.upper)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_fewer_respondents_widen_the_limits(seed: int) -> None:
    rng = np.random.default_rng(seed)
    weight, yes = rng.gamma(3, 1, 400) + 0.1, rng.random(400) < 0.4
    many = ps.weighted_shares(np.tile(yes, 3), ps.Sample.of(np.tile(weight, 3)))
    few = ps.weighted_shares(yes, ps.Sample.of(weight))
    assert few.value == pytest.approx(many.value)
    assert few.upper - few.lower > many.upper - many.lower
    assert 0 < few.lower < few.value < few.upper < 1


def test_a_codebook_is_read_and_knows_its_codes(tmp_path: Path) -> None:
    file = tmp_path / "codebook.csv"
    file.write_text(
        "question,text,code,label,kind\n"
        "safe,How safe do you feel walking alone after dark?,1,Very safe,good\n"
        "safe,,2,Fairly safe,good\nsafe,,3,Unsafe,\nsafe,,9,Don't know,none\n"
        "sex,Are you,f,Female,answer\nsex,,m,Male,answer\n",
        "utf-8",
    )
    book = ps.Codebook.read(file)
    assert book["safe"] == SAFE
    coded = book["safe"].coded(["1", 3, " 2 ", "9", None, ""])
    assert coded.tolist() == [0, 2, 1, -1, -1, -1]
    assert book["safe"].good_ones(coded).tolist() == [True, False, True, False, False, False]
    assert book["sex"].labels == ("Female", "Male")


def test_weights_give_a_sample_the_make_up_of_its_population() -> None:
    sex, ward = np.where(N % 4 == 0, "f", "m"), np.where(N < 40, "North", "South")
    targets = {"sex": {"f": 520, "m": 480}, "ward": {"North": 300, "South": 700}}
    weights = ps.rake({"sex": sex, "ward": ward}, targets)
    for given_answers, goals in ((sex, targets["sex"]), (ward, targets["ward"])):
        for group, people in goals.items():
            np.testing.assert_allclose(weights[given_answers == group].sum(), people, rtol=1e-6)
    cut = ps.rake({"sex": sex}, {"sex": targets["sex"]}, most=5)
    np.testing.assert_allclose(cut, ps.rake({"sex": sex}, {"sex": targets["sex"]}))
    started = ps.rake({"sex": sex}, {"sex": targets["sex"]}, start=WEIGHT)
    np.testing.assert_allclose(started[sex == "f"].sum(), 520)


def answered(seed: int, many: int = 900) -> tuple[np.ndarray, dict[str, np.ndarray], ps.Sample]:
    """A survey by ward, age and ethnicity, in which some groups are small."""
    rng = np.random.default_rng(seed)
    breakdowns = {
        "ward": rng.choice(["North", "South", "East"], many),
        "age": rng.choice(["16 to 24", "25 to 64", "65 and over"], many, p=[0.02, 0.58, 0.4]),
        "ethnicity": rng.choice(["Asian", "Black", "Mixed", "White"], many, p=[0.05, 0.03, 0.012, 0.908]),
    }
    answers = rng.choice([-1, 0, 1, 2], many, p=[0.05, 0.3, 0.6, 0.05])
    return answers, breakdowns, ps.Sample.of(rng.gamma(4, 1, many) + 0.2)


def test_results_by_every_breakdown_tell_of_nobody() -> None:
    answers, breakdowns, sample = answered(3)
    found = ps.publish(SAFE, answers, breakdowns, sample)
    assert set(found) == set(breakdowns)
    for by, results in found.items():
        assert results.groups[-1] == "All"
        np.testing.assert_array_equal(np.isnan(results.share), results.withheld)
        for at, group in enumerate(results.groups):
            here = answers >= 0
            if group != "All":
                here &= breakdowns[by] == group
            counts = [np.count_nonzero(here & (answers == answer)) for answer in range(3)]
            assert results.base[at] in (-1, sum(counts))
            assert all(results.withheld[at, answer] for answer in range(3) if 0 < counts[answer] < 5)
            if sum(counts) < 10:
                assert results.withheld[at].all()
            if not results.withheld[at].any():
                np.testing.assert_allclose(results.share[at].sum(), 1)
                expected = ps.weighted_shares(answers == 1, sample, among=here)
                np.testing.assert_allclose(results.upper[at, 1], expected.upper)
    assert np.isnan(found["ethnicity"].share).any()
    assert not np.isnan(found["ward"].share).any()


def test_a_total_hidden_in_one_breakdown_is_hidden_in_all() -> None:
    # One person of two hundred gave the last answer: its total is hidden, in whichever table one looks.
    answers = np.array([2] + [0, 1] * 100)
    breakdowns = {"sex": np.array(["f"] + ["f", "m"] * 100), "ward": np.array(["N"] + ["N", "N", "S", "S"] * 50)}
    found = ps.publish(SAFE, answers, breakdowns, ps.Sample.of(np.ones(201)))
    hidden = [results.withheld[-1].tolist() for results in found.values()]
    assert hidden[0] == hidden[1]
    assert hidden[0][2]


def test_waves_are_compared_with_what_chance_explains() -> None:
    answers, breakdowns, sample = answered(1)
    then = ps.publish(SAFE, answers, {"ward": breakdowns["ward"]}, sample)["ward"]
    better = np.where((answers == 1) & (np.arange(900) % 2 == 0), 0, answers)
    now = ps.publish(SAFE, better, {"ward": breakdowns["ward"]}, sample)["ward"]
    found = ps.compare_waves(now, then)
    assert found.groups == ("East", "North", "South", "All")
    assert (found.direction[:, 0] == 1).all()
    assert (found.direction[:, 2] == 0).all()
    assert (found.lower < found.difference).all()
    same = ps.compare_waves(then, then)
    assert (same.p_value == 1).all()


def test_questions_that_were_put_otherwise_are_not_compared() -> None:
    answers, breakdowns, sample = answered(2)
    here = ps.publish(SAFE, answers, breakdowns, sample)
    other = ps.Question("safe", "How safe do you feel?", SAFE.answers, SAFE.none, SAFE.good)
    fewer = ps.Question(
        "safe", SAFE.text, {"1": "Very safe", "2": "Fairly safe", "3": "Not safe"}, SAFE.none, SAFE.good
    )
    for question, why in ((other, "other words"), (fewer, "other answers")):
        there = ps.publish(question, answers, breakdowns, sample)
        with pytest.raises(ps.UnlikeQuestions, match=why):
            ps.compare_waves(here["ward"], there["ward"])
    with pytest.raises(ps.UnlikeQuestions, match="by ward"):
        ps.compare_waves(here["ward"], here["age"])


TWO = {"a": "A", "b": "B"}
BAD = [
    (ps.TooFew, "answers", lambda: ps.Question("q", "?", {"1": "Yes"})),
    (ps.BadValue, "one meaning", lambda: ps.Question("q", "?", TWO, none=frozenset("a"))),
    (ps.BadValue, "one meaning", lambda: ps.Question("q", "?", TWO, good=frozenset("c"))),
    (ps.BadValue, "comes twice", lambda: ps.Codebook([SAFE, SAFE])),
    (ps.UnknownChoice, "'fear'", lambda: ps.Codebook([SAFE])["fear"]),
    (ps.UnknownChoice, "answer 1 is '7'", lambda: SAFE.coded(["1", "7"])),
    (ps.TooFew, "no answer counts as good", lambda: ps.Question("q", "?", TWO).good_ones(np.array([0]))),
    (ps.BadWeights, "none is above 0", lambda: ps.Sample.of([0, 0])),
    (ps.BadWeights, "is -1", lambda: ps.kish_design_effect([1, -1])),
    (ps.TooFew, "single cluster", lambda: ps.Sample.of([1, 1, 1], strata=["a", "a", "b"])),
    (ps.BadShape, "(2,)", lambda: ps.Sample.of([1, 1, 1], strata=["a", "a"])),
    (ps.BadDenominator, "fewer than were sampled", lambda: ps.Sample.of([1, 1, 1], population=2)),
    (ps.BadValue, "neither 0 nor 1", lambda: ps.weighted_shares([2, 1], ps.Sample.of([1, 1]))),
    (ps.BadShape, "3 for 2", lambda: ps.weighted_shares([1, 1, 0], ps.Sample.of([1, 1]))),
    (ps.BadShape, "(3,)", lambda: ps.weighted_shares([1, 0], ps.Sample.of([1, 1]), among=[1, 1, 1])),
    (ps.TooFew, "at least 2", lambda: ps.weighted_shares([1, 0], ps.Sample.of([1, 1]), among=[1, 0])),
    (ps.TooFew, "for nobody", lambda: ps.weighted_shares([1, 0, 1], ps.Sample.of([0, 0, 1]), among=[1, 1, 0])),
    (ps.UnknownChoice, "none for sex", lambda: ps.rake({}, {"sex": {"f": 1}})),
    (ps.UnknownChoice, "none for anything", lambda: ps.rake({}, {})),
    (ps.UnknownChoice, "answer 1 is 'x'", lambda: ps.rake({"sex": ["f", "x"]}, {"sex": {"f": 1}})),
    (ps.TooFew, "is 'm'", lambda: ps.rake({"sex": ["f", "f"]}, {"sex": {"f": 1, "m": 1}})),
    (ps.BadWeights, "sex 2, age 3", lambda: ps.rake({"sex": "f", "age": "a"}, {"sex": {"f": 2}, "age": {"a": 3}})),
    (ps.BadShape, "[1, 2] respondents", lambda: ps.rake({"s": ["f"], "a": ["b", "b"]}, {"s": {"f": 2}, "a": {"b": 2}})),
    (ps.BadShape, "(3,)", lambda: ps.rake({"s": ["f"]}, {"s": {"f": 2}}, start=[1, 1, 1])),
    (ps.NoAnswer, "do not settle", lambda: ps.rake({"s": [*"fmmmm"]}, {"s": {"f": 99, "m": 1}}, most=1.2)),
    (ps.BadShape, "(1,)", lambda: ps.publish(SAFE, np.zeros(20, int), {"ward": ["N"]}, ps.Sample.of(np.ones(20)))),
    (ps.TooFew, "breakdowns", lambda: ps.publish(SAFE, np.zeros(20, int), {}, ps.Sample.of(np.ones(20)))),
    (ps.TooFew, "at least 10", lambda: ps.publish(SAFE, np.zeros(3, int), {"w": [*"NNS"]}, ps.Sample.of(np.ones(3)))),
]


@pytest.mark.parametrize(("error", "says", "ask"), BAD, ids=[says for _, says, _ in BAD])
def test_what_is_wrong_with_a_survey_is_said(error: type[ps.ComparisonError], says: str, ask: object) -> None:
    with pytest.raises(error) as raised:
        ask()
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [("question,text,code,label,kind\nq,?,1,Yes,often\n", "'often'"), ("question,code,label\nq,1,Yes\n", "'text'")],
)
def test_a_codebook_that_is_none_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "codebook.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(ps.UnknownChoice, match=says):
        ps.Codebook.read(file)
