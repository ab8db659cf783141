"""What was decided, in each form that minutes print it, and what only looks like a decision."""

import pytest

from minutes_reader.reading import Reading
from minutes_reader.tests.make import found, minutes, read, with_top


def decided(reading: Reading) -> list[tuple[str, str]]:
    """(verb, words) of each decision."""
    return [(decision.verb, decision.text) for decision in reading.decisions]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("AGREED that the leaflet be noted.", [("noted", "the leaflet be noted")]),
        ("AGREED that the plan be published.", [("agreed", "the plan be published")]),
        ("RESOLVED that the plan be published.", [("resolved", "the plan be published")]),
        ("RESOLVED – That the lease be approved.", [("approved", "the lease be approved")]),
        ("RESOLVED to close the fund.", [("resolved", "close the fund")]),
        ("It was RESOLVED that the audit be endorsed.", [("endorsed", "the audit be endorsed")]),
        ("DECISION: the bid be supported.", [("supported", "the bid be supported")]),
        ("Decision – To suspend the walks.", [("agreed", "suspend the walks")]),
        ("Resolution: the hall be hired.", [("resolved", "the hall be hired")]),
        (
            "Proposed by P Swann, seconded by R Tate and agreed that the hall be hired.",
            [("agreed", "the hall be hired")],
        ),
        ("Agreed that the map be accepted.", [("accepted", "the map be accepted")]),
        ("Agreed to accept the map.", [("accepted", "accept the map")]),
        ("NOTED that 14 letters came in.", [("noted", "14 letters came in")]),
        ("Noted: the harbour timetable.", [("noted", "the harbour timetable")]),
        ("APPROVED the spring rota.", [("approved", "the spring rota")]),
        ("RECOMMENDED to Cabinet that the rules be changed.", [("recommended", "the rules be changed")]),
        ("AGREED that Mrs Lane be appointed vice chair.", [("appointed", "Mrs Lane be appointed vice chair")]),
        ("AGREED that the item be deferred.", [("deferred", "the item be deferred")]),
        ("The Partnership NOTED the verbal update.", [("noted", "The Partnership NOTED the verbal update")]),
        ("The tally was APPROVED with thanks.", [("approved", "The tally was APPROVED with thanks")]),
        (
            "The lamps were counted and the tally was APPROVED.",
            [("approved", "The lamps were counted and the tally was APPROVED")],
        ),
        (
            "Moved by P Swann, seconded by R Tate and RESOLVED that the zones be endorsed.",
            [("endorsed", "the zones be endorsed")],
        ),
    ],
)
def test_words_after_a_verdict_are_what_was_decided(line: str, expected: list[tuple[str, str]]) -> None:
    assert decided(minutes(f"1. Gardens\n\n{line}")) == expected


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("the report be noted and a second paper be written", ["the report be noted", "a second paper be written"]),
        ("the report be noted and that bids be invited", ["the report be noted", "bids be invited"]),
        ("the report be noted; and the clerk be thanked", ["the report be noted", "the clerk be thanked"]),
        (
            "the targets be requested to be included and endorsed",
            ["the targets be requested to be included and endorsed"],
        ),
        ("the comments of the Board and the Chair be noted", ["the comments of the Board and the Chair be noted"]),
        ("the plan be amended and be sent out", ["the plan be amended and be sent out"]),
        (
            "(a) the plan be noted; (b) the clerk be thanked; and (c) the hall be hired",
            ["the plan be noted", "the clerk be thanked", "the hall be hired"],
        ),
        ("(i) the plan be noted (ii) the clerk be thanked", ["the plan be noted", "the clerk be thanked"]),
        ("1. the plan be noted 2. the clerk be thanked", ["the plan be noted", "the clerk be thanked"]),
        ("the plan in (b) be noted", ["the plan in (b) be noted"]),
        ("(b) the plan be noted", ["the plan be noted"]),
        ("(a) the plan in 2. be noted (b) the clerk be thanked", ["the plan in 2. be noted", "the clerk be thanked"]),
    ],
)
def test_things_with_their_own_subject_and_verb_are_separate_decisions(words: str, parts: list[str]) -> None:
    reading = minutes(f"1. Gardens\n\nAGREED that {words}.")
    assert [decision.text for decision in reading.decisions] == parts


def test_each_line_below_a_verdict_with_a_colon_is_a_decision() -> None:
    reading = minutes(
        "1. Gardens\n\nAGREED that:-\n\n\tThe plan be noted.\n\n\n\tThe hall be hired.\n\n2. Walls\n\nNone."
    )
    assert decided(reading) == [("noted", "The plan be noted"), ("agreed", "The hall be hired")]


def test_a_verdict_alone_on_its_line_rules_the_marked_list_below() -> None:
    reading = minutes(
        "1. Gardens\n\nRESOLVED:\n\n1. That the plan be noted.\n2. That the hall be hired.\n\nThe Chair left."
    )
    assert decided(reading) == [("noted", "the plan be noted"), ("resolved", "the hall be hired")]


