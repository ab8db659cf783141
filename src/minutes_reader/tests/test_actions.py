"""What somebody was asked to do: the forms it is printed in, who owns it, and when it is due."""

import pytest

from minutes_reader import read_text
from minutes_reader.owners import Owners
from minutes_reader.reading import Attendance, Reading
from minutes_reader.tests.make import minutes

NEXT = "\n\n9. Date of next meeting\n\nTuesday 3 June 2014."
PRESENT = "Present: Ann Poe (Police); Ben Hill (Mere Homes); Cllr Carol Day (Council); Dan Eve-Frost (Probation)."


def asked(reading: Reading) -> list[tuple[str, tuple[str, ...], str | None]]:
    """(words, owners, due) of each action."""
    return [(action.text, action.owners, action.due) for action in reading.actions]


def actions(below: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """The actions of minutes with one item above and the next meeting's date below."""
    return asked(minutes(f"1. Gardens\n\n{below}{NEXT}", PRESENT))


@pytest.mark.parametrize(
    ("below", "words", "owners"),
    [
        ("Action\n\nTo hire the hall.\n\nAnn Poe", "To hire the hall", ("Ann Poe",)),
        ("Action:\nTo hire the hall\nAnn Poe and Ben Hill", "To hire the hall", ("Ann Poe", "Ben Hill")),
        ("ACTION\nTo hire the hall.\nFiona Gale", "To hire the hall", ("Fiona Gale",)),
        ("<p>Action</p> <p>To hire the hall.</p> <p>Ann Poe</p>", "To hire the hall", ("Ann Poe",)),
        ("Action: Ann Poe to hire the hall.", "Ann Poe to hire the hall", ("Ann Poe",)),
        ("ACTION: AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("ACTION: XY to hire the hall", "XY to hire the hall", ("XY",)),
        ("ACTION: AP/BH to hire the hall", "AP/BH to hire the hall", ("AP", "BH")),
        ("ACTION: AP and BH to meet", "AP and BH to meet", ("AP", "BH")),
        ("Action: the Chair is to hire the hall.", "the Chair is to hire the hall", ("Chair",)),
        ("Action: For Ann Poe to hire the hall.", "For Ann Poe to hire the hall", ("Ann Poe",)),
        ("ACTION: A Poe would hire the hall.", "A Poe would hire the hall", ("A Poe",)),
        ("Action – all members to read the plan.", "all members to read the plan", ("all members",)),
        ("Action: Hire the hall (Ann Poe)", "Hire the hall", ("Ann Poe",)),
        ("Action: Hire the hall – Ann Poe", "Hire the hall", ("Ann Poe",)),
        ("Action: Hire the hall. Owner: Ann Poe", "Hire the hall", ("Ann Poe",)),
        ("Action 12: Westmarch Police to hire the hall", "Westmarch Police to hire the hall", ("Westmarch Police",)),
        ("Action: Hire the hall.\nAnn Poe", "Hire the hall", ("Ann Poe",)),
        ("Action: Ann Poe\nTo hire the hall.", "To hire the hall", ("Ann Poe",)),
        ("Action: Ann Poe\nConfirm the hall.", "Confirm the hall", ("Ann Poe",)),
        ("ACTION. Ann Poe to hire the hall.", "Ann Poe to hire the hall", ("Ann Poe",)),
        ("ACTION: Ann Poe to hire the hall. It was wet.", "Ann Poe to hire the hall", ("Ann Poe",)),
        ("Action: AP / BH - speak to the hall", "speak to the hall", ("AP", "BH")),
        ("Talk went on. (XY) to hire the hall.", "(XY) to hire the hall", ("XY",)),
        ("The hall would be hired.\nAction – Ann Poe", "The hall would be hired", ("Ann Poe",)),
        ("The hall to be hired – Action Ann Poe", "The hall to be hired", ("Ann Poe",)),
        ("The hall would be hired. (Action: AP)", "The hall would be hired", ("AP",)),
        ("The hall would be hired (Action AP).", "The hall would be hired", ("AP",)),
        ("Log 52: ACTION: AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("Talk went on. (AP) to hire the hall.", "(AP) to hire the hall", ("AP",)),
        ("Talk went on. AP to hire the hall.", "AP to hire the hall", ("AP",)),
        ("ACTION: Name withheld to hire the hall", "Name withheld to hire the hall", ("Name withheld",)),
        ("Talk went on. Name withheld to hire the hall.", "Name withheld to hire the hall", ("Name withheld",)),
        ("Action: Hire the hall (Ann Poe and Name withheld)", "Hire the hall", ("Ann Poe", "Name withheld")),
        ("Action\tOwner\nHire the hall\tName withheld", "Hire the hall", ("Name withheld",)),
        ("Ann to hire the hall.", "Ann to hire the hall", ("Ann",)),
        ("Carol Day to hire the hall.", "Carol Day to hire the hall", ("Carol Day",)),
        ("Mere Homes to hire the hall.", "Mere Homes to hire the hall", ("Mere Homes",)),
    ],
)
def test_an_action_and_its_owners_are_found_in_each_form(below: str, words: str, owners: tuple[str, ...]) -> None:
    assert [(found, who) for found, who, _ in actions(below)] == [(words, owners)]


@pytest.mark.parametrize(
    "line",
    [
        "AB to hire the hall.",  # nobody listed has those initials
        "ASB to increase over the summer.",
        "Ann Poe to the Board.",
        "Ann Poe to be now included.",
        "Community Cohesion agenda to increase the reporting of crime.",
        "(AP) told the group that all were to look at the pond.",
        "Somebody should hire the hall.",
        "ASB - Community Safety Action Group (CSAG)",
        "Actions 1, 2 and 3 completed.",
        "The action plan: a draft to follow.",
        "Home Office to publish guidance.",
        "(Action: AP)",
        "; ACTION: Ann Poe",
        "The hall was hired – Action.",
        "The hall was hired (Action: see below).",
        "Action\n\nAnn Poe\n\n2. Walls",
    ],
)
def test_talk_of_what_will_happen_is_no_action(line: str) -> None:
    assert actions(line) == []


def test_a_task_that_names_nobody_is_no_action_but_a_note() -> None:
    reading = minutes("1. Gardens\n\nAction: Hire the hall.", PRESENT)
    assert asked(reading) == []
    [note] = [note for note in reading.notes if note.kind == "action_without_owner"]
    assert note.span is not None
    assert reading.text[slice(*note.span)] == "Hire the hall"


def test_a_task_that_names_nobody_may_still_be_promised_back() -> None:
    reading = minutes("1. Gardens\n\nAction: A report to be brought back to the next meeting.", PRESENT)
    assert [promise.what for promise in reading.follow_ups] == ["A report to be brought back to the next meeting"]


def test_tasks_of_one_run_below_a_label_are_separate() -> None:
    found = actions(
        "Action\nTo hire the hall.\nAnn Poe\n\nBen and Ann to talk further.\nAnn Poe and Ben Hill\n\nTalk went on."
    )
    assert found == [
        ("To hire the hall", ("Ann Poe",), None),
        ("Ben and Ann to talk further", ("Ann Poe", "Ben Hill"), None),
    ]


def test_a_list_below_a_label_gives_an_action_an_entry() -> None:
    found = actions("Actions:\n- AP to hire the hall.\n- BH to write to all.\n\nTalk went on.")
    assert [(words, who) for words, who, _ in found] == [
        ("AP to hire the hall", ("AP",)),
        ("BH to write to all", ("BH",)),
    ]


def test_sentences_after_a_label_with_owners_of_their_own_are_separate() -> None:
    found = actions("ACTION: AP to hire the hall; BH to write to all. Cllr Carol Day to sign.")
    assert [who for _, who, _ in found] == [("AP",), ("BH",), ("Cllr Carol Day",)]


def test_a_date_after_the_task_belongs_to_it() -> None:
    assert actions("ACTION: AP to hire the hall. Deadline: 1 April 2014.") == [
        ("AP to hire the hall. Deadline: 1 April 2014", ("AP",), "2014-04-01")
    ]


def test_a_label_above_a_heading_has_no_task() -> None:
    assert asked(minutes("Action\n\n1. Gardens\n\nNone.", PRESENT)) == []


def test_names_alone_are_owners_only_under_a_column_of_owners() -> None:
    body = "1. Gardens\n\nIt was agreed that the hall be hired.\n\nAnn Poe\n\n2. Walls\n\nNone."
    assert asked(minutes(body, PRESENT)) == []
    assert (
        asked(minutes(f"\t\tAction\n{body.replace('It was agreed that the hall be hired', 'All was well')}", PRESENT))
        == []
    )
    reading = minutes(f"\t\tAction\n{body}", PRESENT)
    assert [(action.text, action.owners) for action in reading.actions] == [
        ("It was agreed that the hall be hired", ("Ann Poe",))
    ]
    assert reading.actions[0].doubt is not None


def test_a_table_of_actions_gives_owner_and_due_date_from_their_columns() -> None:
    found = actions(
        "Ref\tAction\tOwner\tDue\nG1\tHire the hall\tAnn Poe / Ben Hill\t30/04/2014\n"
        "G2\tWrite to all\tBH\tnext meeting\n"
        "G3\tNone\t\t\nG4\tPaint the gate\t\tMay 2014"
    )
    assert found == [
        ("Hire the hall", ("Ann Poe", "Ben Hill"), "2014-04-30"),
        ("Write to all", ("BH",), "2014-06-03"),
    ]


def test_initials_in_a_column_own_what_is_promised_beside_them() -> None:
    reading = minutes(
        "1. Grid\n\nNo.\tDiscussion\tAction\n2\tAll was well. Hall to be hired by May.\tAP\n3\tAll was well.\tBH\n"
        "4\tTalk\tBH to write to all\n",
        PRESENT,
    )
    assert asked(reading) == [("Hall to be hired by May", ("AP",), "2014-05"), ("BH to write to all", ("BH",), None)]
    assert reading.actions[0].doubt is not None


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("by 31 March", "2014-03-31"),
        ("by Friday 14 March 2014", "2014-03-14"),
        ("by 10/04/14", "2014-04-10"),
        ("by the end of May", "2014-05"),
        ("by end of January", "2015-01"),
        ("by May 2014", "2014-05"),
        ("before 2 February", "2015-02-02"),
        ("no later than 2 May 2014", "2014-05-02"),
        ("for the next meeting", "2014-06-03"),
        ("before the next meeting", "2014-06-03"),
        ("at the next Safety Partnership meeting", "2014-06-03"),
        ("at the next ESP meeting", "2014-06-03"),
        ("to the May meeting", "2014-05"),
        ("at the next Harbour Board meeting", None),
        ("at the next meeting of the Harbour Board", None),
        ("as soon as possible", None),
        ("on the work of 2 May 2013", None),
        ("by 2016", None),
    ],
)
def test_when_a_task_is_due_is_read_from_its_words(task: str, due: str | None) -> None:
    assert [when for _, _, when in actions(f"ACTION: AP to write {task}.")] == [due]


def test_the_next_meeting_gives_no_date_where_the_document_has_none() -> None:
    reading = minutes("1. Gardens\n\nACTION: AP to write for the next meeting.", PRESENT)
    assert [action.due for action in reading.actions] == [None]


PEOPLE = [
    Attendance(span=(0, 1), name="Ann Poe", organisation="Westmarch Police", capacity="present"),
    Attendance(span=(0, 1), name="Cllr Ben Hill", organisation="Council", capacity="present"),
    Attendance(span=(0, 1), name="Ann Lee-Moss", organisation=None, capacity="present"),
    Attendance(span=(0, 1), name="Kit Lowe KL", organisation=None, capacity="present"),
]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ann Poe", ("Ann Poe",)),
        ("Ann Poe and Ben Hill", ("Ann Poe", "Ben Hill")),
        ("Ann Poe, Ben Hill & KL", ("Ann Poe", "Ben Hill", "KL")),
        ("(AP)", ("AP",)),
        ("Ann Poe (Police)", ("Ann Poe",)),
        ("the Chair", ("Chair",)),
        ("All", ("All",)),
        ("Fire and Rescue Service", ("Fire and Rescue Service",)),
        ("Community Safety Manager", ("Community Safety Manager",)),
        ("Insp Ray", ("Insp Ray",)),
        ("Hill", ("Hill",)),
        ("Owner: Zoe Quill", ("Zoe Quill",)),
        ("to hire the hall", ()),
        ("Ann Poe said so", ()),
        ("", ()),
        ("x" * 200, ()),
    ],
)
def test_a_run_of_owners_is_parted_and_anything_else_is_none(words: str, names: tuple[str, ...]) -> None:
    assert Owners(PEOPLE).listed(words) == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Kit", ("Kit",)),
        ("Ann", ()),
        ("KL", ("KL",)),
        ("ZZ", ()),
        ("Westmarch Police", ("Westmarch Police",)),
        ("Zoe Quill", ()),
        ("Ben Hill", ("Ben Hill",)),
    ],
)
def test_outside_a_label_only_those_the_document_makes_plain_are_owners(words: str, names: tuple[str, ...]) -> None:
    assert Owners(PEOPLE).known(words) == names


