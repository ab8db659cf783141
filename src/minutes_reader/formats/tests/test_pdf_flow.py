"""Paragraphs of a PDF put together, and what runs along the edges of its pages set aside."""

from minutes_reader.formats.tests.make_pdf import HEAD, read, set_with, text_of, words_at, written

LONG = "The partnership heard that burglary had fallen by a tenth over the year, and thanked everybody in the team. "
LONGER = "Members heard about " + ", ".join(f"matter {n} which they asked to hear more of" for n in range(90)) + "."
RUNNING = (
    "#set page(width: 400pt, height: 300pt, margin: 50pt, header: [Aldermere Partnership], "
    "footer: context [Safer streets #h(1fr) Page #counter(page).display() of #counter(page).final().first()])\n"
    '#set text(size: 10pt, lang: "en", hyphenate: false)\n'
)


def test_lines_broken_by_the_width_are_one_paragraph() -> None:
    assert read(set_with("#text(data.one)\n\n#text(data.two)", one=LONG * 3, two="A short one.")).text == (
        f"{(LONG * 3).strip()}\nA short one."
    )


def test_short_lines_without_a_gap_between_are_each_their_own() -> None:
    source = "Aldermere Partnership \\\n12 March 2024 \\\nCommittee Room 1 \\\n10.00 am\n\n#text(data.long)"
    assert read(set_with(source, long=LONG * 2)).text.split("\n")[:4] == [
        "Aldermere Partnership", "12 March 2024", "Committee Room 1", "10.00 am",
    ]  # fmt: skip


def test_a_page_of_short_lines_alone_is_not_run_together() -> None:
    source = "#set par(spacing: 0.65em)\nJo Hall\n\nPat Khan\n\nChief Inspector Sam Okafor\n\nLee Wood"
    assert text_of(source).split("\n") == ["Jo Hall", "Pat Khan", "Chief Inspector Sam Okafor", "Lee Wood"]


def test_a_first_line_set_in_begins_a_paragraph() -> None:
    source = (
        "#set par(first-line-indent: 1.5em, spacing: 0.65em, justify: true)\nBegin.\n\n#text(data.a)\n\n#text(data.b)"
    )
    found = read(set_with(source, a=LONG * 2, b=LONG * 2)).text
    assert found.split("\n") == ["Begin.", (LONG * 2).strip(), (LONG * 2).strip()]


def test_entries_of_a_list_keep_their_marks_and_wrap() -> None:
    source = "- #text(data.long)\n- Second\n\n+ First of a numbered list\n+ #text(data.long)"
    assert read(set_with(source, long=LONG.strip())).text.split("\n") == [
        f"• {LONG.strip()}", "• Second", "1. First of a numbered list", f"2. {LONG.strip()}",
    ]  # fmt: skip


def test_running_heads_and_feet_are_set_aside_even_inside_a_sentence() -> None:
    found = read(set_with("#text(data.long)", RUNNING, long=LONGER))
    assert len(found.pages) > 2
    assert found.text == LONGER
    assert (1, "Aldermere Partnership") in found.left_out
    assert any("Page 2 of" in words for page, words in found.left_out if page == 2)


def test_page_numbers_alone_are_set_aside() -> None:
    source = '#set page(numbering: "1")\n#text(data.long)'
    found = read(set_with(source, long=LONGER))
    assert found.text == LONGER
    assert [words for _, words in found.left_out] == [str(n + 1) for n in range(len(found.pages))]


def test_the_number_of_a_page_says_so_even_on_one_page() -> None:
    found = read(set_with("The minutes were agreed.", RUNNING.replace("Safer streets #h(1fr) ", "")))
    assert found.text == "Aldermere Partnership\nThe minutes were agreed."


def test_the_titles_of_two_papers_are_no_running_head() -> None:
    paper = "= Report of the Chief Officer on matter #(n * 7)\n#text(data.long)\n#pagebreak(weak: true)"
    source = f"#for n in range(4) [{paper}]"
    assert read(set_with(source, long=LONG)).text.count("Report of the Chief Officer") == 4


def test_pages_begin_where_their_first_words_stand() -> None:
    found = read(set_with("One.\n#pagebreak()\nTwo.\n#pagebreak()\n#pagebreak()\nFour."))
    assert [found.text[start:][:4] for start in found.page_starts] == ["One.", "Two.", "Four", "Four"]
    assert found.page_of(found.text.index("Two")) == 2


def test_the_boxes_of_a_span_over_two_lines_are_all_of_its_words() -> None:
    found = read(set_with("#text(data.long)", long=LONG * 2))
    span = (found.text.index("fallen"), found.text.index("everybody"))
    assert "".join(found.text[run.start : run.end] for run in found.boxes(span)).startswith("fallenbyatenth")


def test_lines_of_two_sizes_are_not_run_together() -> None:
    lines = words_at((40, 300, "A heading in large type that is as wide"), size=18) + words_at(
        (40, 270, "as what follows it.")
    )
    assert read(written(lines)).text == "A heading in large type that is as wide\nas what follows it."


def test_a_day_kept_together_with_its_month_breaks_no_sentence() -> None:
    source = "#set page(width: 320pt)\n#text(data.long)"
    long = "The work goes on at speed with tight dates ahead. At the 26\u00a0November\u00a02013 meeting the board met."
    assert read(set_with(source, HEAD, long=long)).text == long.replace("\u00a0", " ")


def test_words_in_larger_type_at_the_top_of_a_page_are_no_end_of_a_sentence_on_the_page_before() -> None:
    body = "RESOLVED: two posts be paid for from the grant to the end of the year"
    for size, found in ((10, f"{body} (c) Modern slavery"), (11, f"{body}\n(c) Modern slavery")):
        pages = words_at((40, 60, body)), words_at((40, 340, "(c) Modern slavery"), size=size)
        assert read(written(*pages)).text == found