def test_a_list_begun_on_the_verdicts_own_line_goes_on_below() -> None:
    reading = minutes(
        "1. Gardens\n\nRESOLVED: (a) that the plan be noted;\n(b) that the hall be hired.\n\nThe Chair left."
    )
    assert [decision.text for decision in reading.decisions] == ["the plan be noted", "the hall be hired"]


def test_a_list_may_stand_below_a_verdict_in_small_letters() -> None:
    reading = minutes("1. Gardens\n\nThe Partnership agreed:-\n(a) to approve the plan; and\n(b) to hire the hall.")
    assert decided(reading) == [("approved", "to approve the plan"), ("agreed", "to hire the hall")]


def test_it_was_agreed_with_a_colon_rules_the_list_below() -> None:
    reading = minutes("1. Gardens\n\nIt was resolved that:\n- the hall be hired.\n- the plan be noted.")
    assert decided(reading) == [("resolved", "the hall be hired"), ("noted", "the plan be noted")]


def test_a_list_under_a_verdict_ends_at_the_next_label() -> None:
    reading = minutes("1. Gardens\n\nRESOLVED:\nThat the plan be noted.\nAction: Ann Poe to hire the hall.")
    assert [decision.text for decision in reading.decisions] == ["the plan be noted"]


def test_sentences_that_keep_the_mood_of_a_resolution_go_with_it() -> None:
    reading = minutes("1. Gardens\n\nRESOLVED That the plan be noted. That the hall be hired. Ann Poe thanked all.")
    assert [decision.text for decision in reading.decisions] == ["the plan be noted", "the hall be hired"]


def test_a_verdict_below_a_recommendation_adopts_its_words() -> None:
    reading = minutes(
        "1. Gardens\n\nRecommendation\n\nThat all sign the charter by June.\n\nAGREED\n\n2. Walls\n\nNone."
    )
    assert decided(reading) == [("agreed", "That all sign the charter by June")]


def test_a_trailing_verdict_decides_the_proposal_before_it() -> None:
    _, reading = found(with_top("1. Gardens\n\nIt was proposed that the hall be hired. AGREED."))
    assert decided(reading) == [("agreed", "the hall be hired")]
    assert reading.decisions[0].doubt is None


def test_a_verdict_after_plain_talk_is_marked_as_doubtful() -> None:
    reading = minutes("1. Gardens\n\nAnn Poe showed the figures for the year.\n\nAGREED.\n\n2. Walls\n\nNone.")
    assert decided(reading) == [("agreed", "Ann Poe showed the figures for the year")]
    assert reading.decisions[0].doubt is not None
    assert reading.decisions[0].confidence < 1


def test_a_verdict_with_nothing_to_decide_is_kept_and_doubted() -> None:
    reading = minutes("1. Gardens\n\nAGREED.\n\n2. Walls\n\nNone.")
    assert [(decision.text, decision.doubt) for decision in reading.decisions] == [
        ("AGREED", "what was decided is not said")
    ]


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("The minutes of the meeting held on 3 February 2014 were agreed as a correct record.", "agreed"),
        ("These, having been sent round, were accepted as a true copy.", "accepted"),
        ("The notes of the last meeting were approved.", "approved"),
        ("The position was noted.", "noted"),
        ("The charter document has been noted by the group.", "noted"),
        ("It was agreed that the hall should be hired.", "agreed"),
        ("It was unanimously resolved to support the bid.", "supported"),
        ("Members agreed that the hall would be hired.", "agreed"),
        ("The Partnership endorsed the three priorities.", "endorsed"),
        ("The Eastmere Safety Partnership, having heard Ann Poe, agreed to hire the hall.", "agreed"),
        ("Members noted the contents of the report.", "noted"),
        ("Consideration of the budget was deferred to the autumn.", "deferred"),
    ],
)
def test_the_plain_record_of_the_meetings_own_act_is_a_decision(line: str, verb: str) -> None:
    assert [decision.verb for decision in minutes(f"1. Gardens\n\n{line}").decisions] == [verb]


def test_this_was_agreed_decides_the_sentence_before() -> None:
    reading = minutes("1. Gardens\n\nIt was proposed that the group meets twice a year. This was agreed by all.")
    assert decided(reading) == [("agreed", "the group meets twice a year")]


@pytest.mark.parametrize(
    "line",
    [
        "Members noted that burglary had fallen.",
        "It was noted that the tide was high.",
        "Noted that the tide was high.",
        "At the previous meeting, on 4 February 2014, it was agreed that a paper be written.",
        "At this meeting the first priorities were agreed.",
        "The Home Office had agreed to fund a trial.",
        "The Harbour Board agreed to run the trial.",
        "Scrutiny Committee approved the same report.",
        "A new list of members that suited everybody was agreed.",
        "98% of the draft has now been agreed.",
        "It was agreed that the leaflet looked good.",
        "Members agreed that the scheme was very good.",
        "The Partnership agreed with the officer.",
        "It was not agreed that the hall be hired.",
        "The wording is to be agreed.",
        "Support was given by the police.",
        "It was suggested that commitments be endorsed.",
        "Clients stood above the agreed number.",
        "Resolved cases are on the map.",
        "THE PLAN WAS AGREED BY ALL OF THEM",
        "The report has been approved.",
        "All that was Agreed was lunch.",
        "The Partnership had resolved to hire the hall.",
        "The motion was RESOLVED:\n\n2. Walls",
        "The Partnership had agreed to hire the hall.",
        "It was agreed that.",
        "Supported by the police, the scheme went on.",
        "The following points were made and agreed with: cost and time.",
    ],
)
def test_talk_is_no_decision_nor_is_what_another_body_or_meeting_decided(line: str) -> None:
    assert minutes(f"1. Gardens\n\n{line}").decisions == ()


