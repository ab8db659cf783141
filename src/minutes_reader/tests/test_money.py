"""Sums of money: for which fund, and what the sum is of it."""

import pytest

from minutes_reader.money_lines import line_in
from minutes_reader.reading import Money
from minutes_reader.tests.make import minutes

FUNDS = """
6.1 Harbour Lights Fund (HLF) Total Allocation: £90,000.00

Committed to date £70,000.00

Total carry forward £20,000.00

Green Lane Funding Total Allocation: £60,000.00

Revenue - Total Allocation £40,000.00

Committed to date £35,000.00

Total carry forward £5,000.00

Capital -Total Allocation £20,000.00

Committed to date £12,000.00

Total carry forward £8,000.00

Total Committed to date £47,000.00

Total carry forward £13,000.00

Available monies to spend:

Revenue £25,000.00

Capital £8,000.00

Please note funding from the Mere Trust of £900.00
"""


def money(line: str, heading: str = "Gardens") -> tuple[Money, ...]:
    """The sums in minutes with one line of talk."""
    return minutes(f"1. {heading}\n\n{line}").money


def test_a_list_of_sums_is_read_line_by_line_with_fund_and_nature() -> None:
    found = [(one.amount, one.line, one.fund, one.nature) for one in minutes(FUNDS).money]
    assert found == [
        ("90000.00", "allocation", "Harbour Lights Fund (HLF)", None),
        ("70000.00", "committed", "Harbour Lights Fund (HLF)", None),
        ("20000.00", "carry_forward", "Harbour Lights Fund (HLF)", None),
        ("60000.00", "allocation", "Green Lane Funding", None),
        ("40000.00", "allocation", "Green Lane Funding", "revenue"),
        ("35000.00", "committed", "Green Lane Funding", "revenue"),
        ("5000.00", "carry_forward", "Green Lane Funding", "revenue"),
        ("20000.00", "allocation", "Green Lane Funding", "capital"),
        ("12000.00", "committed", "Green Lane Funding", "capital"),
        ("8000.00", "carry_forward", "Green Lane Funding", "capital"),
        ("47000.00", "committed", "Green Lane Funding", None),
        ("13000.00", "carry_forward", "Green Lane Funding", None),
        ("25000.00", "available", None, "revenue"),
        ("8000.00", "available", None, "capital"),
        ("900.00", "contribution", "Mere Trust", None),
    ]


@pytest.mark.parametrize(
    ("line", "amount", "kind", "fund"),
    [
        ("It will receive a grant of £5,000 for the outreach programme.", "5000", "grant", "outreach programme"),
        ("The Lamp Fund had a balance remaining of £1,178.", "1178", "balance", "Lamp Fund"),
        ("A £100 per property discount would be offered under the Lamp Scheme.", "100", "other", "Lamp Scheme"),
        ("Lamp Fund bids under £10k are fine.", "10000", "other", "Lamp Fund bids"),
        ("£3,000 was committed to the Lamp Fund.", "3000", "committed", "Lamp Fund"),
        ("The sum of £2.5m was allocated to the Lamp Scheme.", "2500000", "allocation", "Lamp Scheme"),
        ("An additional £17,000 may need to be found.", "17000", "saving", None),
        ("£400 had been spent on paint.", "400", "spent", None),
        ("The Mere Trust contributed £750.", "750", "contribution", "Mere Trust"),
        ("£250 from the Mere Trust came in.", "250", "contribution", "Mere Trust"),
        ("The fee is £30.", "30", "fee", None),
        ("A contribution of £60 was made.", "60", "contribution", None),
        ("The balance, as all of us who were there well know, is £60.", "60", "balance", None),
        ("The lowest tender of £250 from the Mere Works was read.", "250", "other", None),
        ("It was agreed that £80 be carried forward.", "80", "carry_forward", None),
        ("The outturn was £0.5 million.", "500000", "spent", None),
    ],
)
def test_a_sum_in_a_sentence_takes_its_line_from_the_nearest_word(
    line: str, amount: str, kind: str, fund: str | None
) -> None:
    assert [(one.amount, one.line, one.fund) for one in money(line)] == [(amount, kind, fund)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A saving of £900 would be needed from the Lamp Fund.", [("saving", "Lamp Fund")]),
        ("A grant of £900 had been secured from the Lamp Fund.", [("grant", "Lamp Fund")]),
        ("There was a carry forward of £900 on the Small Grants Scheme.", [("carry_forward", "Small Grants Scheme")]),
        ("The carry forward was put at £900 on the Lamp Fund.", [("carry_forward", "Lamp Fund")]),
        ("The allocation under the Lamp Grant was £900.", [("allocation", "Lamp Grant")]),
        ("The Lamp Grant stood at £900.", [("balance", "Lamp Grant")]),
        ("The Lamp Fund currently holds £900.", [("balance", "Lamp Fund")]),
        ("Of the Lamp Fund, £900 had been spent to date.", [("spent", "Lamp Fund")]),
        (
            "The Lamp Fund had been allocated £900, of which £300 was committed.",
            [("allocation", "Lamp Fund"), ("committed", "Lamp Fund")],
        ),
        (
            "£900 had been committed and £300 spent from the Lamp Fund.",
            [("committed", "Lamp Fund"), ("spent", "Lamp Fund")],
        ),
        (
            "The Lamp Fund stood at £900 and the Paint Fund at £70.",
            [("balance", "Lamp Fund"), ("balance", "Paint Fund")],
        ),
        ("£900 remained available for bids from the Lamp Fund.", [("available", "Lamp Fund")]),
        ("New Lamps funding (£900) has been provided.", [("allocation", "New Lamps funding")]),
        (
            "Members noted the underspend of £900 from last year's street lamp budget.",
            [("balance", "street lamp budget")],
        ),
        ("The committee has a delegated budget of £900 for lamps.", [("allocation", "delegated budget")]),
        ("£900 was taken out of the current budget and spent.", [("spent", None)]),
        ("The team had bid for £900 from the small grants scheme.", [("grant", "small grants scheme")]),
        ("The Home Office had reduced the Lamp Fund by £900.", [("saving", "Lamp Fund")]),
        ("The cost of lamps would be £900, to be met from the Lamp Fund.", [("spent", "Lamp Fund")]),
        ("The Section 17 budget was overspent by £900.", [("spent", "Section 17 budget")]),
        ("The total available across both funds was £900.", [("available", None)]),
        ("The remaining £900 would be carried over.", [("carry_forward", None)]),
    ],
)
def test_a_sum_takes_the_fund_that_its_sentence_ties_it_to(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.line, one.fund) for one in money(line)] == expected


