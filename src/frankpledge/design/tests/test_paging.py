"""Links that keep the question asked of a list."""

from django.core.paginator import Paginator
from pytest_django.asserts import assertHTMLEqual

from frankpledge.design.paging import with_query
from frankpledge.design.tests.design_system import example
from frankpledge.design.tests.page import asked, rendered

SOURCE = '{% pagination page "action" %}'


def test_pagination_is_the_design_systems():
    _, html = example("pagination", "default")
    for number in (1, 2, 3):
        html = html.replace(f"/page/{number}", f"?page={number}")
    html = html.replace("/previous", "?page=1").replace("/next", "?page=3")
    assertHTMLEqual(rendered("{% pagination page %}", page=Paginator(range(30), 10).page(2)), html)


def test_long_lists_leave_out_the_pages_between():
    page = Paginator(range(4000), 100).page(10)
    written = rendered(SOURCE, page=page)
    assert written.count("&ctdot;") == 2
    assert 'aria-label="Page 9"' in written
    assert 'aria-label="Page 7"' not in written
    assert "901 to 1,000 of 4,000 actions" in written


def test_pages_keep_the_filters():
    request = asked("/actions/?agency=4&sort=-due&page=1")
    written = rendered(SOURCE, page=Paginator(range(30), 10).page(1), request=request)
    assert 'href="?agency=4&amp;sort=-due&amp;page=2"' in written
    assert 'rel="prev"' not in written


def test_a_list_of_one_page_says_how_many_and_links_nowhere():
    written = rendered(SOURCE, page=Paginator(["one"], 10).page(1))
    assert "1 action<" in written
    assert "<nav" not in written


def test_a_part_of_the_question_can_be_taken_away():
    query = asked("/?owner=3&owner=4&page=2").GET
    assert with_query(query, page=None) == "?owner=3&owner=4"
    assert with_query(query, owner=7) == "?owner=7&page=2"
    assert query.getlist("owner") == ["3", "4"]