def test_a_task_told_in_a_row_whose_column_names_its_owner_is_found_once() -> None:
    rows = "No.\tDiscussion\tAction\n2\tAll was well. AP to hire the hall.\tAP\n"
    assert [(words, who) for words, who, _ in actions(rows)] == [("AP to hire the hall", ("AP",))]


def test_a_date_that_does_not_exist_gives_no_due_date() -> None:
    rows = "Ref\tAction\tOwner\tDue\nG1\tHire the hall\tAP\t31 June 2014\n"
    assert actions(rows) == [("Hire the hall", ("AP",), None)]


def test_owners_named_in_a_row_that_says_nothing_beside_them_have_no_task() -> None:
    assert actions("No.\tDiscussion\tAction\n2\t\tAP\n3\tAll was well.\tBH\n") == []


def test_agencies_whose_names_hold_and_are_not_parted() -> None:
    listed = "Present: Ann Poe (Westmarch Police); Ben Hill (Mere Fire and Rescue); Kit Lowe (Mere Homes)."
    line = "1. Gardens\n\nACTION: Westmarch Police, Mere Fire and Rescue and Mere Homes to sign."
    assert minutes(line, listed).actions[0].owners == ("Westmarch Police", "Mere Fire and Rescue", "Mere Homes")


def test_a_paper_of_a_single_row_is_read() -> None:
    assert read_text("Notes of the meeting\tHarbour Room").actions == ()


@pytest.mark.parametrize("below", ["The Chair to hire the hall.", "The Board agreed that Ann Poe to hire the hall."])
def test_an_owner_is_seen_behind_an_article(below: str) -> None:
    assert [words for words, _, _ in actions(below)] == [below.rstrip(".")]
