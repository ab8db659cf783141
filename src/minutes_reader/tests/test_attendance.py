"""Lists of people in the forms that they come in."""

import pytest

from minutes_reader.tests.make import minutes, people, read


def listed(present: str) -> list[tuple[str, str | None, str]]:
    return people(minutes("1. Welcome\n\nThe chair welcomed everybody.\n\n2. Minutes\n\nAgreed.", present))


def test_a_bracket_closes_the_run_of_names_back_to_the_one_before_it() -> None:
    found = listed(
        "Present: Cllr Ann Poe (Chair), Ben Hill, Cat Low (SBC – Housing), Dan Fox (Police); Eve Moss (Fire Authority)."
    )
    assert found == [
        ("Cllr Ann Poe", None, "present"),
        ("Ben Hill", "SBC – Housing", "present"),
        ("Cat Low", "SBC – Housing", "present"),
        ("Dan Fox", "Police", "present"),
        ("Eve Moss", "Fire Authority", "present"),
    ]


def test_a_name_that_is_withheld_is_read_as_it_is_printed() -> None:
    assert listed("Present: Ann Poe (Police), Name withheld (Housing), Name withheld (Fire).") == [
        ("Ann Poe", "Police", "present"),
        ("Name withheld", "Housing", "present"),
        ("Name withheld", "Fire", "present"),
    ]


def test_each_label_gives_its_own_capacity() -> None:
    found = minutes(
        "1. Welcome\n\nThe chair welcomed everybody.",
        "Present: Ann Poe (Police).\n\nOfficers: Ben Hill (LD).\n\nAlso in attendance: Cat Low (GONE).\n\n"
        "Observers: Dan Fox.\n\nApologies: were submitted on behalf of Eve Moss, Fay Orr.",
    )
    capacities = [person.capacity for person in found.attendance]
    assert capacities == ["present", "officer", "in_attendance", "observer", "apologies", "apologies"]


def test_none_is_nobody() -> None:
    assert listed("Present: Ann Poe (Police).\n\nAlso in attendance: None.\n\nApologies: None") == [
        ("Ann Poe", "Police", "present")
    ]


def test_a_chair_with_an_agency_in_one_bracket_has_both() -> None:
    (person, _) = minutes("", "Present: Ann Poe (Chairman - Mere Homes); Ben Hill (Police)").attendance
    assert (person.chair, person.organisation) == (True, "Mere Homes")


def test_a_role_in_a_bracket_is_a_post() -> None:
    (person,) = minutes("", "Present: Cllr Jo Bell (Cabinet Member for Adult Care)").attendance
    assert (person.post, person.organisation) == ("Cabinet Member for Adult Care", None)


def test_a_table_gives_post_and_organisation_by_its_columns() -> None:
    found = read("""
THE EASTMERE PARTNERSHIP

Present:

Ann Poe (Chair)\tSuperintendent\tEast Police
Ben Hill (Part Minutes)\tManager (Interim)\tEastmere Council
Invitees (in-part)\t\t
Cat Low (Observer)\tInspector\tEast Police

Apologies

Dan Fox\tDelivery Group (Chair)\tEastmere Council

1.0 Introductions

The chair welcomed everybody.

2.0 Minutes

They were agreed.
""")
    rows = [(p.name, p.post, p.organisation, p.capacity, p.chair) for p in found.attendance]
    assert rows == [
        ("Ann Poe", "Superintendent", "East Police", "present", True),
        ("Ben Hill", "Manager (Interim)", "Eastmere Council", "present", False),
        ("Cat Low", "Inspector", "East Police", "observer", False),
        ("Dan Fox", "Delivery Group (Chair)", "Eastmere Council", "apologies", False),
    ]
    assert found.text[slice(*found.attendance[0].span)] == "Ann Poe (Chair)\tSuperintendent\tEast Police"


def test_a_header_row_says_what_the_columns_hold() -> None:
    found = listed("Attendees\nName\tAgency\tInitials\nAnn Poe\tEastmere Council (Chair)\tAP\nBen Hill\tPolice\tBH")
    assert found == [("Ann Poe", "Eastmere Council", "present"), ("Ben Hill", "Police", "present")]


def test_initials_beside_a_name_are_neither_agency_nor_part_of_the_name() -> None:
    assert listed("Present\nAnn Poe (AP)\tHead of Housing\tMere Homes") == [("Ann Poe", "Mere Homes", "present")]


