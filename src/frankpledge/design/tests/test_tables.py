"""Tables: columns named once, cards on a phone, sorting by links."""

import pytest
from django.template.exceptions import TemplateSyntaxError
from django.test.html import parse_html

from frankpledge.design.tables import Column, table_of
from frankpledge.design.tests.design_system import example
from frankpledge.design.tests.page import asked, rendered

SOURCE = (
    '{% table "Open actions" %}{% column "Number" %}{% column "Cost (£)" numeric=True sort="cost" %}'
    "{% for number, cost in actions %}{% row %}{% cell header=True %}{{ number }}{% endcell %}"
    "{% cell %}{{ cost }}{% endcell %}{% endrow %}{% endfor %}"
    "{% empty_table %}No actions{% endtable %}"
)


def test_a_table_is_the_design_systems_with_what_makes_cards_of_it():
    options, html = example("table", "with head")
    head = [Column(one["text"], numeric=one.get("format") == "numeric") for one in options["head"]]
    rows = [[one["text"] for one in row] for row in options["rows"]]
    ours = str(parse_html(table_of("Rates", head, rows)))
    for words in ("January", "£85", "£95", "£175"):
        assert (words in ours) == (words in html)
    assert (
        '<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Rate for bicycles" role="cell">' in ours
    )
    assert '<th class="govuk-table__header govuk-table__header--numeric" role="columnheader" scope="col">' in ours


def test_each_cell_says_which_column_it_stands_in():
    written = rendered(SOURCE, actions=[("3.1", 1178), ("3.2", 40)])
    assert written.count('data-label="Number"') == 2
    assert written.count('data-label="Cost (£)"') == 2
    assert written.count('scope="row"') == 2
    assert "No actions" not in written


def test_a_table_without_rows_gives_what_stands_for_it():
    assert rendered(SOURCE, actions=[]) == "No actions"


def test_a_table_without_rows_and_nothing_to_stand_for_it_is_nothing():
    assert rendered('{% table "Open actions" %}{% column "Number" %}{% endtable %}') == ""


@pytest.mark.parametrize(
    ("address", "leads_to", "order"),
    [
        ("/actions/?agency=4&page=3", "?agency=4&amp;sort=cost", "none"),
        ("/actions/?sort=cost", "?sort=-cost", "ascending"),
        ("/actions/?sort=-cost", "?sort=cost", "descending"),
        ("/actions/?sort=due", "?sort=cost", "none"),
    ],
)
def test_a_heading_sorts_keeps_the_filters_and_goes_back_to_the_first_page(address: str, leads_to: str, order: str):
    written = rendered(SOURCE, actions=[("3.1", 1178)], request=asked(address))
    assert f'href="{leads_to}"' in written
    assert f'aria-sort="{order}"' in written


def test_more_cells_than_columns_is_a_mistake():
    with pytest.raises(TemplateSyntaxError, match="more cells than the table has columns"):
        rendered(
            '{% table "T" %}{% column "A" %}{% row %}{% cell %}1{% endcell %}{% cell %}2{% endcell %}{% endrow %}'
            "{% endtable %}"
        )


def test_a_cell_outside_a_table_is_a_mistake():
    with pytest.raises(TemplateSyntaxError, match="stand inside a table"):
        rendered("{% cell %}1{% endcell %}")


@pytest.mark.parametrize("source", ["{% table %}{% endtable %}", '{% table "T" sideways %}{% endtable %}'])
def test_a_table_says_what_it_does_not_understand(source: str):
    with pytest.raises(TemplateSyntaxError):
        rendered(source)


def test_a_wide_table_moves_in_a_region_that_can_be_reached_by_keyboard():
    written = table_of("Crime by month", ["Month"], [["March"]], scroll=True)
    assert '<div class="fp-scroll" role="region" aria-label="Crime by month" tabindex="0">' in written
    assert "fp-table--cards" not in written


def test_a_column_of_buttons_has_a_heading_that_is_heard():
    written = rendered(
        '{% table "T" %}{% column "Do" hidden=True %}{% row %}{% cell %}x{% endcell %}{% endrow %}{% endtable %}'
    )
    assert '<span class="govuk-visually-hidden">Do</span>' in written


def test_a_row_may_be_marked_and_linked_to():
    written = rendered(
        '{% table "T" hide_caption=True %}{% column "A" kept=True %}'
        '{% row ident="action-3" highlight=True %}{% cell wide=True %}x{% endcell %}{% endrow %}{% endtable %}'
    )
    assert '<tr role="row" class="govuk-table__row fp-row--marked" id="action-3">' in written
    assert 'class="govuk-table__cell fp-cell--kept fp-cell--wide"' in written
    assert '<caption class="govuk-table__caption govuk-visually-hidden">T</caption>' in written


def test_rows_of_the_wrong_length_are_a_mistake():
    with pytest.raises(ValueError, match="shorter"):
        table_of("T", ["A", "B"], [["1"]])
