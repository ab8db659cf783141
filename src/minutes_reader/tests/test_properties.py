"""What holds of the reading of any text at all."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_reader import ReadingError, read_bytes, read_text
from minutes_reader.cleaning import cleaned
from minutes_reader.confidence import SURE
from minutes_reader.reading import Fact, Reading, ShortForm

PIECES = st.sampled_from(
    [
        "Present:",
        "Apologies:",
        "Ann Poe",
        "Cllr Ben Hill (Chair)",
        "(Police)",
        "Mere Homes",
        ", ",
        "; ",
        " and ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "1.",
        "1.1 ",
        "336/07",
        "ESP ",
        "(a) ",
        "Matters Arising",
        "AGREED that ",
        "the report be noted",
        "RESOLVED:",
        "Action",
        "Action: ",
        "by 31 June 2014",
        "4th March 2014",
        "on ",
        "Minute 318 (a) refers",
        "£1,178",
        "£10k",
        "12%",
        "8.29/1000",
        "fell from ",
        "to ",
        "Total ",
        ".",
        ":",
        " - ",
        "**",
        "<p>",
        "</p>",
        "Page 1 of 3",
        "Appendix A",
        "next meeting ",
        "Report of",
        "Purpose",
        "the ",
        "a ",
        "26/13",
        "\u00a0",
        "\u202e",
        "É",
        "–",
        "(",
        ")",
        "•",
        "in January 2008",
        "Recommendation",
        "None",
        "A meeting of the Partnership was held on ",
        "2.00pm",
        "closed at ",
        "CDRP",
        "Mere Youth Trust (MYT)",
        "MYT – ",
        "known as the ",
        "Glossary\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=400)


def reading_of(text: str) -> Reading | None:
    try:
        return read_text(text)
    except ReadingError:
        return None


def facts(reading: Reading) -> Iterator[Fact]:
    singles = (
        reading.body,
        reading.title,
        reading.date,
        reading.venue,
        reading.started,
        reading.closed,
        reading.next_meeting,
    )
    yield from (fact for fact in singles if fact is not None)
    for found in (
        reading.attendance,
        reading.items,
        reading.decisions,
        reading.actions,
        reading.follow_ups,
        reading.references,
        reading.figures,
        reading.money,
        reading.short_forms,
    ):
        yield from found


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_fact_stands_in_the_text_at_its_span(text: str) -> None:
    reading = reading_of(text)
    for fact in facts(reading) if reading else ():
        start, end = fact.span
        assert 0 <= start < end <= len(reading.text)  # type: ignore[union-attr]
        words = reading.text[start:end]  # type: ignore[union-attr]
        assert words == words.strip()
        assert 0 <= fact.confidence <= 1
        if not isinstance(fact, ShortForm):  # which nobody is asked to accept
            assert (fact.doubt is None) == (fact.confidence >= SURE)
        assert fact.origin == "text"


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_items_stand_in_order_and_people_in_their_words(text: str) -> None:
    reading = reading_of(text)
    if reading:
        starts = [item.span for item in reading.items]
        assert starts == sorted(set(starts))
        clean = " ".join(cleaned(reading.text).split())
        assert all(person.name in clean for person in reading.attendance)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_short_form_stands_in_its_words_and_has_a_meaning_or_several(text: str) -> None:
    reading = reading_of(text)
    for form in reading.short_forms if reading else ():
        words = reading.text[slice(*form.span)]  # type: ignore[union-attr]
        assert form.short in words
        assert (form.long is None) == (len(form.could_be) > 1)
        assert form.told_by != "document" or form.long is None or form.long.split()[0] in words


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refusal, reading = "", None
    try:
        reading = read_bytes(data)
    except ReadingError as error:
        refusal = str(error)
    assert reading is None or reading.source.characters == len(reading.text)
    assert (reading is None) == bool(refusal)
    assert "\n" not in refusal


@given(TEXTS)
def test_the_clean_text_is_as_long_as_the_text(text: str) -> None:
    assert len(cleaned(text)) == len(text)


def test_reading_twice_gives_the_same() -> None:
    text = "Eastmere Partnership\n\nPresent: Ann Poe (Police).\n\n1. Gates\n\nAGREED that the report be noted."
    assert read_text(text) == read_text(text)