def test_columns_may_be_apart_by_spaces() -> None:
    found = listed(
        "Attendees:\n\nMr A Archer          Stanton Borough Council\nMrs B Butcher        Stanton Constabulary"
    )
    assert found == [
        ("Mr A Archer", "Stanton Borough Council", "present"),
        ("Mrs B Butcher", "Stanton Constabulary", "present"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Dan Fox for Eve Moss\tProbation Trust",
        "Dan Fox (for Eve Moss)\tProbation Trust",
        "Dan Fox (DF) for Eve Moss (EM)\tProbation Trust",
    ],
)
def test_a_deputy_is_the_one_who_came(line: str) -> None:
    assert listed(f"Present\n{line}") == [("Dan Fox", "Probation Trust", "present")]


def test_somebody_who_substituted_is_present_and_doubted() -> None:
    (person,) = minutes("", "Present:\nDee Dean – Eli Elder substituted").attendance
    assert person.name == "Eli Elder"
    assert "Dee Dean" in (person.doubt or "")


def test_commas_and_dashes_set_post_and_agency_beside_a_name() -> None:
    found = minutes(
        "",
        (
            "Present:\nJo Bright (JB), Head of Safety, South Council (Chair)\nSam Cole - South Police\n"
            "Lee Eames, Fire and Rescue\nPat Dale: Probation"
        ),
    )
    rows = [(p.name, p.post, p.organisation, p.chair) for p in found.attendance]
    assert rows == [
        ("Jo Bright", "Head of Safety", "South Council", True),
        ("Sam Cole", None, "South Police", False),
        ("Lee Eames", None, "Fire and Rescue", False),
        ("Pat Dale", None, "Probation", False),
    ]


def test_councillors_in_a_run_may_go_by_one_name() -> None:
    names = [
        name
        for name, _, _ in listed("Present: Councillors Ash (Chair), M Birch and Cedar; Inspector L Dean (East Police)")
    ]
    assert names == ["Ash", "M Birch", "Cedar", "Inspector L Dean"]


def test_a_run_may_be_broken_by_the_page_width() -> None:
    found = listed("Present: Ann Poe, Ben Hill, Cat Low, Dan Fox, Eve Moss, Fay Orr, Gus Pell,\nHal Quin (Police)")
    assert len(found) == 8
    assert {organisation for _, organisation, _ in found} == {"Police"}


def test_a_group_named_inside_the_list_is_no_person() -> None:
    found = listed("Members present: Ann Poe, Ben Hill\nIndependent Members: Mrs D Fee, Mr E Gault")
    assert [name for name, _, _ in found] == ["Ann Poe", "Ben Hill", "Mrs D Fee", "Mr E Gault"]


def test_residents_who_are_only_counted_are_no_person() -> None:
    assert [name for name, _, _ in listed("Present: 14 residents, PC Harry Iles, PCSO Jane Kemp")] == [
        "PC Harry Iles",
        "PCSO Jane Kemp",
    ]


def test_an_agency_run_on_behind_the_name_is_taken_with_a_doubt() -> None:
    reading = minutes("", "Present\nAndy Marsh Copley Council\nBeth Noble Copley Police")
    assert people(reading) == [("Andy Marsh", "Copley Council", "present"), ("Beth Noble", "Copley Police", "present")]
    assert all(person.doubt for person in reading.attendance)


def test_apologies_told_in_a_sentence_under_an_item_are_taken() -> None:
    found = minutes(
        "1. Apologies\n\nApologies for absence were received from Cllr W Ivy (PCT) and Mr Y Larch.\n\n"
        "2. Minutes\n\nAgreed."
    )
    assert people(found)[2:] == [("Cllr W Ivy", "PCT", "apologies"), ("Mr Y Larch", None, "apologies")]
    assert [item.number for item in found.items] == ["1", "2"]


def test_a_chair_in_the_post_column_is_the_chair_where_no_name_says_so() -> None:
    (first, second) = minutes(
        "", "Present\nName\tRole\nAlice Best\tChair, Portfolio Holder\nBob Cope\tInspector"
    ).attendance
    assert (first.chair, first.post) == (True, "Portfolio Holder")
    assert not second.chair


