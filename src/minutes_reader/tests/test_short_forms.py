"""Short forms: as the paper explains them, or else as the field has them."""

import time

import pytest

from minutes_reader.reading import Reading, ShortForm
from minutes_reader.tests.make import minutes, read


def forms(reading: Reading) -> dict[str, ShortForm]:
    return {form.short: form for form in reading.short_forms}


def told(text: str, short: str) -> tuple[str | None, str]:
    """What a paper with this text says of a short form, and who says so."""
    form = forms(minutes(f"1. Update\n\n{text}"))[short]
    return form.long, form.told_by


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Harbour Youth Trust (HYT) reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust (the HYT) reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust (“HYT”) reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth\nTrust (HYT) reported.", "HYT", "Harbour Youth Trust"),
        ("HYT (Harbour Youth Trust) reported.", "HYT", "Harbour Youth Trust"),
        ("HYT (Harbour Youth Trust, formerly the Boys' Club) reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust, known as the HYT, reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust, also known as HYT, reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust or HYT reported.", "HYT", "Harbour Youth Trust"),
        ("The Harbour Youth Trust (hereafter the HYT) reported.", "HYT", "Harbour Youth Trust"),
        ("HYT stands for Harbour Youth Trust.", "HYT", "Harbour Youth Trust"),
        ("HYT is short for Harbour Youth Trust.", "HYT", "Harbour Youth Trust"),
        ("HYT – Harbour Youth Trust\nMSP – Mere Safety Panel", "MSP", "Mere Safety Panel"),
        ("HYT: Harbour Youth Trust", "HYT", "Harbour Youth Trust"),
        ("  HYT = Harbour Youth Trust", "HYT", "Harbour Youth Trust"),
        ("HYT\tHarbour Youth Trust\tMr Hill", "HYT", "Harbour Youth Trust"),
        ("Harbour Youth Trust\tHYT\nMere Safety Panel\tMSP", "HYT", "Harbour Youth Trust"),
        ("Lamps of young people (XYPs) were counted.", "XYP", None),
        ("Safe and well visits (SWVs) were counted.", "SWV", "Safe and well visits"),
        ("The Mere Homes (MH) lamps were lit.", "MH", "Mere Homes"),
    ],
)
def test_a_paper_explains_its_own_short_forms(text: str, short: str, long: str | None) -> None:
    found = forms(minutes(f"1. Update\n\n{text}"))
    assert (found[short].long if short in found else None) == long
    assert short not in found or found[short].told_by == "document"


def test_an_explanation_stands_in_the_text_at_its_span() -> None:
    reading = minutes("1. Update\n\nThe Harbour Youth Trust (HYT) reported. HYT went home.")
    assert reading.text[slice(*forms(reading)["HYT"].span)] == "Harbour Youth Trust (HYT)"


def test_a_form_that_the_paper_does_not_explain_is_as_the_field_has_it() -> None:
    reading = minutes("1. Update\n\nThe CDRPs met. The CDRP agreed.")
    assert forms(reading)["CDRP"].long == "Crime and Disorder Reduction Partnership"
    assert forms(reading)["CDRP"].told_by == "field"
    assert reading.text[slice(*forms(reading)["CDRP"].span)] == "CDRPs"


def test_the_paper_beats_the_field() -> None:
    assert told("The Youth Outreach Scheme (YOS) met.", "YOS") == ("Youth Outreach Scheme", "document")
    assert told("YOS met first. The Youth Outreach Scheme (YOS) met.", "YOS") == ("Youth Outreach Scheme", "document")


def test_letters_of_which_nothing_is_known_are_left_out() -> None:
    assert "QZX" not in forms(minutes("1. Update\n\nThe QZX met. THE REST IS AS BEFORE."))


def test_a_form_explained_in_two_ways_stays_open_with_both() -> None:
    text = "The Harbour Youth Trust (HYT) met.\n\n2. More\n\nThe Hill Youth Theatre (HYT) played."
    form = forms(minutes(f"1. Update\n\n{text}"))["HYT"]
    assert (form.long, form.could_be) == (None, ("Harbour Youth Trust", "Hill Youth Theatre"))
    assert form.doubt


