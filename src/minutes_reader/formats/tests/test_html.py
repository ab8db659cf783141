"""Web pages to canonical text."""

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.html import MOST_TAGS, from_html
from minutes_reader.formats.html_tokens import Tag, decoded_page, tokens

LONG = "Members of the partnership spoke of the report. " * 5


def text(page: str) -> str:
    return from_html(page.encode(), "page.html").text


def test_paragraphs_headings_and_breaks_are_lines_and_spaces_are_one() -> None:
    page = "<h1>Agenda  and\nminutes</h1><p>Tuesday <b>4 March</b><br>2.00&nbsp;&nbsp;pm</p><div>a<div>b</div>c</div>d"
    assert text(page) == "Agenda and minutes\nTuesday 4 March\n2.00 pm\na\nb\nc\nd"


def test_an_empty_paragraph_is_an_empty_line() -> None:
    assert text("<p>a</p><p>&nbsp;</p><p></p>\n<p>b</p>") == "a\n\n\nb"


def test_paragraphs_need_no_end() -> None:
    assert text("<p>a<p>b<ul><li>c<li>d</ul><p>e") == "a\nb\n• c\n• d\ne"


def test_what_surrounds_a_page_and_what_is_hidden_is_left_out() -> None:
    page = (
        "<!-- c --><?xml x?><!DOCTYPE html><title>t</title><style>p{}</style><body><nav><ul><li>Home</ul></nav>"
        "<header>Council</header><div role='search'>find</div><p>a<script>if (a</b) {}</script></p>"
        "<p style='display: none'>secret<p hidden>h</p><span style='visibility:hidden'>v<span>w</span></span>"
        "<select><option>one</select><button>go</button><p aria-hidden>seen<aside>ad</aside><footer>foot</footer>"
    )
    assert text(page) == "a\nseen"


def test_a_hidden_cell_that_is_never_closed_hides_no_other() -> None:
    assert text("<table><tr><td hidden>x<td>y<tr><td>z</table>") == "y\nz"
    assert text("<table><tr><td>y<td hidden>x</table>after") == "y\nafter"


def test_what_the_page_is_about_is_all_that_is_read() -> None:
    assert text(f"<div>menu</div><main><header><h1>Minutes</h1></header>{LONG}</main><p>about us</p>") == (
        f"Minutes\n{LONG.strip()}"
    )
    assert text("<div>menu</div><main>short</main>") == "menu\nshort"
    assert text(f"menu<article>{LONG}<article>b</article></article>y").endswith("report.\nb")
    assert text(f"menu<div class='mgContent'>x<div>{LONG}</div></div>y").startswith("x\nMembers")


def test_items_of_lists_have_their_numbers() -> None:
    assert text("<ol><li>a</li><li>b<ul><li>c</ul><li value=7>d</ol>") == "1. a\n2. b\n• c\n7. d"
    assert text("<ol type=i start=3><li><p>a</p><p>b</p></ol>") == "iii. a\nb"
    assert text(
        "<ol style='list-style-type: upper-alpha'><li>a</ol><ol style='list-style: lower-roman'><li>b</ol>"
    ) == ("A. a\ni. b")
    assert text(
        "<ul class=mgBulletList><li>Report PDF 104 KB</ul><ol style='list-style:none'><li>a</ol><li>b</li>"
    ) == ("Report PDF 104 KB\na\nb")
    assert text("<ol start=x><li></li><li value=99999999999>a</ol></ol>") == "2. a"


def test_tables_are_rows_with_their_columns_in_step() -> None:
    page = (
        "<table><caption>Measures</caption><thead><tr><th>A<th>B<th>C</thead>"
        "<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e<tr><td colspan=2>f<td>g</table>end"
    )
    assert text(page) == "Measures\nA\tB\tC\na\tb\tc\n\td\te\nf\t\tg\nend"


def test_a_cell_that_runs_down_beside_a_shorter_row_is_left_behind() -> None:
    assert text("<table><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d<tr><td>e<td>f</table>") == "a\tb\nc\nd\ne\tf"


def test_cells_without_a_row_and_tables_without_an_end_are_read() -> None:
    assert text("<table><td>a<td>b</table></table><td>c<table><tr><td>d") == "a\tb\nc\nd"
    assert text("<table></table>x") == "x"


def test_more_columns_than_any_table_has_are_one() -> None:
    assert text("<table><tr>" + "<td>a" * 102 + "<td></table>").count("\t") < 102


def test_tables_that_only_lay_out_a_page_are_read_cell_by_cell() -> None:
    assert text("<table><tr><td><h2>Left</h2>a<td>b</table>") == "Left\na\nb"
    assert text("<table role=presentation><tr><td>a<td>b</table>") == "a\nb"
    assert text("<table><tr><td>a<td><table><tr><td>c<td>d</table></table>") == "a\nc\td"


