"""Where sentences begin and end."""

from minutes_reader.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert split("The report was noted. Members thanked the team.") == [
        "The report was noted.",
        "Members thanked the team.",
    ]


def test_a_shortened_word_does_not_end_a_sentence() -> None:
    assert split("See Minute No. 318 and ask Cllr. Poe. Then go.") == [
        "See Minute No. 318 and ask Cllr. Poe.",
        "Then go.",
    ]


def test_a_line_that_runs_on_in_lower_case_goes_on() -> None:
    assert split("The minutes of 3 May were\nagreed as correct.\nNext item") == [
        "The minutes of 3 May were\nagreed as correct.",
        "Next item",
    ]


def test_a_wide_line_without_a_stop_goes_on_in_the_next() -> None:
    wide = "The group heard that the wardens of the borough had been out with Westmarch"
    assert split(f"{wide}\nPolice on six nights.") == [f"{wide}\nPolice on six nights."]


def test_an_entry_of_a_list_stands_alone() -> None:
    assert split("We will:\n- mend the gate\n- paint the wall") == ["We will:", "- mend the gate", "- paint the wall"]


def test_nothing_is_found_in_nothing() -> None:
    assert split(" \n\n ") == []


def test_a_text_without_stops_is_cut_rather_than_taken_whole() -> None:
    text = "word " * 4000
    found = list(sentences(text))
    assert max(end - start for start, end in found) <= LONGEST
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == "word" * 4000


def test_sentences_of_a_long_text_are_whole() -> None:
    assert set(split("The gate was mended in the spring. " * 500)) == {"The gate was mended in the spring."}


def test_an_empty_line_ends_a_sentence_unless_lower_case_follows() -> None:
    assert split("The gate\n\nThe wall is down.") == ["The gate", "The wall is down."]
    assert split("The gate\n\nis down.") == ["The gate\n\nis down."]