def test_a_heading_of_two_words_after_the_list_is_no_person() -> None:
    found = minutes(
        "Matters Arising\n\nThe group heard that the lights on the common had been mended in the spring by the council."
    )
    assert [name for name, _, _ in people(found)] == ["Ann Poe", "Ben Hill"]


def test_minutes_without_a_list_have_nobody() -> None:
    assert people(read("Minutes of the group\n\nThe Chair spoke of the present state of things.")) == []


def test_a_table_with_a_column_for_each_way_of_taking_part_is_read_by_its_ticks() -> None:
    found = listed("Present\nName\tOrganisation\tPresent\tApologies\nAnn Poe\tPolice\tX\t\nBen Hill\tHealth Board\t\tX")
    assert found == [("Ann Poe", "Police", "present"), ("Ben Hill", "Health Board", "apologies")]


def test_somebody_named_as_chair_and_again_on_the_list_is_one_person() -> None:
    found = minutes(
        "", "Chair: Ann Poe\nMinutes: Cat Low\nPresent: Ann Poe (Police), Ben Hill (Council), Cat Low (Council)"
    )
    assert [(person.name, person.chair) for person in found.attendance] == [
        ("Ann Poe", True),
        ("Ben Hill", False),
        ("Cat Low", False),
    ]


def test_a_rank_of_several_words_is_part_of_the_name() -> None:
    assert listed("Present:\nAssistant Chief Constable Ian Bond - East Constabulary") == [
        ("Assistant Chief Constable Ian Bond", "East Constabulary", "present")
    ]


def test_initials_may_stand_behind_a_name_without_a_bracket() -> None:
    assert listed("Present: Ann Ames AA, Bill Burns BB") == [
        ("Ann Ames", None, "present"),
        ("Bill Burns", None, "present"),
    ]


def test_groups_on_lines_of_their_own_part_the_list() -> None:
    found = listed(
        "Present\nResponsible Authorities:\nMary Ash, Ryecroft Council\nOther members:\nOlga Cedar, Victim Care"
    )
    assert [name for name, _, _ in found] == ["Mary Ash", "Olga Cedar"]


def test_bars_may_part_the_cells() -> None:
    assert listed(
        "Attendees\n| Ann Poe | Inspector | East Police |\n|---|---|---|\n| Ben Hill | Manager | Mere Homes |"
    ) == [
        ("Ann Poe", "East Police", "present"),
        ("Ben Hill", "Mere Homes", "present"),
    ]


def test_a_cell_may_hold_post_and_organisation() -> None:
    (person, _) = minutes(
        "", "Present:\nMr R Ash\tChief Executive, Brack Council (Chairman)\nMs U Dent\tHealth Trust"
    ).attendance
    assert (person.post, person.organisation, person.chair) == ("Chief Executive", "Brack Council", True)


def test_a_header_row_opens_a_list_without_a_label() -> None:
    found = read(
        "Eastmere Board\n\nName\tPost\tAgency\nAnn Poe\tInspector\tEast Police\n\n1. Gates\n\nThey were mended."
    )
    assert people(found) == [("Ann Poe", "East Police", "present")]


def test_a_numbered_list_far_down_is_not_the_list_of_those_present() -> None:
    below = "\n\n".join(f"{n}. Gate {n} East\n\nIt was mended by the council." for n in range(1, 40))
    found = minutes(f"{below}\n\n40. Present: Zed Young")
    assert "Zed Young" not in [name for name, _, _ in people(found)]


def test_a_run_ends_where_its_line_does() -> None:
    found = listed(
        "Apologies: were sent by Ann Poe, Ben Hill, Cat Low, Dan Fox, Eve Moss and Fay Orr.\nMere Homes Update"
    )
    assert [organisation for _, organisation, _ in found] == [None] * 6


@pytest.mark.parametrize("closing", ["Eve Moss and Dan Fox", "Dan Fox (Fire Authority)"])
def test_a_long_line_of_names_ends_above_a_numbered_heading_with_no_empty_line_between(closing: str) -> None:
    found = read(
        "Aldermere Partnership\nPresent: Ann Poe, Ben Hill\n"
        f"Apologies: Cat Low-Hanley, Fay Orr, Gil Marsh-Green, {closing}\n"
        "1. Welcome and Introductions\nThe chair welcomed everybody to the meeting.\n2. Minutes\nThey were agreed."
    )
    assert "Dan Fox" in [person.name for person in found.attendance]
    assert [item.number for item in found.items] == ["1", "2"]


