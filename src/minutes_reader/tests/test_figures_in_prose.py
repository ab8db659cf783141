"""Figures told in sentences: which numbers measure something, and what each is."""

import pytest

from minutes_reader.reading import Figure
from minutes_reader.tests.make import minutes, read


def figures(line: str) -> tuple[Figure, ...]:
    """The figures of minutes with one line of talk."""
    return minutes(f"1. Gardens\n\n{line}").figures


def told(line: str) -> list[tuple[float | int, str | None, str]]:
    """(value, unit, role) of each figure in a line."""
    return [(figure.value, figure.unit, figure.role) for figure in figures(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Over 2,000 members of staff came to 37 sessions.", [(2000, "count", "latest"), (37, "count", "latest")]),
        ("The teams made 57 checks and referred 3 cases.", [(57, "count", "latest"), (3, "count", "latest")]),
        ("Women had risen from 6% to 15%.", [(6, "percent", "previous"), (15, "percent", "latest")]),
        ("Burglary fell from 120 to 95 offences.", [(120, "count", "previous"), (95, "count", "latest")]),
        ("Overall - slippage 83.2 to 80.1", [(83.2, None, "previous"), (80.1, None, "latest")]),
        ("Theft of cycles Up 2%", [(2, "percent", "change")]),
        ("Damage was reduced by 30%.", [(30, "percent", "change")]),
        ("A 25% reduction to the grant will come.", [(25, "percent", "change")]),
        ("Damage is down 6% on the year.", [(6, "percent", "change")]),
        ("The rate stood at 9.4/1000 down from 10.1/1000.", [(9.4, "rate", "latest"), (10.1, "rate", "previous")]),
        ("Burglary was 3.1 per 1,000 households.", [(3.1, "rate", "latest")]),
        ("All crime per 1000 residents is 26.2.", [(26.2, "rate", "latest")]),
        ("The detection rate was 34% against a target of 40%.", [(34, "percent", "latest"), (40, "percent", "target")]),
        (
            "It stood at 8.2/1000 with a stretch target of 8.7/1000.",
            [(8.2, "rate", "latest"), (8.7, "rate", "stretch")],
        ),
        ("The 3 year target for less crime – 19.5% reduction.", [(19.5, "percent", "target")]),
        ("Baseline was 47.5%.", [(47.5, "percent", "baseline")]),
        ("The scheme began with an initial caseload of 23.", [(23, "count", "baseline")]),
        ("On track to achieve aim of level 4.", [(4, "level", "target")]),
        ("Mere had the second highest score of all.", [(2, "rank", "latest")]),
        ("Mere was placed fifth equal.", [(5, "rank", "latest")]),
        ("Mere was ranked 3rd in the county.", [(3, "rank", "latest")]),
        (
            "Confidence was 62% compared with a national average of 58%.",
            [(62, "percent", "latest"), (58, "percent", "comparator")],
        ),
        ("Confidence was 62%, nationally 58%.", [(62, "percent", "latest"), (58, "percent", "comparator")]),
        ("There were 64 crimes, compared with 81 before.", [(64, "count", "latest"), (81, "count", "previous")]),
        (
            "There were 64 crimes, fewer than the previous year (81).",
            [(64, "count", "latest"), (81, "count", "previous")],
        ),
        ("Out of the 9 clients who left, 6 had moved.", [(9, "count", "latest"), (6, "count", "latest")]),
        ("There were 17 deaths, 3 fewer than hoped.", [(17, "count", "latest"), (3, "count", "change")]),
        ("Confidence was 26 per cent.", [(26, "percent", "latest")]),
        (
            "Scores ran from Mere, which had a gap of –12%, to Lodden, which had a gap of +19%.",
            [(-12, "percent", "latest"), (19, "percent", "latest")],
        ),
        ("The total cost of drink is estimated at £143 million.", [(143000000, "pounds", "latest")]),
        ("Voluntary test, about £10 test.", [(10, "pounds", "latest")]),
        ("Burglary – 45", [(45, "count", "latest")]),
        ("The number of burglaries was 45.", [(45, "count", "latest")]),
        (
            "There were 79 crimes between May and July, up from 74 before.",
            [(79, "count", "latest"), (74, "count", "previous")],
        ),
        ("Over the year there were 323, or 6.0 per 1,000.", [(323, "count", "latest"), (6.0, "rate", "latest")]),
        ("Some 212 sheds were broken into.", [(212, "count", "latest")]),
        ("A 65% target was set.", [(65, "percent", "target")]),
        ("Confidence was 62% this year, 58% last year.", [(62, "percent", "latest"), (58, "percent", "previous")]),
        ("Burglary stands at 14.2 per 1,000 (2004/05: 16.1).", [(14.2, "rate", "latest"), (16.1, "rate", "latest")]),
        ("Vehicle crime was 5% below target.", [(5, "percent", "latest")]),
        ("Hate crime rose by 5.5% to 58.", [(5.5, "percent", "change"), (58, "count", "latest")]),
        ("The survey was answered by 587 people.", [(587, "count", "latest")]),
        (
            "It was 6.0 per 1,000, against 5.6 per 1,000 in similar areas.",
            [(6.0, "rate", "latest"), (5.6, "rate", "comparator")],
        ),
        ("Reoffending was 9% having come down from 12%.", [(9, "percent", "latest"), (12, "percent", "previous")]),
        ("Confidence was 62%; the previous figure was 58%.", [(62, "percent", "latest"), (58, "percent", "previous")]),
        ("This time last year the figure was 51; it is now 45.", [(51, "count", "previous"), (45, "count", "latest")]),
        (
            "Burglary was down 12% on the same period last year (45 offences against 51).",
            [(12, "percent", "change"), (45, "count", "latest"), (51, "count", "previous")],
        ),
        ("More than 3,000 calls had been made.", [(3000, "count", "latest")]),
        ("The aim was to keep thefts of lamps below 806.", [(806, "count", "target")]),
        ("The target for 2010/11 was 350 offences.", [(350, "count", "target")]),
        ("The aim is to reduce arson by 5%.", [(5, "percent", "target")]),
        (
            "Arson fell from 120 to 95 (-21%).",
            [(120, "count", "previous"), (95, "count", "latest"), (-21, "percent", "change")],
        ),
        ("Arson fell from 450 in 2014 to 414 in 2015.", [(450, "count", "previous"), (414, "count", "latest")]),
        ("There were 45 fires, up 12 on the year.", [(45, "count", "latest"), (12, "count", "change")]),
        ("85 people came, 23 more than in 2015.", [(85, "count", "latest"), (23, "count", "change")]),
        ("Arson was 12 offences (9 last year).", [(12, "count", "latest"), (9, "count", "previous")]),
        ("All crime: 1,234 (2009/10), 1,310 (2008/09).", [(1234, "count", "latest"), (1310, "count", "latest")]),
        (
            "Performance on lamps stood at 35 against a target of 57.",
            [(35, "count", "latest"), (57, "count", "target")],
        ),
        ("Lamp thefts remained high with 21 on record.", [(21, "count", "latest")]),
        ("In total 87 lamp thefts had been recorded.", [(87, "count", "latest")]),
        (
            "The rate per 1,000 homes was 4.3, compared to 5.1 for the family group.",
            [(4.3, "rate", "latest"), (5.1, "rate", "comparator")],
        ),
        ("Mere is 4th in its family group of 15.", [(4, "rank", "latest")]),
        ("Second highest was Mere (third lowest for arson).", [(2, "rank", "latest"), (3, "rank", "latest")]),
        (
            "Level 3 was reached, with 12 cases at level 2.",
            [(3, "level", "latest"), (12, "count", "latest"), (2, "level", "latest")],
        ),
        ("12 Residents attended.", [(12, "count", "latest")]),
        ("Each new line is £38.", [(38, "pounds", "latest")]),
        ("Locks are paid for at £160 a home.", [(160, "pounds", "latest")]),
    ],
)
def test_a_number_that_measures_is_a_figure_with_its_unit_and_role(
    line: str, expected: list[tuple[float | int, str | None, str]]
) -> None:
    assert told(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "The plan had 7 strands and 38 indicators.",
        "There are 50 performance indicators in 12 areas.",
        "Two courses would last 4 days.",
        "Residents aged 25 years and under.",
        "The 16 year old left after 5 months.",
        "NI 17, 38 and 42 were named.",
        "See section 107 and page 3.",
        "Minute 318 was read at 7.30pm on 6 September 2004.",
        "It was suggested that areas which stand at 10% and 20% below be seen.",
        "Ring 01632 960961 or dial 999 calls.",
        "Contact: A Person, tel 01632 960961",
        "The 2004 plan was read.",
        "Use of the 101 calls line was praised.",
        "The three (3) cases were closed.",
        "There went 12 very large old red tall long thin things.",
        "The grant of £500 was paid.",
        "Alcohol was the first priority of many.",
        "In 2012 the work began.",
        "19 Members are asked to note the report.",
        "12 The views of service users were sought.",
        "Minute number: 35",
        "There were 12 more.",
        "It took 12 most of the of the of the way.",
        "It was for young people aged 10 to 17.",
        "Members were to return the form no later than 22",
    ],
)
def test_numbers_of_things_dates_ages_and_lengths_are_no_figures(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("Between 02/04/13 and 30/11/13 the teams made 57 checks and 3 visits.", ["Between 02/04/13 and 30/11/13"] * 2),
        ("The rate was 9.4/1000 down from 10.1/1000 at the end of Apr 07.", [None, "end of Apr 07"]),
        ("A 3.5% cut in 2015/16 and a 7% cut for that year.", ["2015/16", "2015/16"]),
        ("Out of the 9 clients who left this year, 6 had moved.", ["this year", "this year"]),
        ("There were 45 calls in October, down from 61 calls in September.", ["October", "September"]),
        ("Burglary fell to 95 offences compared to the same period last year.", [None]),
        ("Burglary fell to 95 offences compared to last year (120).", [None, "last year"]),
        (
            "There were 950 reports between April 2015 and March 2016, 8% fewer.",
            ["between April 2015 and March 2016", None],
        ),
        ("It was 58%.", [None]),
        ("There were 45 fires in April to June 2016.", ["April to June 2016"]),
        (
            "There were 45 fires this quarter, compared with 51 this time last year.",
            ["this quarter", "this time last year"],
        ),
        ("Arson was down on last year (45 offences against 51).", [None, "last year"]),
        ("Thefts of lamps Up 6% A report would come back in May 2014.", [None]),
        ("In the ward there were 23 fires in December, double the rate for November.", ["December"]),
    ],
)
def test_a_period_goes_with_the_nearest_number_or_with_all_that_it_opens(line: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in figures(line)] == periods


