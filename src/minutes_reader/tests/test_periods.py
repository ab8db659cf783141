"""The stretches of time that figures speak of."""

import pytest

from minutes_reader.periods import find_periods, when_ends


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Between 01/05/13 and 30/11/13 there were", ["Between 01/05/13 and 30/11/13"]),
        ("between 1 May and 30 June 2013", ["between 1 May and 30 June 2013"]),
        ("a cut in 2017/18 and more", ["2017/18"]),
        ("from 2017/18 onwards, more", ["2017/18 onwards"]),
        ("a cut in 2017/18 and 7% for that year", ["2017/18", "2017/18"]),
        ("the year ending 08/09 at 4%", ["year ending 08/09"]),
        ("in the year to June 2019", ["year to June 2019"]),
        ("for the month of May with", ["month of May"]),
        ("at the end of Jun 08", ["end of Jun 08"]),
        ("As at the end of May 2011", ["end of May 2011"]),
        ("Apr-Sep 2013", ["Apr-Sep 2013"]),
        ("Apr–Jun 2013", ["Apr–Jun 2013"]),
        ("Oct10-Sep11", ["Oct10-Sep11"]),
        ("from April to June 2012", ["April to June 2012"]),
        ("(2009-11)", ["2009-11"]),
        ("Qtr 2 2013/14", ["Qtr 2 2013/14"]),
        ("Q3 fell", ["Q3"]),
        ("in the last 12 months", ["last 12 months"]),
        ("this year and last year", ["this year", "last year"]),
        ("for the quarter", ["quarter"]),
        ("at year end", ["year end"]),
        ("its 3 year target", ["3 year"]),
        ("in month 10 of 36 month cycle", ["month 10 of 36 month cycle"]),
        ("in October", ["October"]),
        ("the same period of 2007", ["same period of 2007"]),
        ("in 2011 there were", ["2011"]),
        ("since 12 May 2011", ["12 May 2011"]),
        ("£17,890 may be found", []),
        ("8.29/1000 and 10.15/1000", []),
        ("nothing of the kind", []),
        ("all years are long", []),
    ],
)
def test_periods_are_found_as_printed(text: str, words: list[str]) -> None:
    assert [period.words for period in find_periods(text)] == words


def test_a_period_that_opens_the_sentence_governs_it() -> None:
    assert [period.initial for period in find_periods("In 2011 there were 4 fires, in 2012 there were 5")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("2012/13", (2013, 3)),
        ("Qtr 2 2013/14", (2013, 9)),
        ("Q4 2013/14", (2014, 3)),
        ("Apr-Sep 2013", (2013, 9)),
        ("Oct10-Sep11", (2011, 9)),
        ("2009-11", (2011, 12)),
        ("2014", (2014, 12)),
        ("Q3", None),
        ("last year", None),
    ],
)
def test_columns_are_put_in_order_by_when_their_period_ends(words: str, end: tuple[int, int] | None) -> None:
    assert when_ends(words) == end


def test_letters_whose_small_form_is_longer_move_no_period() -> None:
    text = "İİİ in April 2013"
    (period,) = find_periods(text)
    assert text[period.start : period.end] == "April 2013"
