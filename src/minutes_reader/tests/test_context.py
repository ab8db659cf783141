"""The reader given what the partnership knows: names settled that the paper alone leaves open."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_reader import Context, KnownAgency, KnownPerson, ReadingError, read_bytes, read_file, read_text
from minutes_reader.reading import Reading
from minutes_reader.tests.make import people
from minutes_reader.tests.test_properties import TEXTS, facts

TOP = "Eastmere Safety Partnership\n\nA meeting was held on Tuesday, 4 March 2014 at the Corn Hall.\n\n"
CONTEXT = Context(
    (
        KnownPerson(("Kim Oyelaran", "Kimberley Oyelaran"), ("Harbour Gate",)),
        KnownPerson(("June Brown",)),
        KnownPerson(("Grant Dale",)),
        KnownPerson(("J",)),
    ),
    (
        KnownAgency(("Harbour Gate", "HG")),
        KnownAgency(("Shelter",)),
        KnownAgency(("Turning Point Warden",)),
        KnownAgency(("Apologies", "Chair")),
    ),
)


def paper(present: str, below: str = "") -> str:
    return f"{TOP}{present}\n\n1. Gates\n\n{below}\n\nWords were said."


def listed(present: str, context: Context | None = CONTEXT) -> list[tuple[str, str | None, str]]:
    return people(read_text(paper(present), context=context))


def owned(below: str, context: Context | None = CONTEXT) -> list[tuple[str, tuple[str, ...]]]:
    reading = read_text(paper("Present: Ann Poe (Police); Ben Hill (Mere Homes).", below), context=context)
    return [(action.text, action.owners) for action in reading.actions]


@pytest.mark.parametrize(
    "present",
    [
        "Present: Jo Hall, Harbour Gate; Ann Poe, Mere Homes; June Brown, Shelter",
        "Present:\nJo Hall Harbour Gate\nAnn Poe Mere Homes\nJune Brown Shelter",
        "Present: Jo Hall (Harbour Gate), Ann Poe (Mere Homes), June Brown (Shelter)",
        "Present\nHarbour Gate\tJo Hall\nMere Homes\tAnn Poe\nShelter\tJune Brown",
        "Present:\nHarbour Gate: Jo Hall\nMere Homes: Ann Poe\nShelter: June Brown",
        "Present:\nJo Hall – Harbour Gate\nAnn Poe – Mere Homes\nJune Brown – Shelter",
    ],
)
def test_agencies_and_people_whose_words_mislead_are_read_as_what_they_are(present: str) -> None:
    assert listed(present) == [
        ("Jo Hall", "Harbour Gate", "present"),
        ("Ann Poe", "Mere Homes", "present"),
        ("June Brown", "Shelter", "present"),
    ]


def test_without_a_context_or_with_nothing_in_it_nothing_changes() -> None:
    present = "Present: Jo Hall, Harbour Gate; Ann Poe, Mere Homes"
    assert listed(present, None) == listed(present, Context()) != listed(present)
    assert owned("Oyelaran to ask.", None) == owned("Oyelaran to ask.", Context()) == []


def test_a_short_agency_run_together_with_a_name_is_parted_from_it() -> None:
    known = Context((), (KnownAgency(("Salt",)), KnownAgency(("Harbour Gate",)), KnownAgency(("q quay",))))
    assert listed("Present:\nJo Hall Salt\nAnn Poe Harbour Gate", known) == [
        ("Jo Hall", "Salt", "present"),
        ("Ann Poe", "Harbour Gate", "present"),
    ]


def test_of_too_many_short_agencies_some_are_left_as_the_paper_alone_reads_them() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"{first.upper()}{second}x" for first in letters for second in letters]
    known = Context((), tuple(KnownAgency((name,)) for name in names))
    reading = read_text(paper("Present: Jo Hall, Aax", " ".join(names)), context=known)
    assert people(reading)[0][0] == "Jo Hall"


def test_a_known_name_that_would_be_read_in_parts_is_left_to_the_paper() -> None:
    assert listed("Present: HG Harbour Gate") == listed("Present: HG Harbour Gate", None)


def test_an_agency_that_reads_like_a_post_is_one() -> None:
    assert listed("Present: Jo Hall (Turning Point Warden)") == [("Jo Hall", "Turning Point Warden", "present")]


def test_a_name_in_the_record_that_is_a_label_is_left_a_label() -> None:
    assert listed("Present: Jo Hall (Chair)\nApologies: Ann Poe") == [
        ("Jo Hall", None, "present"),
        ("Ann Poe", None, "apologies"),
    ]


def test_a_name_that_is_known_both_of_a_person_and_of_an_agency_settles_nothing() -> None:
    both = Context((KnownPerson(("Harbour Gate",)),), (KnownAgency(("Harbour Gate",)),))
    assert listed("Present: Jo Hall, Harbour Gate", both) == listed("Present: Jo Hall, Harbour Gate", None)


def test_words_that_only_begin_with_a_known_name_are_no_such_name() -> None:
    assert listed("Present: Jo Hall, Shelterman Ford") == [
        ("Jo Hall", None, "present"),
        ("Shelterman Ford", None, "present"),
    ]


def test_names_stay_as_printed_and_stand_at_their_spans() -> None:
    reading = read_text(paper("Present: Jo Hall, Harbour Gate; June Brown, Shelter"), context=CONTEXT)
    assert [reading.text[slice(*person.span)] for person in reading.attendance] == [
        "Jo Hall, Harbour Gate",
        "June Brown, Shelter",
    ]


def test_what_the_partnership_knows_leaves_less_to_doubt() -> None:
    text = paper("Present:\nJo Hall Mere Homes\nAnn Poe (Salt Lane)", "ACTION: Kim Oyelaran to ask.")
    known = Context((KnownPerson(("Kim Oyelaran",)),), (KnownAgency(("Mere Homes",)), KnownAgency(("Salt Lane",))))
    for plain, told in zip(read_text(text).attendance, read_text(text, context=known).attendance, strict=True):
        assert (plain.name, plain.organisation) == (told.name, told.organisation)
        assert plain.doubt != told.doubt
        assert plain.confidence < told.confidence
    (plain,), (told,) = (read_text(text, context=given).actions for given in (None, known))
    assert plain.confidence <= told.confidence


@pytest.mark.parametrize(
    ("below", "owners"),
    [
        ("Kim to mend the gate.", ("Kim",)),
        ("Oyelaran to mend the gate.", ("Oyelaran",)),
        ("Ms Oyelaran to mend the gate.", ("Ms Oyelaran",)),
        ("Kim Oyelaran to mend the gate.", ("Kim Oyelaran",)),
        ("KO to mend the gate.", ("KO",)),
        ("Harbour Gate to mend the gate.", ("Harbour Gate",)),
        ("Shelter and Kim to mend the gate.", ("Shelter", "Kim")),
    ],
)
def test_owners_whom_the_paper_does_not_list_are_known_by_the_partnership(below: str, owners: tuple[str, ...]) -> None:
    assert owned(below) == [(below.rstrip("."), owners)]
    assert owned(below, None) == []


@pytest.mark.parametrize(
    "below",
    [
        "Grant to support the fund.",  # a first name that is a word
        "IT to mend the lamps.",
        "J to mend the gate.",
        "Brownlow to mend the gate.",
    ],
)
def test_words_that_may_be_something_else_are_no_owner(below: str) -> None:
    assert owned(below) == []


def test_an_agency_called_like_a_label_is_no_owner_of_what_a_sentence_says() -> None:
    assert owned("Residents to mend the gate.", Context((), (KnownAgency(("Residents",)),))) == []


def test_initials_that_are_a_short_form_are_no_owner_by_what_is_known() -> None:
    context = Context((KnownPerson(("Dan Vale",)),))
    assert owned("DV to fall by a tenth.", context) == []


def test_under_a_label_a_single_name_that_is_known_is_an_owner() -> None:
    assert owned("ACTION: Dale to paint the gate.") == [("Dale to paint the gate", ("Dale",))]
    assert owned("The gate be painted. Action: Shelter") == [("The gate be painted", ("Shelter",))]


def test_letters_that_the_record_knows_an_agency_by_are_told_by_it() -> None:
    reading = read_text(paper("Present: Ann Poe (Police).", "HG met. The CSP met."), context=CONTEXT)
    assert [(form.short, form.long, form.told_by) for form in reading.short_forms] == [
        ("HG", "Harbour Gate", "record"),
        ("CSP", "Community Safety Partnership", "field"),
    ]


def test_letters_of_two_agencies_of_the_record_stay_open_and_the_paper_beats_both() -> None:
    two = Context((), (KnownAgency(("Harbour Gate Trust", "HGT")), KnownAgency(("HGT", "Hill Green Tenants"))))
    (form,) = read_text(paper("", "HGT met."), context=two).short_forms
    assert (form.long, form.could_be) == (None, ("Harbour Gate Trust", "Hill Green Tenants"))
    (form,) = read_text(paper("", "The Hat Group Two (HGT) met."), context=two).short_forms
    assert (form.long, form.told_by) == ("Hat Group Two", "document")


def test_every_way_of_reading_takes_a_context(tmp_path) -> None:
    text = paper("Present: Jo Hall, Harbour Gate")
    file = tmp_path / "paper.txt"
    file.write_text(text, "utf-8")
    for reading in (read_bytes(text.encode(), context=CONTEXT), read_file(file, context=CONTEXT)):
        assert people(reading) == [("Jo Hall", "Harbour Gate", "present")]


def test_a_context_of_ten_thousand_people_takes_no_time_to_speak_of() -> None:
    known = tuple(KnownPerson((f"Anna{n} Surname{n}",), (f"Gate {n}",)) for n in range(10_000))
    context = Context(known, tuple(KnownAgency((f"Harbour {n} Gate", f"HG{n}")) for n in range(3_000)))
    text = paper("Present: Jo Hall, Harbour 7 Gate; Anna12 Surname12, Gate 12", "Surname3 to ask.\n\n" * 40)
    read_text(text, context=context)
    start = time.perf_counter()
    for _ in range(5):
        read_text(text, context=context)
    assert time.perf_counter() - start < 2


def reading_of(text: str) -> Reading | None:
    try:
        return read_text(text, context=CONTEXT)
    except ReadingError:
        return None


KNOWN = st.lists(
    st.sampled_from(
        ["Jo Hall", "Harbour Gate", "Shelter", "June Brown", "HG", "Kim", ", ", "\n", ": ", " – ", "\t", "Present:"]
    )
).map(" ".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, KNOWN)
def test_every_fact_stands_in_the_text_whatever_is_known(text: str, more: str) -> None:
    reading = reading_of(text + more)
    for fact in facts(reading) if reading else ():
        assert reading.text[slice(*fact.span)].strip()  # type: ignore[union-attr]
    clean = " ".join(reading.text.split()) if reading else ""
    for person in reading.attendance if reading else ():
        assert "Trust" not in f"{person.name}{person.organisation}{person.post}"
        assert person.name in clean or "**" in clean or "<" in clean