@pytest.mark.parametrize(
    ("line", "areas"),
    [
        ("Mere, which had a gap of 12%.", ["Mere"]),
        ("A group in Birchley cut damage by 30%.", ["Birchley"]),
        (
            "The cost of drink in Mere, North Lodden and Poole is estimated at £4 million.",
            ["Mere, North Lodden and Poole"],
        ),
        ("In September 2004 there were 23 cases.", [None]),
        ("Within Church End, 23 fires had been reported.", ["Church End"]),
        ("In Partnership 23 fires had been reported.", [None]),
        ("There were 12 fires in Castle Ward and 9 in Mill Lane.", ["Castle Ward", "Mill Lane"]),
        ("Eastmere had the second highest score.", ["Eastmere"]),
        ("Confidence was 62%, nationally 58%.", [None, "nationally"]),
    ],
)
def test_an_area_is_only_what_is_printed_for_the_figure(line: str, areas: list[str | None]) -> None:
    assert [figure.area for figure in figures(line)] == areas


def test_a_place_named_beside_another_figure_is_doubted() -> None:
    found = figures("In Castle Ward there were 12 fires, up 3 on May.")
    assert [figure.area for figure in found] == ["Castle Ward", "Castle Ward"]
    assert [figure.doubt == "the place is named beside another figure" for figure in found] == [False, True]


