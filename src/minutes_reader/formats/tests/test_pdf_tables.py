"""Tables of a PDF, ruled or not, and columns of prose: in the order in which people read them."""

import pytest

from minutes_reader.formats.tests.make_pdf import (
    HEAD,
    read,
    set_with,
    table,
    text_of,
    without_heights,
    words_at,
    written,
)

PEOPLE = [
    ["Jo Hall (Chair)", "Head of Community Safety", "Aldermere Council"],
    ["Chief Inspector Pat Khan", "Neighbourhood policing lead for the north of the district", "Police"],
    ["Sam Okafor", "Service manager", "Fire and Rescue Service"],
    ["Lee Wood", "Manager", "Probation"],
]
CELLS = "..data.rows.flatten().map(cell => text(cell))"
ACTIONS = [
    ["Item", "Discussion", "Action"],
    ["1", "The partnership heard that burglary had fallen by a tenth, and thanked the neighbourhood team.", "None"],
    ["2", "Lighting in the underpass was still out.", "Jo Hall to write to the contractor before the next meeting"],
]


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
@pytest.mark.parametrize("rows", [PEOPLE, ACTIONS], ids=["people", "actions"])
def test_a_wrapped_cell_is_one_cell_of_its_row(rows: list[list[str]], ruled: bool) -> None:
    assert text_of(table(rows, ruled=ruled)) == tabbed(rows)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
def test_text_over_and_under_a_table_stays_there(ruled: bool) -> None:
    before = "The people who came are these, as far as anybody wrote them down on the day."
    text = text_of(f"{before}\n{table(PEOPLE, ruled=ruled)}\n\nApologies were given.")
    assert text.split("\n")[0].endswith("on the day.")
    assert text.split("\n")[1:5] == tabbed(PEOPLE).split("\n")
    assert text.split("\n")[5:] == ["Apologies were given."]


def test_two_columns_of_names_and_agencies_are_rows() -> None:
    rows = [["Jo Hall", "Aldermere Council"], ["Pat Khan", "Police"], ["Sam Okafor", "Fire and Rescue Service"]]
    assert text_of(table(rows, ruled=False)) == tabbed(rows)


def test_an_empty_cell_keeps_the_columns_in_step() -> None:
    rows = [["Priority", "Indicator", "Latest"], ["Burglary", "Homes", "12"], ["", "Sheds", "7"], ["Arson", "", "3"]]
    assert text_of(table(rows)) == tabbed(rows)
    assert text_of(table(rows, ruled=False)) == tabbed(rows)


def test_a_cell_merged_over_a_whole_row_stands_alone() -> None:
    rows = "[Jo Hall], [Chair], [Council], [Pat Khan], [Lead], [Police]"
    source = f"#table(columns: 3, table.cell(colspan: 3)[Responsible authorities], {rows})"
    assert text_of(source) == "Responsible authorities\nJo Hall\tChair\tCouncil\nPat Khan\tLead\tPolice"


def test_a_cell_merged_downwards_stands_in_its_first_row() -> None:
    source = "#table(columns: 2, table.cell(rowspan: 2)[Police], [Pat Khan], [Ali Reed], [Council], [Jo Hall])"
    assert text_of(source) == "Police\tPat Khan\n\tAli Reed\nCouncil\tJo Hall"


def test_a_row_broken_over_a_page_goes_on_behind_the_header_that_comes_again() -> None:
    long = " ".join(f"Members heard about matter {n} and asked for more." for n in range(40))
    source = (
        "#table(columns: (1fr, 4fr, 2fr), table.header[Item][Discussion][Action], "
        "[1], text(data.long), [Jo Hall to write], [2], [Nothing more was said.], [None])"
    )
    found = read(set_with(source, long=long))
    assert len(found.pages) > 1
    assert found.text == f"Item\tDiscussion\tAction\n1\t{long}\tJo Hall to write\n2\tNothing more was said.\tNone"


def test_a_row_at_the_top_of_a_page_that_begins_with_a_figure_is_one_of_its_own() -> None:
    rows = [[f"Write to the people of street {n}", "Jo Hall", f"{n} May 2024"] for n in range(10, 40)]
    source = f"#table(columns: 3, inset: 4pt, table.header[What is to be done][Who][By when], {CELLS})"
    found = read(set_with(source, rows=rows))
    assert len(found.pages) > 1
    assert found.text == tabbed([["What is to be done", "Who", "By when"], *rows])


