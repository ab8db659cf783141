"""What holds of every fact found in a text put together of the pieces that finders look for."""

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minutes_reader import read_text
from minutes_reader.periods import find_periods
from minutes_reader.reading import Reading
from minutes_reader.values import find_pounds, find_values
from minutes_reader.verdicts import separate

PIECES = st.sampled_from(
    [
        "1. Ponds\n\n",
        "2. Lamps\n\n",
        "AGREED that ",
        "RESOLVED:\n",
        "the plan be noted",
        " and ",
        "; ",
        "a paper be written",
        ".\n\n",
        ". ",
        "(a) ",
        "(b) ",
        "- ",
        "Recommendation\n\n",
        "AGREED\n\n",
        "It was agreed that ",
        "Members approved the report",
        "The minutes were agreed",
        "Action\n\n",
        "ACTION: ",
        "Ann Poe",
        "AP",
        "(AP) to dig",
        " to write to all",
        "\nAnn Poe and Ben Hill\n",
        "by 31 March",
        "by the end of May",
        "for the next meeting",
        "will be brought back",
        "A longer report would be presented to the Board",
        " to a future meeting",
        "12%",
        "from 5% to 17%",
        "£1,234.50",
        "£10k",
        "£9 million",
        "8.2/1000",
        "57 checks",
        "level 4",
        "second highest",
        "per 1,000",
        "2012/13",
        "in October",
        "this year",
        "Lamp Fund ",
        "Total Allocation: ",
        "Committed ",
        "Total carry forward ",
        "Revenue ",
        "Capital ",
        "Available monies to spend:\n",
        "made up of ",
        "Indicator\t2012/13\tTarget\n",
        "Litter\t12%\t9% (2010/11)\n",
        "\t5 (7 FTE's)\n",
        "Ref\tAction\tOwner\tDue\n",
        "A1\tDig\tAP\tMay 2014\n",
        "Total\t£12\t£13\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "x" * 50,
        "–",
        ":",
        "(",
    ]
)
TOP = (
    "Eastmere Safety Partnership\n\nMinutes of the meeting held on 4 March 2014\n\n"
    "Present: Ann Poe (Police); Ben Hill (Homes).\n\n"
)
BELOW = "\n\nDate of next meeting: 3 June 2014\n"
FREELY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)


def facts(reading: Reading) -> list[tuple[str, tuple[int, int], str | None]]:
    """(list, span, words that must be those of the span) of every fact that finders of business gave."""
    return [
        *(("decision", one.span, one.text) for one in reading.decisions),
        *(("action", one.span, one.text) for one in reading.actions),
        *(("follow-up", one.span, one.what) for one in reading.follow_ups),
        *(("figure", one.span, None) for one in reading.figures),
        *(("money", one.span, None) for one in reading.money),
    ]


@FREELY
@given(st.lists(PIECES, max_size=24).map("".join))
@example("1. Ponds\n\nAGREED that and that .\n\n")
@example("Recommendation\n\n.\n\nAGREED\n\n")
def test_every_fact_stands_in_the_text_and_says_its_words(business: str) -> None:
    reading = read_text(TOP + business + BELOW)
    for kind, (start, end), words in facts(reading):
        assert 0 <= start < end <= len(reading.text), kind
        assert not reading.text[start].isspace(), kind
        assert not reading.text[end - 1].isspace(), kind
        if words is not None:
            assert words.split() == reading.text[start:end].split(), kind


@FREELY
@given(st.lists(PIECES, max_size=24).map("".join))
def test_nothing_is_found_twice_and_what_is_doubted_says_why(business: str) -> None:
    reading = read_text(TOP + business + BELOW)
    for found in (reading.decisions, reading.actions, reading.figures, reading.money):
        spans = sorted(one.span for one in found)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert all((one.doubt is None) or one.confidence < 1 for one in found)
    for note in reading.notes:
        assert note.span is None or note.span[1] <= len(reading.text)


@FREELY
@given(st.lists(PIECES, max_size=24).map("".join))
def test_reading_again_finds_the_same(business: str) -> None:
    assert read_text(TOP + business) == read_text(TOP + business)


@given(st.text(max_size=200))
def test_numbers_sums_and_periods_of_any_text_stand_where_they_say(text: str) -> None:
    for value in (*find_values(text, 0, len(text)), *(value for value, _ in find_pounds(text, 0, len(text)))):
        assert any(character.isdigit() for character in text[value.start : value.end])
    for period in find_periods(text):
        assert text[period.start : period.end].strip()


@given(st.text(alphabet="abe nd;.,()ithat ", max_size=200))
def test_separate_decisions_never_overlap_and_stand_in_their_words(text: str) -> None:
    spans = list(separate(text, 0, len(text)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
