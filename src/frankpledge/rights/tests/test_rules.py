"""What an answer gives, leaves out or waits for, and what its Word file holds."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.people.rules.marking import PARAGRAPHS, Level
from frankpledge.rights.rules.answers import Answer, LeftOut, PaperGiven, Section, Verdict, verdict
from frankpledge.rights.rules.asking import Basis, RedactionState
from frankpledge.rights.rules.exports import Controller, Export, information_word, subject_access_zip
from frankpledge.rights.rules.word_file import Part, word_file

WHO = Controller("Aldermere", "", "The council", "dpo@aldermere.example")


@pytest.mark.parametrize(
    ("level", "paragraph", "expected"),
    [
        (Level.PUBLIC, "", Verdict.GIVE),
        (Level.OFFICIAL, "", Verdict.GIVE),
        (Level.OFFICIAL, "7", Verdict.LEAVE_OUT),
        (Level.SENSITIVE, "7", Verdict.LEAVE_OUT),
        (Level.SENSITIVE, "", Verdict.DECIDE),
        (Level.SEALED, "", Verdict.DECIDE),
    ],
)
def test_what_is_done_about_each_marking(level: Level, paragraph: str, expected: Verdict) -> None:
    assert verdict(level, paragraph) is expected


@given(st.sampled_from(list(Level)), st.sampled_from(["", *PARAGRAPHS]))
def test_nothing_above_official_and_nothing_exempt_is_ever_given(level: Level, paragraph: str) -> None:
    assert (verdict(level, paragraph) is Verdict.GIVE) == (level <= Level.OFFICIAL and not paragraph)


def test_what_is_left_out_is_said_in_its_place_and_in_the_schedule() -> None:
    left = LeftOut("Item 5", "7", "It would warn the offenders.")
    assert left.said == (
        "Item 5 is left out: Schedule 12A paragraph 7 (Action on the prevention, investigation or prosecution of "
        "crime). It would warn the offenders. Section of the Freedom of Information Act 2000: to be given by the "
        "officer."
    )
    whole = PaperGiven("A report", left_out=LeftOut("This paper", "1", "Somebody"))
    answer = Answer([PaperGiven("Minutes", sections=[Section("Item 5", left_out=left)]), whole])
    assert [title for title, _ in answer.left_out()] == ["Minutes", "A report"]
    made = WordDocument(BytesIO(information_word("17", "3 June 2024", WHO, answer)))
    text = [part.text for part in made.paragraphs]
    assert text.count(left.said) == 1
    assert [cell.text for cell in made.tables[-1].rows[1].cells][:3] == ["Minutes", "Item 5", "Paragraph 7"]


def test_an_answer_that_leaves_nothing_out_says_so() -> None:
    made = WordDocument(BytesIO(information_word("17", "3 June 2024", WHO, Answer([], names_left_out=False))))
    text = "\n".join(part.text for part in made.paragraphs)
    assert "No paper and no item was left out." in text
    assert "section 40" not in text
    assert "Not entered in the record" in [cell.text for row in made.tables[0].rows for cell in row.cells]


def test_an_export_says_where_each_thing_is_from_and_what_was_left_out() -> None:
    place = {"start": 4, "end": 8, "before": "a ", "words": "Jane", "after": " b", "page": None}
    document = {
        "name": "minutes.txt",
        "added": "2024-06-03",
        "marking": "OFFICIAL",
        "places": [place, place | {"page": 2}],
    }
    groups = {"Posts": [{"kind": "Post", "words": "Clerk", "where": "The council"}]}
    notes = [{"what": "Restricted", "said": "She contests it"}]
    export = Export("3 June 2024", WHO, ["Jane"], groups, [document], {"Places found": 3}, notes, ["The ledger"])
    with ZipFile(BytesIO(subject_access_zip(export))) as file:
        assert json.loads(file.read("held.json"))["held"]["Posts"][0]["where"] == "The council"
        made = WordDocument(BytesIO(file.read("held.docx")))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert {"Character 4", "Page 2", "Clerk", "… a Jane b …"} <= set(cells)
    assert "The ledger" in [part.text for part in made.paragraphs]


@settings(max_examples=25)  # a file each
@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=3))
def test_any_words_make_a_word_file_that_opens(title: str, lines: list[str]) -> None:
    made = WordDocument(BytesIO(word_file(title, [("a", title)], [Part(title, 12, lines, lines, ("a",), [(title,)])])))
    assert made.core_properties.author == ""
    assert made.core_properties.comments == ""


def test_states_and_bases_have_words_for_a_page() -> None:
    assert [state.label for state in RedactionState] == ["To approve", "Approved", "Refused", "Withdrawn"]
    assert all(basis.label for basis in Basis)