def test_a_line_without_a_tall_letter_is_of_its_cell_where_fonts_do_not_say_how_high_they_are() -> None:
    task = [
        "Fix the day on which members look at",
        "the depot, and tell all of them about it",
        "so that whoever works shifts on it too",
        "can come",
    ]
    lines = [(44, 320 - 12 * n, words) for n, words in enumerate(task)]
    rules = "40 270 178 80 re S 218 270 102 80 re S 40 335 m 320 335 l S\n"
    words = words_at((44, 339, "Task"), (222, 339, "Who"), *lines, (222, 320, "Jo Hall"), before=rules)
    assert read(without_heights(written(words))).text == f"Task\tWho\n{' '.join(task)}\tJo Hall"


def test_a_table_over_pages_keeps_its_rows_apart_and_its_header_once() -> None:
    rows = [["Action", "Owner"], *([f"Write report number {n}", "Jo Hall"] for n in range(60))]
    source = "#table(columns: (2fr, 1fr), table.header[Action][Owner], " + CELLS + ")"
    found = read(set_with(source, rows=rows[1:]))
    assert len(found.pages) > 2
    assert found.text == tabbed(rows)


def test_a_table_with_level_rules_alone_has_a_row_between_each_two() -> None:
    source = f"#table(columns: (1fr, 2fr), stroke: (x: none, y: 0.5pt), inset: 4pt, {CELLS})"
    rows = [row[:2] for row in PEOPLE]
    assert read(set_with(source, rows=rows)).text == tabbed(rows)


def test_rows_of_a_table_with_upright_rules_alone_are_told_by_their_gaps() -> None:
    source = f"#table(columns: (1fr, 2fr), stroke: (x: 0.5pt, y: none), inset: 4pt, {CELLS})"
    box = "#rect(inset: 0pt)["
    rows = [row[:2] for row in PEOPLE]
    assert read(set_with(f"{box}{source}]", rows=rows)).text == tabbed(rows)


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = "The partnership met in the spring to talk of the streets around the market, and of those who sleep there. "
    right = "Officers from the council have since been out on every evening of the week with the outreach team. "
    source = "#set page(columns: 2)\n#text(data.left)\n#colbreak()\n#text(data.right)"
    assert (
        read(set_with(source, left=left * 4, right=right * 4)).text
        == f"{left * 4}".strip() + "\n" + f"{right * 4}".strip()
    )


def test_a_list_number_with_a_wide_gap_is_no_column() -> None:
    lines = words_at((40, 300, "1."), (76, 300, "Welcome and introductions"), (40, 280, "2."), (76, 280, "Apologies"))
    assert read(written(lines)).text == "1. Welcome and introductions\n2. Apologies"


def test_a_label_with_a_wide_gap_keeps_a_tab_before_what_wraps_beside_it() -> None:
    people = "Jo Hall, Pat Khan, Sam Okafor, Lee Wood, Ali Reed, Kim Marsh, Toni Vale and Chris Low"
    source = f"#grid(columns: (90pt, 1fr), [Present:], [{people}])"
    assert text_of(source) == f"Present:\t{people}"


def test_a_table_on_a_page_turned_sideways_is_read_as_it_stands() -> None:
    assert text_of(f"#rotate(-90deg, reflow: true)[#block(width: 300pt)[{table(PEOPLE)}]]", HEAD) == tabbed(PEOPLE)


def test_columns_whose_headers_nearly_touch_are_told_by_the_rows_below() -> None:
    def row(y: int, *cells: str) -> list[tuple[float, float, str]]:
        return [(left, float(y), cell) for left, cell in zip((40, 200, 262, 340), cells, strict=True)]

    rows = [
        ["Indicator", "Performance", "Latest", "Type"],
        *([f"Burglary {n}", f"{n}0", f"{n}1", "Target"] for n in range(4)),
    ]
    placed = [word for n, cells in enumerate(rows) for word in row(360 - 20 * n, *cells)]
    assert read(written(words_at(*placed))).text == tabbed(rows)


def test_a_title_over_a_table_of_its_own_is_no_part_of_the_one_before_the_page() -> None:
    rows = "[Action], [Owner], [Mend the lamps on the common], [Jo Hall],"
    one = f"#table(columns: (3fr, 1fr), {rows})\n"
    found = text_of(f"{one}#pagebreak()\n7 Gates\n{one}").split("\n")
    assert found == ["Action\tOwner", "Mend the lamps on the common\tJo Hall", "7 Gates", *found[:2]]