def test_a_column_of_decisions_is_read_row_by_row() -> None:
    reading = minutes("1. Grid\n\nItem\tDiscussion\tDecision\nPonds\tLong talk\tHire the hall.\nWalls\tNone\tNone\n")
    assert decided(reading) == [("agreed", "Hire the hall")]


def test_a_decision_in_a_wordy_cell_is_found() -> None:
    reading = minutes("1. Grid\n\nNo.\tDiscussion\tAction\n2\tNotes of the last meeting. Agreed as accurate.\t\n")
    assert decided(reading) == [("agreed", "Agreed as accurate")]


REPORT = """
Eastmere Scrutiny Committee

Ponds Update

14 June 2016

Report of the Head of Ponds

Purpose of the Report

To tell members of the ponds.

Progress

The Eastmere Partnership Board agreed to drain the pond. Membership of the task group has been agreed.
{progress}

Recommendations

{asked}

Contact: A Person
"""


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("Members are asked to agree to note this report.", ["Members are asked to agree to note this report"]),
        ("4.1 That the Committee:\n(a) notes the plan; and\n(b) hires the hall.", ["notes the plan", "hires the hall"]),
        ("1. RECOMMENDATION: Members are asked to note this.", ["Members are asked to note this"]),
        (
            "20 The Committee is recommended to note the contents.",
            ["The Committee is recommended to note the contents"],
        ),
        (
            "It is recommended that the Committee:\n(a) notes the report; and\n(b) endorses the plan.",
            ["notes the report", "endorses the plan"],
        ),
        ("That the report be noted.\n\nReason: to keep members informed.", ["the report be noted"]),
    ],
)
def test_a_report_recommends_what_it_asks_of_its_readers(asked: str, texts: list[str]) -> None:
    reading = read(REPORT.format(progress="", asked=asked))
    found = [decision for decision in reading.decisions if decision.verb == "recommended"]
    assert [decision.text for decision in found] == texts


def test_a_report_carries_the_decisions_of_the_board_it_reports_on() -> None:
    reading = read(REPORT.format(progress="As agreed by the Eastmere Board on 3 May.", asked="None"))
    assert decided(reading) == [("agreed", "The Eastmere Partnership Board agreed to drain the pond")]


def test_a_decision_broken_over_the_page_is_whole() -> None:
    reading = minutes(
        "1. Gardens\n\nAGREED that the Eastmere Safety Partnership support the Harbour Intensive\n\nTenancy Service."
    )
    assert decided(reading) == [
        ("supported", "the Eastmere Safety Partnership support the Harbour Intensive Tenancy Service")
    ]


def test_a_verdict_whose_words_end_in_a_colon_rules_the_list_below() -> None:
    reading = minutes("1. Gardens\n\nRESOLVED that the Board:\n(a) notes the plan. It was long.\n(b) hires the hall.")
    assert [decision.text for decision in reading.decisions] == ["notes the plan", "hires the hall"]


def test_a_verdict_with_nothing_below_it_before_the_next_heading_decides_nothing() -> None:
    assert minutes("1. Gardens\n\nIt was RESOLVED:\n\n2. Walls\n\nNone.").decisions == ()


def test_motions_that_were_seconded_rule_the_list_below() -> None:
    reading = minutes(
        "1. Gardens\n\nIt was proposed by P Swann, seconded by R Tate and agreed:\nThat the hall be hired."
    )
    assert decided(reading) == [("agreed", "the hall be hired")]


def test_the_group_is_this_body_but_not_under_another_groups_heading() -> None:
    assert decided(minutes("1. Gardens\n\nThe group agreed to hire the hall.")) == [
        ("agreed", "The group agreed to hire the hall")
    ]
    assert minutes("1. Harbour Officers Group\n\nThe group agreed to hire the hall.").decisions == ()


def test_a_verdict_in_capitals_is_read_even_above_the_first_heading() -> None:
    reading = minutes("RECOMMENDED that the hall be hired.\n\n1. Gardens\n\nNone.")
    assert [decision.text for decision in reading.decisions] == ["the hall be hired"]


def test_a_reports_heading_may_hold_the_recommendation_itself() -> None:
    asked = "1. Recommendation\n1.1 That the report be noted.\n1.2 ..........\n"
    reading = read(REPORT.replace("Recommendations\n\n", "").format(progress="", asked=asked))
    assert [decision.text for decision in reading.decisions if decision.verb == "recommended"] == [
        "the report be noted"
    ]