def test_a_number_of_unknown_things_is_a_figure_only_with_a_doubt() -> None:
    found = figures("There were 12 lamp shades. There were 9 lamp thefts in May, up from 4.")
    doubted = [figure.doubt == "it may count something that is not measured" for figure in found]
    assert doubted == [True, False, False]


def test_a_later_figure_of_another_place_does_not_make_one_previous() -> None:
    found = figures("In Castle Ward, 9 fires had been reported. Fires now stood at 38.")
    assert [(figure.area, figure.role) for figure in found] == [("Castle Ward", "latest"), (None, "latest")]


def test_in_a_list_of_areas_all_but_our_own_are_comparators() -> None:
    found = figures("Unit Cost - Nationally £85 – Lodden £90 – Eastmere £35")
    assert [(figure.area, figure.role, figure.unit) for figure in found] == [
        ("Nationally", "comparator", "pounds"),
        ("Lodden", "comparator", "pounds"),
        ("Eastmere", "latest", "pounds"),
    ]


def test_a_figure_brought_up_to_date_later_in_the_paragraph_is_previous() -> None:
    found = figures("The rate for the year stood at 9.4%. It has gone on falling and now stands at 8.2%.")
    assert [figure.role for figure in found] == ["previous", "latest"]


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("44% had scored drink as a problem.", "had scored drink as a problem"),
        ("Accounting for 58% of the variance in views, this was seen.", "variance in views"),
        ("The detection rate was 34%.", "detection rate"),
        ("Burglary had fallen to 95.", "Burglary"),
        ("Ann Poe said that burglary was at 95%.", "burglary"),
        ("There were 950 reports, down 8%.", "reports"),
        ("The teams made 57 checks.", "checks"),
    ],
)
def test_what_is_measured_is_told_in_the_documents_words(line: str, measure: str) -> None:
    assert {figure.measure for figure in figures(line)} == {measure}


def test_another_things_standing_does_not_make_a_figure_previous() -> None:
    found = figures("Burglary stood at 9.4%. Robbery now stands at 8.2%.")
    assert [figure.role for figure in found] == ["latest", "latest"]


def test_a_sentence_that_names_no_measure_takes_the_one_before() -> None:
    assert [figure.measure for figure in figures("The detection rate was 34%. Baseline was 30%.")] == [
        "detection rate"
    ] * 2


def test_a_rate_says_per_how_many() -> None:
    assert [figure.per for figure in figures("It was 3.1 per 1,000 and 4/100,000.")] == [1000, 100000]


def test_reports_are_read_for_figures_too() -> None:
    reading = read(
        "\nEastmere Scrutiny Committee\n\nPonds Update\n\n14 June 2016\n\nReport of the Head of Ponds\n\nProgress\n\n"
        "There were 12 fires.\n"
    )
    assert [figure.value for figure in reading.figures] == [12]
