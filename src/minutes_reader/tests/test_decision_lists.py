"""Acts lettered under a body's name, resolutions whose label went, and who was put in the chair."""

import pytest

from minutes_reader.tests.make import minutes


def decided(below: str) -> list[tuple[str, str]]:
    """(verb, words) of the decisions under an item."""
    return [(one.verb, one.text) for one in minutes(f"1. Gardens\n\nA long talk was had.\n\n{below}").decisions]


@pytest.mark.parametrize("lead", ["The Board:", "The Mere Partnership:-", "Decision"])
def test_each_lettered_act_under_a_bodys_name_is_a_decision(lead: str) -> None:
    assert decided(f"{lead}\n\n(a) noted the report;\n(b) agreed to hire the hall; and\n(c) deferred the plan.") == [
        ("noted", "noted the report"),
        ("agreed", "agreed to hire the hall"),
        ("deferred", "deferred the plan"),
    ]


def test_lettered_acts_may_run_on_one_line() -> None:
    assert decided("The Partnership (a) noted the report; (b) agreed to hire the hall.") == [
        ("noted", "noted the report"),
        ("agreed", "agreed to hire the hall"),
    ]


def test_a_list_in_the_mood_of_resolutions_is_one_though_its_label_went() -> None:
    assert decided("1. That the report be noted.\n2. That lamps be a priority for the coming year.") == [
        ("noted", "the report be noted"),
        ("agreed", "lamps be a priority for the coming year"),
    ]


def test_and_that_opens_another_decision() -> None:
    below = "It was agreed that the report be noted and that the scheme continue for a year and that a letter be sent."
    assert decided(below) == [
        ("noted", "the report be noted"),
        ("agreed", "the scheme continue for a year"),
        ("agreed", "a letter be sent"),
    ]


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("The offer from Mere Homes was accepted.", "accepted"),
        ("The wardens scheme was supported for a further year.", "supported"),
        ("Consideration of the plan was deferred.", "deferred"),
        ("The notes of the meeting held on 4.3.14 were resolved as a correct record.", "resolved"),
        ("Ann Poe was nominated and agreed as Vice Chair.", "appointed"),
        ("RESOLVED – That Ben Hill be re-elected Chairman for the year.", "appointed"),
        ("Cytunwyd / Agreed that the report be noted.", "noted"),
    ],
)
def test_the_plain_record_of_an_act_is_a_decision(words: str, verb: str) -> None:
    assert [one[0] for one in decided(words)] == [verb]


@pytest.mark.parametrize(
    "words",
    [
        "The budget was noted by the finance sub-group.",
        "The scheme that opened in May was supported by residents of the close.",
        "Support was given to the idea.",
    ],
)
def test_what_others_did_is_no_decision_of_this_body(words: str) -> None:
    assert decided(words) == []