def test_the_same_words_in_the_plural_or_in_small_letters_are_no_second_meaning() -> None:
    text = "Youth outreach schemes (YOSs) met. The Youth Outreach Scheme (YOS) met."
    assert told(text, "YOS") == ("Youth outreach schemes", "document")


def test_an_explanation_whose_letters_do_not_fit_is_none() -> None:
    assert "CRDP" not in forms(minutes("1. Update\n\nThe Crime and Disorder Reduction Partnership (CRDP) met."))
    assert told("The Fire Brigade (YOS) met.", "YOS") == ("Youth Offending Service", "field")


def test_words_on_both_sides_of_a_stop_explain_nothing() -> None:
    assert "HYT" not in forms(minutes("1. Update\n\nIt was the Harbour. Youth Trust (HYT) met."))
    assert "HYT" not in forms(minutes("1. Update\n\nThe Harbour Youth Trust (“HYT met."))


def test_a_list_of_short_forms_is_believed_even_where_letters_do_not_fit_and_says_so() -> None:
    text = "Glossary\n\nHYT – Harbour Youth Trust\nXRD – The Hill Fund\n\nQZX met at ten. QZX – all agreed."
    found = forms(minutes(f"1. Update\n\nWords were said.\n\n{text}"))
    assert (found["XRD"].long, found["HYT"].long) == ("The Hill Fund", "Harbour Youth Trust")
    assert found["XRD"].doubt
    assert not found["HYT"].doubt
    assert "QZX" not in found


def test_people_with_initials_are_no_short_forms() -> None:
    present = "Present: Dan Vale (Police); Ben Hill (Mere Homes); Jo Hall (JH) (Council)."
    found = forms(minutes("1. Update\n\nDV to write to Kim Lowe (KL).\n\nKL – Kim Lowe", present))
    assert not {"DV", "KL", "JH", "BH"} & set(found)


def test_letters_that_may_mean_an_agency_of_the_paper_stay_open() -> None:
    found = forms(
        minutes("1. Update\n\nCCTV was seen by the CVS.", "Present: Ann Poe (Corve Valley Schools); Ben Hill.")
    )
    assert found["CVS"].could_be == ("Council for Voluntary Service", "Corve Valley Schools")
    assert found["CCTV"].long == "closed-circuit television"


def test_a_word_in_a_heading_in_capitals_is_no_short_form() -> None:
    assert "GONE" not in forms(minutes("1. WHAT HAS GONE WELL\n\nWords were said."))
    assert "GONE" in forms(minutes("1. WHAT HAS GONE WELL\n\nA letter came from GONE."))


def test_the_year_of_the_paper_counts() -> None:
    assert "ICB" not in forms(minutes("1. Update\n\nThe ICB met."))  # the minutes are of 2014
    assert forms(minutes("1. Update\n\nThe NI rose."))["NI"].long == "Northern Ireland"


def test_a_paper_without_a_date_takes_every_year() -> None:
    assert forms(read("Words about the NPS and a fence."))["NPS"].could_be


def test_short_forms_stand_in_the_order_of_the_text() -> None:
    reading = minutes("1. Update\n\nThe YOS, the PCT and the ASB team met. YOS and PCT met.")
    assert [form.short for form in reading.short_forms] == ["YOS", "PCT", "ASB"]


@pytest.mark.parametrize(
    "piece", ["The HYT (", "HYT (HYT (", "known as HYT, or HYT ", "HYT\t", "HYT – a\n", "Glossary\nXX – y\n", "A&B&C&"]
)
def test_time_keeps_step_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        tries = []
        for _ in range(3):
            start = time.perf_counter()
            read(piece * times)
            tries.append(time.perf_counter() - start)
        return min(tries)

    assert seconds(2000) < 60 * max(seconds(200), 0.005)
