"""Short forms of a paper: what ties agencies, and how they are shown."""

from frankpledge.intake.rules.short_forms import shortened_in, told_in

FORMS = [
    {
        "short": "YOS",
        "long": "Youth Offending Service",
        "could_be": [],
        "told_by": "field",
        "span": [9, 12],
        "doubt": None,
    },
    {
        "short": "HGT",
        "long": "Harbour Gate Trust",
        "could_be": [],
        "told_by": "document",
        "span": [0, 8],
        "doubt": None,
    },
    {
        "short": "ABC",
        "long": None,
        "could_be": ["A", "B"],
        "told_by": "document",
        "span": [20, 23],
        "doubt": "Two ways.",
    },
]


def test_only_what_the_paper_itself_says_ties_agencies() -> None:
    assert told_in({"short_forms": FORMS}) == {"HGT": ("Harbour Gate Trust",), "ABC": ("A", "B")}
    assert told_in({}) == {}


def test_short_forms_are_shown_by_their_letters_with_who_says_so() -> None:
    shown = shortened_in({"short_forms": FORMS})
    assert [(form.short, form.long, form.could_be, form.said, form.doubt) for form in shown] == [
        ("ABC", "", ("A", "B"), "The paper says so", "Two ways."),
        ("HGT", "Harbour Gate Trust", (), "The paper says so", ""),
        ("YOS", "Youth Offending Service", (), "As it is used in the field", ""),
    ]
    assert shortened_in({}) == []
