"""Tables of tabbed rows."""

from minutes_reader.lines import split_lines
from minutes_reader.tables import Table, find_tables


def tables(text: str) -> list[Table]:
    """The tables of a text."""
    return list(find_tables(split_lines(text)))


def test_a_table_has_a_header_and_rows() -> None:
    (table,) = tables("Ward\tCrimes\nNorth\t4\nSouth\t5\n")
    assert [cell.text for cell in table.header] == ["Ward", "Crimes"]
    assert [row.cells[0].text for row in table.rows] == ["North", "South"]
    assert table.column("crime") == 1
    assert table.column("theft") is None


def test_a_blank_first_cell_carries_down_from_above() -> None:
    (table,) = tables("Aim\tMeasure\tNow\nCalm\tNoise\t4\n\tLitter\t5\n")
    assert [row.carried for row in table.rows] == ["Calm", "Calm"]


def test_a_row_broken_over_the_page_is_mended_and_the_header_not_read_twice() -> None:
    (table,) = tables(
        "Aim\tMeasure\tNow\nCalm streets and\tNoise\t4\n\nAim\tMeasure\tNow\nquiet nights\nOrder\tLitter\t5\n"
    )
    assert [(row.carried, row.cells[1].text) for row in table.rows] == [
        ("Calm streets and quiet nights", "Noise"),
        ("Order", "Litter"),
    ]


def test_a_row_without_a_cell_has_none_there() -> None:
    (table,) = tables("Ward\tCrimes\tNote\nNorth\t4\nSouth\t\tDry\n")
    assert table.rows[0].cell(2) is None
    assert table.rows[1].cell(1) is None


def test_a_table_ends_at_an_empty_line_with_a_narrower_row_below() -> None:
    (table,) = tables("Ref\tAction\tOwner\tDue\nA\tDig\tAP\tMay\n\n1\tPonds\nTalk.\n")
    assert len(table.rows) == 1


def test_rows_without_words_for_a_header_are_no_table() -> None:
    assert tables("4\t5\n6\t7\n") == []
    assert tables("North\t12%\nSouth\t14%\n") == []
    assert tables("Only\tone row\n") == []


def test_a_row_of_empty_cells_is_no_row() -> None:
    (table,) = tables("Ward\tCrimes\tNote\nNorth\t4\tDry\n-\t\t\nSouth\t5\tWet\n")
    assert [row.cells[0].text for row in table.rows] == ["North", "-", "South"]