def test_items_of_a_committee_system_have_their_number_on_a_line_of_its_own() -> None:
    page = (
        '<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr><tr><td class="mgItemNumberCell"><p>1.</p></td>'
        '<td><p class="mgAiTitleTxt">Apologies</p><p>Minutes:</p><p>There were none.</p></td></tr></table>'
    )
    assert text(page) == "No.\tItem\n1.\nApologies\nMinutes:\nThere were none."


def test_words_encoded_twice_are_decoded_twice() -> None:
    assert text("<p>Caf&amp;eacute; &amp;amp; bar &amp;#163;5 &amp;nosuch;</p>") == "Café & bar £5 &nosuch;"
    assert (
        text("<div>&amp;lt;p&amp;gt;AGREED&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;b&amp;lt;/p&amp;gt;</div>") == "AGREED\nb"
    )


def test_word_files_saved_as_pages_keep_tabs_and_lose_what_they_hide() -> None:
    page = (
        "<p class=MsoNormal>Ann Poe<span style='mso-tab-count:1'>     </span>Police<o:p></o:p></p>"
        "<p><![if !supportLists]>1.<![endif]> It\u00adem re\u2011read"
        "<span style='mso-hide:all'>x</span><del>old</del></p>"
    )
    found = from_html(page.encode(), "page.html")
    assert found.text == "Ann Poe\tPolice\n1. Item re-read"
    assert [note.kind for note in found.notes] == ["tracked_changes"]


def test_text_laid_out_beforehand_keeps_its_lines() -> None:
    assert text("<pre>a  b\n  c\n\nd</pre></pre>e  f") == "a  b\n  c\n\nd\ne f"


def test_signs_that_open_no_tag_are_words() -> None:
    assert text("<p>5 < 6 </3>and > 4 <é") == "5 < 6 and > 4 <é"
    assert text("a<!x>b<?y") == text("a<!x>b<!--y") == "ab"
    assert list(tokens("a<b c='>' d=\">\" e>f</b >g<never")) == [
        "a", Tag("b", False, " c='>' d=\">\" e"), "f", Tag("b", True, " "), "g",
    ]  # fmt: skip
    assert list(tokens("İ<TITLE>x</title>y<!-- z")) == ["İ", Tag("title", True, ""), "y"]
    assert list(tokens("<script>x")) == []


def test_attributes_are_those_that_browsers_see() -> None:
    assert Tag("p", False, " A=1 b='2' c=\"3\" a=4 d e = f").attributes() == {
        "a": "1", "b": "2", "c": "3", "d": "", "e": "f",
    }  # fmt: skip
    assert len(Tag("p", False, " ".join(f"a{n}" for n in range(500))).attributes()) == 100


@pytest.mark.parametrize(
    ("data", "said", "encoding"),
    [
        ("é".encode(), "é", "utf-8"),
        (b"\xef\xbb\xbfa", "a", "utf-8"),
        ("é".encode("utf-16"), "é", "utf-16-le"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é", "utf-16-be"),
        (b"\x93\xe9", "“é", "cp1252"),
        (b'<meta charset="iso-8859-1">\x93', '<meta charset="iso-8859-1">“', "cp1252"),
        (b"<?xml version='1.0' encoding='koi8-r'?>\xc1", "<?xml version='1.0' encoding='koi8-r'?>а", "koi8-r"),
        (b'<meta content="text/html; charset=nosuch">\xe9', '<meta content="text/html; charset=nosuch">é', "cp1252"),
    ],
)
def test_the_encoding_is_what_the_page_says_or_what_fits(data: bytes, said: str, encoding: str) -> None:
    assert decoded_page(data) == (said, encoding)


def test_pages_too_large_or_too_deep_are_refused() -> None:
    with pytest.raises(ReadingError, match="more than can be read"):
        text("<" * (MOST_TAGS + 1))
    with pytest.raises(ReadingError, match="more deeply"):
        text("<table><td>" * 1000)


def test_attributes_without_end_and_letters_without_end_are_refused() -> None:
    with pytest.raises(ReadingError, match="more than can be read"):
        text(
            "<p hidden "
            + "a b c d e f g h i " * 10
            + ">a"
            + f"<p {' '.join(f'a{n}' for n in range(90))} hidden>" * 23_000
        )
    with pytest.raises(ReadingError, match="more than can be read"):
        text("<p>" + "a" * 2_000_001)


def test_of_a_name_told_over_and_over_the_rest_of_the_tag_is_not_read() -> None:
    assert Tag("p", False, "a " * 90 + "b=c").attributes() == {"a": ""}


def test_pages_encoded_in_pages_are_read_to_some_depth() -> None:
    page = "<p>words</p>"
    for _ in range(30):
        page = "<p>" + page.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>"
    assert "words" in text(page)
