"""What a reply adds is found above, between or below what it quotes, as the programs that people use write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.chasing.rules.replies import (
    ABOVE,
    BELOW,
    NOTHING_ABOVE,
    UNMARKED,
    Own,
    Part,
    own_words,
    split_by_action,
)
from frankpledge.chasing.rules.said import kind_of
from frankpledge.meetings.rules.doing import UpdateKind

OURS = f"""{ABOVE}

Actions of yours in Aldermere Safer Partnership

[A12] Mend the lamps in Mill Lane
Due 4 December 2026

[A31] Ask the schools about the crossing
Due 11 December 2026
"""
SIGNS = "\n".join(f"> {line}".rstrip() for line in OURS.splitlines())
SAID = "The lamps were mended on Tuesday.\nThe invoice follows."

ABOVE_THE_THREAD = {
    "Outlook": f"""{SAID}

From: Aldermere <record@aldermere.example>
Sent: Monday, November 23, 2026 9:00 AM
To: Una Marsh <una@mere.example>
Subject: Actions of yours

{OURS}""",
    "Outlook, ruled and bold": f"""{SAID}

________________________________
*From:* Aldermere <record@aldermere.example>
*Sent:* 23 November 2026 09:00
*To:* Una Marsh <una@mere.example>
*Subject:* Actions of yours

{OURS}""",
    "Outlook of old": f"{SAID}\n\n-----Original Message-----\nFrom: Aldermere\nSent: 23 November\nTo: Una\n\n{OURS}",
    "Outlook on a telephone": f"""{SAID}

Get Outlook for iOS<https://aka.example/o0ukef>
________________________________
From: Aldermere <record@aldermere.example>
Sent: Monday, 23 November 2026 09:00:12
To: Una Marsh <una@mere.example>
Subject: Actions of yours

{OURS}""",
    "Gmail": f"{SAID}\n\nOn Mon, 23 Nov 2026 at 09:00, Aldermere <record@aldermere.example> wrote:\n\n{SIGNS}",
    "Gmail, wrapped": f"""{SAID}

On Mon, 23 Nov 2026 at 09:00, Aldermere Safer Partnership of the Mere <
record@aldermere.example> wrote:

{SIGNS}""",
    "Gmail, HTML alone": f"{SAID}\n\nOn Mon, 23 Nov 2026 at 09:00, Aldermere <record@aldermere.example> wrote:\n{OURS}",
    "Apple": f"{SAID}\n\n> On 23 Nov 2026, at 09:00, Aldermere <record@aldermere.example> wrote:\n> \n{SIGNS}",
    "Apple on a telephone": f"""{SAID}

Sent from my iPhone

> On 23 Nov 2026, at 09:00, Aldermere <record@aldermere.example> wrote:
>
> {SIGNS}""",
    "Samsung": f"""{SAID}


Sent from my Galaxy



-------- Original message --------
From: Aldermere <record@aldermere.example>
Date: 23/11/2026 09:00 (GMT+00:00)
To: Una Marsh <una@mere.example>
Subject: Actions of yours

{OURS}""",
    "Thunderbird": f"{SAID}\n\nOn 23/11/2026 09:00, Aldermere wrote:\n{SIGNS}\n",
    "Yahoo": f"""{SAID}

    On Monday, 23 November 2026 at 09:00:11 GMT, Aldermere <record@aldermere.example> wrote:

 {OURS}""",
    "Proton": f"""{SAID}

Sent with Proton Mail secure email.

------- Original Message -------
On Monday, November 23rd, 2026 at 9:00 AM, Aldermere <record@aldermere.example> wrote:

{SIGNS}""",
    "our own line alone": f"{SAID}\n\n{OURS}",
    "a signature": f"{SAID}\n-- \nUna Marsh\n01632 960001\n\nOn 23/11/2026 09:00, Aldermere wrote:\n{SIGNS}",
    "answered a second time": f"""{SAID}

From: Aldermere <record@aldermere.example>
Sent: 24 November 2026 09:00
To: Una Marsh
Subject: RE: Actions of yours

Thank you, and when?

From: Una Marsh
Sent: 23 November 2026 09:00
To: Aldermere
Subject: RE: Actions of yours

Soon.

{OURS}""",
}


@pytest.mark.parametrize("program", ABOVE_THE_THREAD)
def test_what_stands_above_the_thread_is_found_as_each_program_writes_it(program: str) -> None:
    assert own_words(ABOVE_THE_THREAD[program]) == Own((Part(SAID),))


def test_a_reply_that_quotes_nothing_is_all_its_own() -> None:
    assert own_words(f"{SAID}\n\nKind regards,\nUna") == Own((Part(f"{SAID}\n\nKind regards,\nUna"),))


def test_words_below_the_quoted_letter_are_found() -> None:
    text = f"On 23/11/2026 09:00, Aldermere wrote:\n{SIGNS}\n\n{SAID}\n"
    assert own_words(text) == Own((Part(SAID),))
    assert own_words(f"See below\n\n{text}") == Own((Part("See below"), Part(SAID)))


def test_words_between_quoted_lines_are_about_the_action_above_them() -> None:
    text = """Hello both

