"""Headings in the forms that they come in."""

import pytest

from minutes_reader.outline import Outline
from minutes_reader.tests.make import headings, minutes, read

TEXT = "Members heard a long report on the lights and the gates of the common, and thanked the wardens."


def test_a_number_may_stand_before_after_or_apart_from_its_heading() -> None:
    found = minutes(
        f"ESP Introductions\n\n336/07\n\nESP Minutes 337/07\n\n{TEXT}\n\n338/07 Town Centre\n\n{TEXT}\n"
        f"\nESP 339/07\n\nYearly Report\n\n{TEXT}"
    )
    assert headings(found) == [
        ("336/07", "Introductions", None),
        ("337/07", "Minutes", None),
        ("338/07", "Town Centre", None),
        ("339/07", "Yearly Report", None),
    ]
    assert [found.text[slice(*item.span)] for item in found.items][::3] == [
        "ESP Introductions\n\n336/07",
        "ESP 339/07\n\nYearly Report",
    ]


def test_a_title_cut_short_before_its_number_is_taken_from_the_line_below() -> None:
    found = minutes(f"ESP 353/07\n\nLights\n\n{TEXT}\n\nESP Wald 354/07\n\nWalden Wood Fires\n\n{TEXT}")
    assert headings(found)[1] == ("354/07", "Walden Wood Fires", None)


def test_a_number_alone_on_its_line_belongs_to_the_line_below() -> None:
    found = minutes(f"1\n\nWelcome\n\n{TEXT}\n\n2\nMinutes\n\n{TEXT}\n\n5\n\nReports Back\n\nThere were none.")
    assert headings(found) == [("1", "Welcome", None), ("2", "Minutes", None), ("5", "Reports Back", None)]
    (note,) = [note for note in found.notes if note.kind == "number_gap"]
    assert note.message == "Items go from 2 to 5: 3 to 4 not found."


def test_numbers_may_be_joined_to_the_letters_of_the_body() -> None:
    found = minutes(f"ESP/1/25 Welcome\n\n{TEXT}\n\nESP/2/25 Minutes of the Last Meeting\n\n{TEXT}")
    assert headings(found) == [("ESP/1/25", "Welcome", None), ("ESP/2/25", "Minutes of the Last Meeting", None)]


def test_letters_apart_from_the_number_are_no_part_of_it() -> None:
    found = minutes(f"CSF 14/1 Apologies\n\n{TEXT}\n\nCSF 14/2 Minutes\n\n{TEXT}")
    assert headings(found) == [("14/1", "Apologies", None), ("14/2", "Minutes", None)]


def test_numbers_may_run_on_from_meeting_to_meeting() -> None:
    found = minutes(f"173. APOLOGIES\n\n{TEXT}\n\n174. MINUTES\n\n{TEXT}")
    assert [number for number, _, _ in headings(found)] == ["173", "174"]


def test_the_word_minute_may_stand_before_the_number() -> None:
    found = minutes(f"Minute 10 – Welcome\n\n{TEXT}\n\nMinute 11 – Community payback\n\n{TEXT}")
    assert headings(found) == [("10", "Welcome", None), ("11", "Community payback", None)]


def test_sub_items_stand_under_the_item_as_it_is_printed() -> None:
    found = minutes(
        f"5.0 Performance\n\n5.1 Burglary\n\n{TEXT}\n\n5.2 Hate crime\n\n{TEXT}\n\n6.0 Money\n\n"
        f"{TEXT}\n\n7.0 Close\n\n{TEXT}"
    )
    assert headings(found)[:3] == [
        ("5.0", "Performance", None),
        ("5.1", "Burglary", "5.0"),
        ("5.2", "Hate crime", "5.0"),
    ]


def test_a_list_that_counts_from_one_again_is_no_run_of_items() -> None:
    listed = "1. Stronger focus on violence\n2. Work with young people\n3. Fewer fires"
    found = minutes(
        f"1. Welcome\n\n{TEXT}\n\n2. The plan\n\n{TEXT}\n\n{listed}\n\n{TEXT}\n\n3. Money\n\n{TEXT}\n\n"
        f"4. Close\n\n{TEXT}"
    )
    assert [title for _, title, _ in headings(found)] == ["Welcome", "The plan", "Money", "Close"]


def test_a_numbered_paragraph_is_no_heading() -> None:
    found = minutes(f"1. Welcome\n\n1.1 The chair welcomed everybody to the hall.\n\n2. Minutes\n\n2.1\n{TEXT}")
    assert headings(found) == [("1", "Welcome", None), ("2", "Minutes", None)]


def test_lettered_headings_have_text_of_their_own() -> None:
    found = minutes(
        f"4. Matters arising\n\n(a) Letter to the Mayor (Minute No. 12)\n\n{TEXT}\n\n(b) Barriers "
        f"(Minute No. 14)\n\n{TEXT}\n\n5. Close\n\n{TEXT}"
    )
    assert headings(found)[1:3] == [("(a)", "Letter to the Mayor", "4"), ("(b)", "Barriers", "4")]


