"""Pages set in two columns, read one after the other; and pages with a gap down their middle that are not."""

from minutes_reader.formats.tests.make_pdf import read, set_with, text_of, words_at, written

HEAD = (
    '#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt, lang: "en", hyphenate: false)\n'
    "#set par(spacing: 1.2em)\n"
)
TALK = [
    " ".join(f"Members heard of matter {n}, spoke of it for a while, and asked for more." for n in range(k, k + 4))
    for k in range(0, 48, 4)
]
PEOPLE = ["Jo Hall", "Pat Khan", "Sam Okafor", "Lee Wood"]
LINES = ["Aldermere Partnership", "Present:", *PEOPLE, *(line for n, t in enumerate(TALK) for line in (f"Item {n}", t))]
SET = "#for line in data.lines { par(text(line)) }\n"


def in_columns(source: str, **data: object) -> str:
    return read(set_with(f"#set page(columns: 2)\n{source}", HEAD, **data)).text


def test_headings_and_lists_in_columns_keep_their_order_and_sentences_go_on_in_the_next_column() -> None:
    assert in_columns(SET, lines=LINES).split("\n") == LINES


def test_the_last_column_of_a_paper_ends_where_the_others_do() -> None:
    lines = [*LINES, *LINES, *TALK[:2]]
    assert in_columns(SET, lines=lines).split("\n") == lines


def test_a_title_over_both_columns_stands_first() -> None:
    title = "The partnership's yearly report on all that was done for the streets and the people in them this year"
    source = f"#text(data.title)\n\n#columns(2)[{SET}]"
    assert read(set_with(source, HEAD, title=title, lines=LINES[2:])).text.split("\n") == [title, *LINES[2:]]


def test_a_ruled_table_in_a_column_is_one_of_that_column() -> None:
    cells = "#table(columns: (1fr, 1fr), stroke: 0.5pt, [Burglary], [12], [Arson], [3])\n"
    source = f"{SET.replace('lines', 'before')}{cells}{SET.replace('lines', 'after')}"
    found = in_columns(source, before=TALK[:6], after=TALK[6:]).split("\n")
    assert found == [*TALK[:6], "Burglary\t12", "Arson\t3", *TALK[6:]]


def test_a_table_without_rules_as_wide_as_two_columns_is_read_in_rows() -> None:
    rows = [
        [f"Matter {n} was heard of and members asked for more", f"Jo Hall is to write of it, {n}"] for n in range(9)
    ]
    source = "#table(columns: (1fr, 1fr), stroke: none, inset: 6pt, ..data.rows.flatten().map(cell => text(cell)))"
    assert read(set_with(source, HEAD, rows=rows)).text.split("\n") == ["\t".join(row) for row in rows]


def test_a_number_alone_at_the_top_of_a_page_is_an_item_s() -> None:
    pages = [words_at((40, 360, f"Page {n} has words."), (40, 340, "And more.")) for n in (1, 2)]
    third = words_at((40, 380, "3."), (40, 360, "Burglary"), (40, 340, "It had fallen."))
    assert read(written(*pages, third)).text.split("\n")[-3:] == ["3.", "Burglary", "It had fallen."]


def test_a_number_alone_below_a_sentence_that_fills_its_line_begins_a_line() -> None:
    sentence = "Members heard that burglary had fallen by a tenth in the market wards."
    source = f"#box(width: 330pt)[#text(size: 9.6pt)[{sentence} \\\n2.3 \\\nWardens]]"
    assert text_of(source).split("\n") == [sentence, "2.3", "Wardens"]