@pytest.mark.parametrize(
    ("line", "givers"),
    [
        ("Mere Homes had given £900 towards the costs.", ["Mere Homes"]),
        ("The Mere Council had paid £900 towards the lamps.", ["Mere Council"]),
        ("A contribution of £900 had been received from Mere Women's Aid.", ["Mere Women's Aid"]),
        ("The police gave £900 and Mere Homes gave £70.", ["police", "Mere Homes"]),
        ("Mere Homes had agreed to match fund the scheme with £900.", ["Mere Homes"]),
        ("A contribution of £900 was due by March from all.", [None]),
        ("They had given £900 towards the costs.", [None]),
    ],
)
def test_a_contribution_is_from_whoever_gives_it(line: str, givers: list[str | None]) -> None:
    assert [(one.line, one.fund) for one in money(line)] == [("contribution", giver) for giver in givers]


def test_lines_under_contributions_name_who_gives_them() -> None:
    found = money("Contributions had been received:\n\n- Mere Council £900\n\n- Mere Police: £70\n\nTotal £970")
    assert [(one.line, one.fund) for one in found] == [
        ("contribution", "Mere Council"),
        ("contribution", "Mere Police"),
        ("contribution", None),
    ]


def test_a_fund_named_only_in_an_earlier_sentence_is_doubted() -> None:
    (one,) = money("The Lamp Fund was discussed. £900 had been spent.")
    assert (one.fund, one.doubt) == ("Lamp Fund", "the fund is named in an earlier sentence")


def test_a_scheme_of_another_clause_is_not_the_fund() -> None:
    (one,) = money("There was a £90 discount for all who had joined the Lamp Scheme.", "Paint Budget")
    assert one.fund == "Paint Budget"


def test_a_sum_that_nothing_explains_is_other_and_doubted() -> None:
    for line in ("Somebody spoke of £60.", "Lamp shades £60"):
        (one,) = money(line)
        assert (one.line, one.doubt) == ("other", "what the sum is for is not said")


def test_a_sum_takes_the_fund_that_its_heading_names() -> None:
    assert [one.fund for one in money("A balance of £60 was left.", "Lamp Budget")] == ["Lamp Budget"]
    assert [one.fund for one in money("A balance of £60 was left.", "Budget Update")] == [None]