def test_a_short_line_alone_over_text_is_a_heading() -> None:
    found = minutes(f"4. Matters arising\n\nTown centre plan\n\n{TEXT}\n\n5. Close\n\n{TEXT}")
    assert (None, "Town centre plan", "4") in headings(found)


def test_labels_lead_ins_sums_and_names_are_no_headings() -> None:
    below = (
        "Action\n\nTo mend the gate.\n\nZoe Quill\n\nRecommendation\n\nThat it be mended.\n\nAreas of concern:-\n\n"
        "Total carry forward £12,000\n\n"
        f"Thefts up 3%\n\nAnn Poe\n\n{TEXT}"
    )
    found = minutes(f"1. Welcome\n\n{TEXT}\n\n2. Gates\n\n{below}")
    assert [number for number, _, _ in headings(found)] == ["1", "2"]


def test_a_title_ends_before_notes_values_and_pointers() -> None:
    found = minutes(
        f"1. Crime Act (copies have been circulated to all members)\n\n{TEXT}\n\n"
        f"2. Fund Total Allocation: £12,000\n\n{TEXT}\n\n"
        f"3. Prevent (15 mins)\n\n{TEXT}\n\n4. Date and time of next meeting: Tuesday, 9 June 2014\n\nNoted."
    )
    assert [title for _, title, _ in headings(found)] == [
        "Crime Act",
        "Fund",
        "Prevent",
        "Date and time of next meeting",
    ]


def test_a_numbered_row_of_a_table_is_a_heading() -> None:
    found = minutes(
        f"No.\tDiscussion\tAction\n1.\tWelcome\t\n\t{TEXT}\t\n2.\tMinutes and actions\t\n\tThey were agreed.\tBH"
    )
    assert headings(found) == [("1", "Welcome", None), ("2", "Minutes and actions", None)]


def test_the_presenter_is_named_right_under_the_heading() -> None:
    found = minutes(
        f"1. Gates\n\nPresented by Ann Poe\n\n{TEXT}\n\n2. Lights\n(Paper circulated to all)\n\n"
        f"(Presented by Ben Hill)\n\n{TEXT}\n\n3. Bins\n\n{TEXT}"
    )
    assert [item.presenter for item in found.items] == ["Ann Poe", "Ben Hill", None]


def test_headings_in_capitals_need_no_numbers_and_no_empty_lines() -> None:
    found = read(
        f"EASTMERE PARTNERSHIP\nDate: 3 May 2016\nPRESENT:\nAnn Poe\tPolice\nWELCOME\n{TEXT}\nKNIFE "
        f"CRIME\n{TEXT}\n{TEXT}"
    )
    assert [title for _, title, _ in headings(found)] == ["WELCOME", "KNIFE CRIME"]


def test_what_stands_above_the_first_heading_is_under_none() -> None:
    assert Outline().item_at(5) is None


def test_a_title_may_run_on_in_a_second_line() -> None:
    found = minutes(f"1. Welcome\n{TEXT}\n\n2. Minutes of the last meeting and\n   matters arising\n{TEXT}")
    assert headings(found)[1] == ("2", "Minutes of the last meeting and matters arising", None)


def test_a_day_and_place_under_next_meeting_are_no_heading() -> None:
    found = minutes(
        f"1. Welcome\n\n{TEXT}\n\n2. Next meeting\n\nThursday 12 June 2014, 10.00am, Corn Hall\n\nAll may come."
    )
    assert [title for _, title, _ in headings(found)] == ["Welcome", "Next meeting"]


def test_letters_may_be_joined_to_the_number() -> None:
    found = minutes(f"CSF1. MINUTES\n\n{TEXT}\n\nCSF2. POLICE REPORT\n\n{TEXT}")
    assert headings(found) == [("CSF1", "MINUTES", None), ("CSF2", "POLICE REPORT", None)]


def test_a_text_without_empty_lines_has_the_same_headings() -> None:
    matters = ["4. Matters arising", "Town centre plan", TEXT, "(a) Barriers (Minute No. 14)", TEXT]
    paragraphs = [*matters, "5. Close", TEXT]
    spaced, tight = minutes("\n\n".join(paragraphs)), minutes("\n".join(paragraphs))
    assert len(headings(spaced)) == 4
    assert headings(tight) == headings(spaced)


def test_lines_ended_by_the_pages_width_are_joined() -> None:
    long = "5 Minutes of the Adult Safety Board, the Eastmere Young\nPeople's Board and the Health Board"
    wide = "\n".join(["Members heard that the lights on the common had been mended."] * 9)
    found = minutes(f"4 Matters\n\n{wide}\n\n{long}\n\n{wide}")
    assert headings(found)[1][1] == " ".join(long.split())[2:]


def test_a_row_of_sums_is_no_heading() -> None:
    found = minutes(f"1. Money\n\n{TEXT}\n\n2\tCameras\t£5,000\n3\tLights\t£4,000\n\n2. Close\n\n{TEXT}")
    assert [title for _, title, _ in headings(found)] == ["Money", "Close"]


