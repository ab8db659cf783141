"""Figures in tables: the column decides."""

from minutes_reader.reading import Figure
from minutes_reader.tests.make import minutes


def figures(rows: str) -> tuple[Figure, ...]:
    """The figures of a table under one item."""
    return minutes(f"1. Measures\n\n{rows}\n").figures


def short(rows: str) -> list[tuple[float | int, str | None, str, str | None, str | None]]:
    """(value, unit, role, period, area) of each figure."""
    return [(figure.value, figure.unit, figure.role, figure.period, figure.area) for figure in figures(rows)]


def test_columns_give_role_and_period() -> None:
    found = short(
        "Indicator\tPerformance in 2012/13\tQtr 2 2013/14\tTarget 2013/14\tBaseline\tChange\tEngland\n"
        "Litter picked\t12%\t10%\t9%\t15%\t-2%\t11%"
    )
    assert found == [
        (12, "percent", "previous", "2012/13", None),
        (10, "percent", "latest", "Qtr 2 2013/14", None),
        (9, "percent", "target", "2013/14", None),
        (15, "percent", "baseline", None, None),
        (-2, "percent", "change", None, None),
        (11, "percent", "comparator", None, "England"),
    ]


def test_a_cells_own_period_and_area_go_before_the_columns() -> None:
    found = short(
        "Indicator\t2012/13\tLatest Data\tNational Comparison\n"
        "Litter picked\t12% (2010/11)\t10% (Apr-Sep 2013)\t11% (Most Similar Group)\n"
        "Noise heard\t7% (Local Survey)\t6% (Jan-Dec 2012)\t8% (MS Group, Apr- Sep 2013)\n"
        "Rubbish seen\t5%\t4%\t3% (2012/13 [OPQ Data])"
    )
    assert [(value, period, area) for value, _, _, period, area in found] == [
        (12, "2010/11", None),
        (10, "Apr-Sep 2013", None),
        (11, None, "Most Similar Group"),
        (7, "2012/13", None),
        (6, "Jan-Dec 2012", None),
        (8, "Apr- Sep 2013", "MS Group"),
        (5, "2012/13", None),
        (4, None, None),
        (3, "2012/13", "National"),
    ]


def test_the_unit_comes_from_the_cell_the_measure_or_the_row() -> None:
    found = figures(
        "Indicator\t2012/13\t2013/14\n"
        "Fires per 10,000 homes\t3.1\t2.9\n"
        "Percentage of homes with alarms\t61\t64\n"
        "Crimes with victims\t2,270\t1,814 (21.1 per 1,000)\n"
        "All crime\t44.9\t23.8 per 1,000\n"
        "Readiness\tLevel 3\tReported Qtr 4\n"
        "Cost of a place\t£35\t£40\n"
        "Score\t4.5\t4.6"
    )
    assert [(figure.value, figure.unit, figure.per) for figure in found] == [
        (3.1, "rate", 10000),
        (2.9, "rate", 10000),
        (61, "percent", None),
        (64, "percent", None),
        (2270, "count", None),
        (1814, "count", None),
        (21.1, "rate", 1000),
        (44.9, "rate", 1000),
        (23.8, "rate", 1000),
        (3, "level", None),
        (35, "pounds", None),
        (40, "pounds", None),
        (4.5, None, None),
        (4.6, None, None),
    ]


def test_a_second_value_in_brackets_is_a_figure_of_its_own() -> None:
    found = short("Indicator\t2012/13\nNew entrants (per 100,000 young people)\t538 (251 FTE's)")
    assert found == [(538, "rate", "latest", "2012/13", None), (251, "count", "latest", "2012/13", None)]


def test_words_and_dates_in_cells_are_no_figures() -> None:
    assert short(
        "Indicator\t2012/13\t2013/14\nLitter\tNot available\tN/A\nNoise\t2012/13\t12 May 2013\nRubbish\t4\t5"
    ) == [(4, "count", "previous", "2012/13", None), (5, "count", "latest", "2013/14", None)]


def test_numbers_that_key_a_row_are_no_figures() -> None:
    assert short("Ref\tIndicator\tThis year\n1\tLitter\t14\n2\tNoise\t15") == [
        (14, "count", "latest", "This year", None),
        (15, "count", "latest", "This year", None),
    ]


def test_rows_of_places_give_each_figure_its_area() -> None:
    found = figures("Ward\tBurglaries 2013\nNorthgate\t14\nSouthgate\t15")
    assert [(figure.area, figure.measure, figure.value) for figure in found] == [
        ("Northgate", "Burglaries 2013", 14),
        ("Southgate", "Burglaries 2013", 15),
    ]


def test_a_column_headed_latest_makes_one_headed_by_a_period_earlier() -> None:
    assert [role for _, _, role, _, _ in short("Indicator\t2013/14\tLatest\nLitter\t14\t15")] == ["previous", "latest"]


def test_a_blank_measure_leaves_a_row_out() -> None:
    assert short("Aim\tIndicator\t2013/14\nCalm\tNoise\t4\n\t\t5") == [(4, "count", "latest", "2013/14", None)]


def test_a_table_of_values_alone_is_measured_by_nothing_and_gives_none() -> None:
    assert short("Apr-Jun 2013\tJul-Sep 2013\n4\t5\n6\t7") == []


def test_a_row_whose_measure_is_blank_is_left_out() -> None:
    assert short("Aim\tIndicator\t2013/14\nCalm\tNoise\t4\nOrder\t\t5") == [(4, "count", "latest", "2013/14", None)]


def test_a_cell_that_names_similar_areas_is_a_comparator() -> None:
    assert short("Indicator\tLatest\tTarget or similar areas\nLitter\t6\t5 (similar areas)\nNoise\t7\t4") == [
        (6, "count", "latest", None, None),
        (5, "count", "comparator", None, "similar areas"),
        (7, "count", "latest", None, None),
        (4, "count", "target", None, None),
    ]
