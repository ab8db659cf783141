"""The schema that ships with the reader says what a reading gives."""

import json
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from minutes_reader import reading as forms
from minutes_reader.tests.make import minutes, read

SCHEMA: dict[str, Any] = json.loads(files("minutes_reader").joinpath("reading.schema.json").read_text("utf-8"))
FORMS = {
    "body": forms.Body,
    "attendance": forms.Attendance,
    "item": forms.Item,
    "decision": forms.Decision,
    "action": forms.Action,
    "follow_up": forms.FollowUp,
    "reference": forms.Reference,
    "figure": forms.Figure,
    "money": forms.Money,
    "note": forms.Note,
}
PAPERS = [
    "A few words about a fence that fell down.",
    (
        "Eastmere Partnership\n\nA meeting was held on 4 March 2014 at 2.00.\n\nPresent: Ann Poe "
        "(Chair - Police), Ben Hill.\n\n1. Gates (Minute 4)\n\nPresented by Ben Hill\n\n"
        "AGREED that the report be noted and that a fuller account come to a later meeting.\n\n"
        "Action: Ben Hill to mend the gate by 31 June 2014.\n\n"
        "Fires fell from 12% to 9%. The fund has a balance of £1,200.50.\n\n3. Close\n\nThe meeting "
        "closed at 3.15pm. Next meeting: 9 June 2014."
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", [True, False])
def test_a_reading_keeps_to_the_schema(paper: str, text: bool) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(read(paper).to_json(text))))


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", FORMS)
def test_the_schema_names_every_field_and_no_other(name: str) -> None:
    assert set(SCHEMA["$defs"][name]["properties"]) == {field.name for field in fields(FORMS[name])}


def test_a_reading_says_which_reader_made_it() -> None:
    assert minutes("1. Welcome\n\nWords were said.").to_json()["reader"] == {"version": forms_version()}


def forms_version() -> str:
    from minutes_reader import __version__

    return __version__