def test_a_sum_takes_the_nearest_fund_named_above() -> None:
    reading = minutes(
        "1. Gardens\n\nMembers heard of the Lamp Fund.\n\nThe Fund was well kept.\n\nA balance of £60 was left."
    )
    assert [one.fund for one in reading.money] == ["Lamp Fund"]


@pytest.mark.parametrize(
    "line",
    [
        "Unit cost is £85 for each.",
        "The estimated cost to the economy is £3 million.",
        "Voluntary test, about £10 test.",
        "It costs an average cost of £12 per head.",
    ],
)
def test_unit_costs_and_estimates_are_figures_not_money(line: str) -> None:
    reading = minutes(f"1. Gardens\n\n{line}")
    assert reading.money == ()
    assert [figure.unit for figure in reading.figures] == ["pounds"]


def test_nature_is_only_what_is_printed_beside_the_sum() -> None:
    assert [one.nature for one in money("Capital funding of £90 and a balance of £80.")] == ["capital", None]


def test_a_table_of_money_is_read_by_its_headings() -> None:
    reading = minutes(
        "1. Grid\n\nProject\tAllocation\tSpend\tBalance\nLamps\t£200\t£150\t£50\n"
        "Paint\t£100\t£20\t£80\nTotal\t£300\t£170\t£130\n"
    )
    assert [(one.fund, one.line, one.amount) for one in reading.money] == [
        ("Lamps", "allocation", "200"),
        ("Lamps", "spent", "150"),
        ("Lamps", "balance", "50"),
        ("Paint", "allocation", "100"),
        ("Paint", "spent", "20"),
        ("Paint", "balance", "80"),
        (None, "allocation", "300"),
        (None, "spent", "170"),
        (None, "balance", "130"),
    ]
    assert reading.figures == ()


def test_a_table_with_lines_down_the_side_is_read_too() -> None:
    reading = minutes(
        "1. Grid\n\nHeading\tLamp Fund (£)\tPaint Fund (£000)\nAllocation\t200\t3\nCarry forward\t(50)\t1\n"
    )
    assert [(one.fund, one.line, one.amount) for one in reading.money] == [
        ("Lamp Fund (£)", "allocation", "200"),
        ("Paint Fund (£000)", "allocation", "3000"),
        ("Lamp Fund (£)", "carry_forward", "-50"),
        ("Paint Fund (£000)", "carry_forward", "1000"),
    ]


def test_a_table_without_money_has_none() -> None:
    assert minutes("1. Grid\n\nName\tNote\nLamps\tGood\nPaint\tDry\n").money == ()


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("Available monies to spend", "available"),
        ("Carried over", "carry_forward"),
        ("Nothing known", None),
        ("Match funding", "contribution"),
        ("Underspend", "balance"),
    ],
)
def test_a_label_names_its_line(label: str, line: str | None) -> None:
    assert line_in(label) == line


def test_a_fund_may_be_named_by_a_heading_whose_number_stands_below() -> None:
    reading = minutes("Lamp Budget\n\n336/07\n\nA balance of £60 was left.\n\nWalls 337/07\n\nNone.")
    assert [one.fund for one in reading.money] == ["Lamp Budget"]


def test_a_unit_cost_in_a_list_of_sums_is_no_money() -> None:
    assert [one.amount for one in money("Lamp Fund Total Allocation £900\n\nUnit cost of a lamp £35")] == ["900"]


def test_a_column_of_amounts_takes_the_fund_from_the_row() -> None:
    reading = minutes("1. Grid\n\nFunding stream\tAmount\nLamp Fund\t£90\nPaint Fund\t£80\n")
    assert [(one.fund, one.line) for one in reading.money] == [
        ("Lamp Fund", "allocation"),
        ("Paint Fund", "allocation"),
    ]
    assert reading.figures == ()


def test_sums_in_a_table_that_names_no_line_are_left_out() -> None:
    assert minutes("1. Grid\n\nName\tAmount (£)\nLamps\t50\nPaint\t60\n").money == ()


def test_rows_of_a_label_and_a_sum_without_a_header_are_a_list_of_sums() -> None:
    rows = "Total allocation\t£91,639.57\nCommitted to date\t£84,960.00\nBalance uncommitted\t£6,679.57"
    read = minutes(f"12. Lamp Fund 2025/26\n\n{rows}\n\nThe report was noted.")
    assert [(money.fund, money.line, money.amount, money.item) for money in read.money] == [
        ("Lamp Fund 2025/26", "allocation", "91639.57", "12"),
        ("Lamp Fund 2025/26", "committed", "84960.00", "12"),
        ("Lamp Fund 2025/26", "balance", "6679.57", "12"),
    ]