On 23/11/2026 09:00, Aldermere wrote:
> Actions of yours
>
> [A12] Mend the lamps in Mill Lane
> Due 4 December 2026

Done on Tuesday.

> [A31] Ask the schools about the crossing

Not ours: please ask the county.

> Please tell us by Friday.
"""
    found = own_words(text)
    assert found.parts == (
        Part("Hello both"),
        Part("Done on Tuesday.", 12),
        Part("Not ours: please ask the county.", 31),
    )
    assert split_by_action(found, [12, 31]) == {
        None: "Hello both",
        12: "Done on Tuesday.",
        31: "Not ours: please ask the county.",
    }


def test_numbers_that_somebody_types_split_their_words() -> None:
    said = "[A12] Done on Tuesday.\nThe invoice follows.\n\n - [a 31]: not ours\n\n[A99] what is this?"
    found = own_words(f"{said}\n\n-----Original Message-----\nFrom: Aldermere\nSent: x\nTo: Una\n\n{OURS}")
    assert split_by_action(found, [12, 31]) == {
        12: "Done on Tuesday.\nThe invoice follows.",
        31: "not ours",
        None: "[A99] what is this?",
    }


def test_a_number_within_a_sentence_splits_nothing() -> None:
    assert own_words("We did [A12] on Tuesday and [A31] follows.").parts == (
        Part("We did [A12] on Tuesday and [A31] follows."),
    )


def test_a_letter_about_one_action_needs_no_number() -> None:
    assert split_by_action(own_words(ABOVE_THE_THREAD["Gmail"]), [12]) == {12: SAID}
    assert split_by_action(own_words("[A31] something"), [12]) == {None: "[A31] something"}
    assert split_by_action(Own(()), [12]) == {}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f"From: A\nSent: 23 November 2026\nTo: Una\nSubject: x\n\n{OURS}\nDone on Tuesday.", NOTHING_ABOVE),
        (f"Please see my answers below.\n\nFrom: A\nSent: x\nTo: Una\n\n{OURS}\nDone!", BELOW),
        (f"Answers in red.\n\n-----Original Message-----\n{OURS}", BELOW),
        (f"Answers in red\n\nOn 23/11/2026 09:00, Aldermere wrote:\n{SIGNS}", BELOW),
        (f"{SIGNS}", NOTHING_ABOVE),
        (f"Mended.\n\n{OURS.partition(ABOVE)[2]}", UNMARKED),
    ],
)
def test_where_there_is_a_doubt_everything_is_kept_and_the_doubt_said(text: str, doubt: str) -> None:
    found = own_words(text, OURS.splitlines())
    assert found.doubt == doubt
    assert found.words == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the lamps were mended, as the contractor said:\nall of them.",
        "From: the depot they went to Mill Lane.\nTo: my mind that is done.",
        "On 4 December we meet. She wrote: not before.",
        "From Monday on it is done.\n\n----\nUna",
    ],
)
def test_ordinary_words_are_not_taken_for_a_quotation(text: str) -> None:
    assert own_words(text) == Own((Part(text),))


@given(st.text(alphabet=st.sampled_from("ab >\n-_:[A1]*Onwrote@<F Sent"), max_size=300))
def test_no_word_is_made_up_and_none_is_lost_without_a_quotation(text: str) -> None:
    found = own_words(text)
    told = [word for part in found.parts for word in part.words.split("\n")]
    whole = text.split("\n")
    assert all(any(line.strip() in other for other in whole) for line in told)
    assert all(part.words.strip() == part.words != "" for part in found.parts)


@pytest.mark.parametrize("line", ["Sent letters about mobile phone theft.", "Get the app team to confirm by Friday."])
def test_lines_that_only_begin_as_a_telephone_does_are_kept(line: str) -> None:
    assert own_words(f"All was told.\n{line}\n\nGet Outlook for Android").words == f"All was told.\n{line}"


@pytest.mark.parametrize("text", ["_" * 100_000, "!" + " " * 99_000 + "x", "> a\n\n" * 20_000])
def test_words_made_to_take_long_are_read_in_a_moment(text: str) -> None:
    own_words(text)
    assert kind_of(text) is UpdateKind.TOLD


@pytest.mark.parametrize("many", [20_000])
def test_a_long_thread_is_read_in_a_moment(many: int) -> None:
    text = "On " + "x" * 300 + "\n" + "\n".join(f"From {n} on: <" for n in range(many))
    assert own_words(text).words