def test_a_long_line_of_names_goes_on_until_one_that_is_none() -> None:
    found = listed(
        "Present: Ann Poe, Ben Hill, Cat Low, Dan Fox, Eve Moss, Fay Orr, Gus Pell, Hal Quin\nThe lights were mended"
    )
    assert len(found) == 8


def test_a_sentence_that_begins_with_a_name_is_no_list() -> None:
    found = minutes(
        "Ann Poe, who had been at the meeting in the spring, said that the lights had been mended.",
        "Present: Ben Hill (Police)",
    )
    assert [name for name, _, _ in people(found)] == ["Ben Hill"]


def test_a_label_may_give_a_word_in_a_bracket() -> None:
    assert listed("Present (part)\nAnn Poe (Police)") == [("Ann Poe", "Police", "present")]


def test_the_chair_of_another_group_is_not_the_chair_where_two_say_so() -> None:
    found = minutes("", "Present\nAnn Poe\tChair\tEast Police\nBen Hill\tChair\tMere Homes").attendance
    assert [(person.chair, person.post) for person in found] == [(False, "Chair"), (False, "Chair")]


def test_a_post_of_chair_alone_leaves_no_post() -> None:
    (person, _) = minutes("", "Present\nName\tRole\nAnn Poe\tChair\nBen Hill\tManager").attendance
    assert (person.chair, person.post) == (True, None)


def test_a_vice_chair_is_not_the_chair() -> None:
    (person,) = minutes("", "Present: Ann Poe (Vice Chair)").attendance
    assert (person.chair, person.organisation) == (False, None)


def test_a_name_of_unusual_form_with_a_bracket_is_taken_with_a_doubt() -> None:
    (first, second) = minutes("", "Present: Ann Poe (Police), Bono (Mere Homes)").attendance
    assert first.doubt is None
    assert second.doubt


def test_an_agency_may_stand_before_the_name() -> None:
    assert listed("Present\nEast Police\tAnn Poe\tInspector") == [("Ann Poe", "East Police", "present")]


def test_a_deputy_behind_a_dash_is_no_agency() -> None:
    assert listed("Present: Dan Fox - for Eve Moss") == [("Dan Fox", None, "present")]


def test_a_list_under_a_label_with_a_gap_behind_it_is_read_by_its_gaps() -> None:
    rows = "Present   Mr L Imp   (Chairman)\n          PC 412 O Lark\n          Mr P Moth   East Chamber of Trade"
    assert listed(rows) == [
        ("Mr L Imp", None, "present"),
        ("PC 412 O Lark", None, "present"),
        ("Mr P Moth", "East Chamber of Trade", "present"),
    ]


def test_an_agency_before_its_people_is_theirs_and_the_chairs_label_only_the_chairs() -> None:
    found = minutes(
        "", "Present:\nChair: Councillor A Alder\nEast Police: D Elder, E Fir\nOther members: F Gorse"
    ).attendance
    assert [(person.name, person.organisation, person.chair) for person in found] == [
        ("Councillor A Alder", None, True),
        ("D Elder", "East Police", False),
        ("E Fir", "East Police", False),
        ("F Gorse", None, False),
    ]


def test_chair_may_stand_behind_the_agency() -> None:
    (person, _) = minutes("", "Present: S Pike (SP) East Council Chair, T Quail (TQ) East Police").attendance
    assert (person.chair, person.organisation) == (True, "East Council")


def test_a_bracket_on_a_cell_that_says_who_took_the_minutes_is_dropped() -> None:
    assert listed("Present\nRita Fox\tMere Homes (minutes)") == [("Rita Fox", "Mere Homes", "present")]


def test_for_whom_somebody_came_is_no_agency_of_theirs() -> None:
    rows = "Name\tPost\tAgency\nAnn Poe (in the chair)\t\tPolice\nBen Hill (in the place of Cat Low)\tManager\t"
    found = minutes("1. Welcome\n\nThe chair welcomed everybody.", f"Present\n{rows}")
    assert people(found) == [("Ann Poe", "Police", "present"), ("Ben Hill", None, "present")]