def test_the_letters_of_a_persons_name_number_nothing() -> None:
    found = minutes(f"1. Welcome\n\n{TEXT}\n\nA. Poe\n\n{TEXT}\n\n2. Close\n\n{TEXT}")
    assert "A." not in [number for number, _, _ in headings(found)]


def test_a_number_alone_with_nothing_to_head_is_no_heading() -> None:
    found = minutes(f"336/07\n\n{TEXT}\n\nESP Gates 337/07\n\n{TEXT}\n\nESP Lights 338/07\n\n{TEXT}")
    assert [number for number, _, _ in headings(found)] == ["337/07", "338/07"]


def test_a_short_line_that_tells_something_or_marks_the_paper_is_no_heading() -> None:
    lines = (
        "Cllr Zed Young left the meeting at this point\n\nOFFICIAL-SENSITIVE\n\nCllr Zed Young in the Chair\n\nDRAFT"
    )
    found = minutes(f"1. Welcome\n\n{TEXT}\n\n" + "\n\n".join(f"{line}\n\n{TEXT}" for line in lines.split("\n\n")))
    assert [title for _, title, _ in headings(found)] == ["Welcome"]


def test_a_title_may_be_the_capitals_that_open_a_sentence() -> None:
    found = minutes(f"1   APOLOGIES were received from Ann Poe.\n\n2   MATTERS ARISING\n\n{TEXT}")
    assert [title for _, title, _ in headings(found)] == ["APOLOGIES", "MATTERS ARISING"]


def test_the_head_of_a_column_beside_a_title_is_no_part_of_it() -> None:
    found = minutes(f"1.   INTRODUCTIONS                              ACTION\n\n{TEXT}\n\n2.   GATES\n\n{TEXT}")
    assert [title for _, title, _ in headings(found)] == ["INTRODUCTIONS", "GATES"]


def test_a_needs_assessment_is_a_title_and_what_needs_something_is_a_sentence() -> None:
    found = minutes(
        f"15/23 Wardens\n\n{TEXT}\n\n16/23 Domestic abuse needs assessment\n\n{TEXT}\n\n"
        f"17/23 Gates\n\nThe gate needs paint before winter\n\n{TEXT}"
    )
    assert [title for _, title, _ in headings(found)] == ["Wardens", "Domestic abuse needs assessment", "Gates"]
    assert not [note for note in found.notes if note.kind == "number_gap"]


@pytest.mark.parametrize("numbers", [("I", "II", "III"), ("A", "B", "C")])
def test_items_may_be_counted_in_roman_numerals_or_capitals(numbers: tuple[str, ...]) -> None:
    titles = ("Welcome", "Gates", "Lamps")
    found = minutes("\n\n".join(f"{n}. {title}\n\n{TEXT}" for n, title in zip(numbers, titles, strict=True)))
    assert headings(found) == [(n, title, None) for n, title in zip(numbers, titles, strict=True)]


def test_a_few_numbered_lines_with_no_text_between_them_are_a_list() -> None:
    found = minutes(f"Gates\n\n{TEXT}\n\nThese were open:\n\n1. North gate\n\n2. South gate\n\n{TEXT}")
    assert [title for _, title, _ in headings(found)] == ["Gates"]


def test_words_that_lead_into_a_list_by_a_dash_head_nothing() -> None:
    reading = minutes(
        "1  PONDS\n\nAll was well.\n\nThe Partnership –\n\n(a) noted the plan; and\n(b) agreed to hire the hall."
    )
    assert headings(reading) == [("1", "PONDS", None)]
    assert {decision.item for decision in reading.decisions} == {"1"}


def test_a_heading_right_below_an_action_is_one_with_no_empty_line_between() -> None:
    paper = (
        "Aldermere Partnership\nPresent: Ann Poe (Police), Ben Hill (Council)\n1. Welcome\nAnn Poe welcomed them.\n"
        "2. Matters arising\nPonds in the park\nThe ponds had been dug.\nAction: Ann Poe to write by 3 July\n"
        "Lamps in the park\nThe lamps had been mended by the council."
    )
    titles = [item.title for item in read(paper).items]
    assert titles == ["Welcome", "Matters arising", "Ponds in the park", "Lamps in the park"]


def test_the_name_of_a_paper_offered_below_a_heading_is_no_heading() -> None:
    paper = "Aldermere Partnership\nItems\nNo.\tItem\n" + "\n".join(
        f"{n}.\n{title} Report\nAdditional documents:\n{title} Report PDF 104 KB\nMinute number: 18{n}\nIt had fallen."
        for n, title in enumerate(("Burglary", "Arson", "Fraud"), 4)
    )
    assert [item.title for item in read(paper).items] == ["Burglary Report", "Arson Report", "Fraud Report"]


def test_a_numbered_title_may_be_as_long_as_officers_write_them() -> None:
    title = (
        "Public Spaces Protection Order for the town centre and the parks beside the river: results of the "
        "consultation with residents and traders over the summer"
    )
    found = minutes(f"1. Welcome\n\n{TEXT}\n\n2. {title}\n\n{TEXT}")
    assert headings(found)[-1] == ("2", title, None)
