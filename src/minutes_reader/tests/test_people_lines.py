"""A person a line: what stands behind the names is settled by the lines of a list together."""

from minutes_reader import read_text

TOP = "Mere Community Safety Partnership\nMinutes of the meeting held on 4 May 2021\n\n"


def people(lists: str) -> list[tuple[str, str | None, str | None, str]]:
    """(name, post, agency, capacity) of everyone on these lists."""
    reading = read_text(TOP + lists + "\n\n1. Welcome\n\nThe Chair welcomed everyone to the meeting.\n")
    return [(one.name, one.post, one.organisation, one.capacity) for one in reading.attendance]


def test_name_post_and_agency_stand_behind_commas() -> None:
    found = people(
        "Present:\nAnn Poe (Chair), Community Safety Manager, Mere Borough Council\n"
        "Ben Hill, Chief Inspector, Westmarch Police\nCllr Cat Low, Strategic Lead for Homes, Harbour Gate\n"
    )
    assert found == [
        ("Ann Poe", "Community Safety Manager", "Mere Borough Council", "present"),
        ("Ben Hill", "Chief Inspector", "Westmarch Police", "present"),
        ("Cllr Cat Low", "Strategic Lead for Homes", "Harbour Gate", "present"),
    ]


def test_a_lone_part_behind_a_dash_is_the_agency() -> None:
    found = people("Present:\nAnn Poe – Mere Homes\nBen Hill – Westmarch Police\nCat Low – Harbour Gate\n")
    assert [one[2] for one in found] == ["Mere Homes", "Westmarch Police", "Harbour Gate"]


def test_a_run_of_names_is_no_list_of_lines() -> None:
    found = people("Present: Ann Poe, Ben Hill, Cat Low (Mere Homes)\n")
    assert [one[0] for one in found] == ["Ann Poe", "Ben Hill", "Cat Low"]


def test_a_shorter_list_below_is_written_as_the_first_was() -> None:
    found = people(
        "Present:\nAnn Poe, Mere Homes\nBen Hill, Westmarch Police\nCat Low, Mere Council\n\n"
        "Apologies:\nDan Roe, Mere Homes\n"
    )
    assert found[-1] == ("Dan Roe", None, "Mere Homes", "apologies")


def test_who_was_substituted_is_excused_and_who_came_is_among_those_present() -> None:
    found = people("Present:\nAnn Poe – Mere Homes\nBen Hill – Mere Council\nEve Day – Mere Police\n\n"
                   "Apologies:\nDan Roe - Ben Hill substituted\n")  # fmt: skip
    assert [one[0] for one in found if one[3] == "apologies"] == ["Dan Roe"]


def test_a_lists_label_may_head_the_column_of_names() -> None:
    found = people("Present\tOrganisation\tSector\nAnn Poe\tWestmarch Police\tPOL\nBen Hill\tMere Homes\tVCS\n")
    assert found == [
        ("Ann Poe", None, "Westmarch Police", "present"),
        ("Ben Hill", None, "Mere Homes", "present"),
    ]


def test_a_cell_may_hold_post_and_agency_with_a_comma_between() -> None:
    found = people(
        "Present\nAnn Poe (AP)\tHead of Early Help, Mere College\nBen Hill (BH)\tTrustee, Mere Youth Offending Team\n"
        "Cat Low (CL)\tService Director, Westmarch Police\n"
    )
    assert [(one[1], one[2]) for one in found] == [
        ("Head of Early Help", "Mere College"),
        ("Trustee", "Mere Youth Offending Team"),
        ("Service Director", "Westmarch Police"),
    ]


def test_a_welsh_chair_is_the_chair() -> None:
    reading = read_text(
        TOP + "Yn bresennol / Present:\nAnn Poe (Cadeirydd / Chair) – Mere Homes\nBen Hill – Mere Police\n"
        "Cat Low – Mere Council\n\n1. Croeso / Welcome\n\nAll were welcomed.\n"
    )
    assert [one.chair for one in reading.attendance] == [True, False, False]


def test_a_list_of_agencies_right_behind_names_parts_those_too_whose_words_say_nothing() -> None:
    found = people(
        "Present\nAnn Poe Mere Police\nCllr Ben Hill Office of the Police and Crime Commissioner for Mere\n"
        "Cat Low Mere Council\nDan Roe Harbour Gate\n"
    )
    assert [(one[0], one[2]) for one in found] == [
        ("Ann Poe", "Mere Police"),
        ("Cllr Ben Hill", "Office of the Police and Crime Commissioner for Mere"),
        ("Cat Low", "Mere Council"),
        ("Dan Roe", "Harbour Gate"),
    ]
