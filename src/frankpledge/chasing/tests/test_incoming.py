"""Letters as they come: from people, machines and mail servers, in whatever shape."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.chasing.rules.bounces import Bounce, Why, answered_in, bounces_in, refusal
from frankpledge.chasing.rules.incoming import MOST_BYTES, MOST_WORDS, Sort, taken_apart
from frankpledge.chasing.rules.plain import plain
from frankpledge.chasing.rules.replies import own_words


def letter(body: str = "Done.", **headers: str) -> bytes:
    """A letter as a person sends it, with headers of its own."""
    told = {"From": "Una Marsh <una@mere.example>", "To": "replies@hill.example", "Subject": "Re: Actions of yours",
            "Date": "Mon, 23 Nov 2026 10:00:00 +0000", "Message-ID": "<1@mere.example>",
            "In-Reply-To": "<abc@hill.example>"}  # fmt: skip
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in told.items() if value) + "\r\n" + body).encode()


def report(rows: str, original: str = "Message-ID: <abc@hill.example>\r\nTo: una@mere.example\r\n") -> bytes:
    """A report of RFC 3464."""
    return letter(
        "--b\r\nContent-Type: text/plain\r\n\r\nYour letter could not be delivered.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.mere.example\r\n\r\n{rows}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{original}\r\nWords\r\n--b--\r\n",
        From="MAILER-DAEMON@mx.mere.example",
        Content_Type='multipart/report; report-type=delivery-status; boundary="b"',
        In_Reply_To="",
    )


def test_a_letter_is_taken_apart() -> None:
    found = taken_apart(letter("Done.\r\n\r\nUna", References="<0@hill.example> <abc@hill.example>"))
    assert (found.sort, found.sender, found.subject) == (Sort.LETTER, "una@mere.example", "Re: Actions of yours")
    assert (found.text, found.attached, found.cut) == ("Done.\n\nUna", 0, False)
    assert set(found.answers) == {"<abc@hill.example>", "<0@hill.example>"}
    assert found.to == ("replies@hill.example",)
    assert found.sent is not None
    assert found.sent.isoformat() == "2026-11-23T10:00:00+00:00"


@pytest.mark.parametrize(
    ("headers", "sort"),
    [
        ({}, Sort.LETTER),
        ({"Auto_Submitted": "no"}, Sort.LETTER),
        ({"Auto_Submitted": "auto-replied"}, Sort.AUTO),
        ({"Auto_Submitted": "auto-generated; owner-email=x"}, Sort.AUTO),
        ({"Precedence": "bulk"}, Sort.AUTO),
        ({"X_Autoreply": "yes"}, Sort.AUTO),
        ({"List_Id": "<a.b>"}, Sort.AUTO),
        ({"Return_Path": "<>"}, Sort.AUTO),
        ({"Return_Path": "<una@mere.example>"}, Sort.LETTER),
        ({"Subject": "Automatic reply: Actions of yours"}, Sort.AUTO),
        ({"Subject": "Out of office Re: x"}, Sort.AUTO),
        ({"Subject": "Re: out of the office lamps"}, Sort.LETTER),
        ({"Subject": "Automatic gates in Mill Lane"}, Sort.LETTER),
        ({"Subject": "Auto crime figures"}, Sort.LETTER),
        ({"Subject": "Out of office hours patrols: update"}, Sort.LETTER),
        ({"Subject": "Out of Office AutoReply: x"}, Sort.AUTO),
        ({"From": ""}, Sort.AUTO),
        ({"From": "postmaster@mere.example"}, Sort.BOUNCE),
        ({"Content_Type": "multipart/report; report-type=disposition-notification; boundary=b"}, Sort.AUTO),
    ],
)
def test_what_a_machine_sent_is_told_from_what_a_person_wrote(headers: dict[str, str], sort: Sort) -> None:
    assert taken_apart(letter(**headers)).sort is sort


def test_plain_text_goes_before_html_and_files_are_counted_and_left() -> None:
    body = (
        "--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n"
        "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDone \u2013 all.\r\n"
        "--a\r\nContent-Type: text/html\r\n\r\n<p>Other</p>\r\n--a--\r\n"
        "--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=x.pdf\r\n\r\nJVBERi0=\r\n"
        "--m\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nSecret\r\n"
        "--m\r\nContent-Type: message/rfc822\r\n\r\nSubject: within\r\n\r\nWithin\r\n--m--\r\n"
    )
    found = taken_apart(letter(body, Content_Type="multipart/mixed; boundary=m"))
    assert (found.text, found.attached) == ("Done – all.", 3)


def test_a_letter_in_html_alone_is_turned_to_words_and_nothing_else_of_it_is_kept() -> None:
    page = """<html><head><title>x</title><style>p{color:red}</style></head><body onload="evil()">
    <script>document.write("evil")</script><div dir="ltr">The lamps were <b>mended</b>&nbsp;on&#32;Tuesday.<br>
    <img src="https://evil.example/1.gif"><a href="https://evil.example/">All</a> of them.</div>
    <ul><li>Mill Lane</li><li>The Green</li></ul>
    <div class="gmail_quote"><div>On Mon, 23 Nov 2026 at 09:00, Aldermere &lt;<a
    href="mailto:r@a.example">r@a.example</a>&gt; wrote:<br></div>
    <blockquote><p>[A12] Mend the lamps</p></blockquote></div></body></html>"""
    found = taken_apart(letter(page, Content_Type="text/html; charset=utf-8"))
    assert "evil" not in found.text
    assert "> [A12] Mend the lamps" in found.text
    assert own_words(found.text).words == (
        "The lamps were mended on Tuesday.\nAll of them.\n\n- Mill Lane\n- The Green"
    )


def test_pages_that_were_never_ended_lose_no_words() -> None:
    assert plain("<head><title>x<body><div>Done.") == "Done."
    assert plain("Done.<![if") != ""
    assert plain("<p>a<p>b<td>c</blockquote></nothing>").split() == ["a", "b", "c"]


@pytest.mark.parametrize("page", ["<svg>" + "<a>" * 100_000 + "</b>" * 100_000, "<a " * 200_000, "<!--" * 200_000])
def test_pages_made_to_take_long_are_read_in_a_moment(page: str) -> None:
    assert plain(f"<p>Done.</p>{page}").startswith("Done.")


def test_what_is_too_long_is_cut_and_it_is_said() -> None:
    found = taken_apart(letter("a " * MOST_WORDS))
    assert (len(found.text), found.cut) == (MOST_WORDS, True)
    assert taken_apart(letter("x") + b"\r\n" * MOST_BYTES).cut


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_whatever_comes_is_taken_apart(content: bytes) -> None:
    for held in (content, letter() + content, b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + content):
        found = taken_apart(held)
        assert "\0" not in found.text + found.sender + found.subject
        found.text.encode()
        bounces_in(found.message, found.text)
        assert found.fingerprint == taken_apart(held).fingerprint


SPITEFUL = [
    b"From: a@b.example\r\nContent-Type: text/plain; charset=unicode_escape\r\n\r\n\\ud800",
    b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+2AA-",
    b"From: a@b.example\r\nList-Id: =?utf-7?q?+2AA-?=\r\n\r\nDone",
    b"From: a@b.example\r\nContent-Type: multipart/report; report-type==?utf-7?q?+2AA-?=\r\n\r\nDone",
    b"From: a@b.example\r\nDate: Fri, 31 Dec 9999 23:00:00 -0500\r\n\r\nDone",
    b"From: =?utf-8?q?a=00b?= <a@b.example>\r\nSubject: =?utf-8?q?a=00b?=\r\n\r\nDone",
    b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
]


@pytest.mark.parametrize("held", [
    b"From: =?utf-8?q?=C3?= <a@b.example>\r\nSubject: =?x-nothing?b?////?=\r\nDate: yesterday\r\n\r\nDone",
    b"From: a@b.example\r\nContent-Type: text/plain; charset=nothing\r\n\r\n\xff\xfe",
    b"From: <<>>,;@\r\nTo: \r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
    b"Content-Type: multipart/mixed\r\n\r\nno boundary",
    *SPITEFUL,
])  # fmt: skip
def test_letters_that_break_rules_are_read_as_far_as_they_go(held: bytes) -> None:
    found = taken_apart(held)
    assert found.fingerprint
    for words in (found.sender, found.subject, found.text, *found.answers, *found.to):
        assert "\0" not in words
        words.encode()
    assert found.sent is None


def test_letters_that_differ_have_other_prints() -> None:
    assert taken_apart(letter("a")).fingerprint != taken_apart(letter("b")).fingerprint
    again = letter("a", Received="from elsewhere", X_Spam="no")
    assert taken_apart(letter("a")).fingerprint == taken_apart(again).fingerprint


FAILED = "Final-Recipient: rfc822; una@mere.example\r\nAction: failed\r\nStatus: {0}\r\nDiagnostic-Code: smtp; {1}\r\n"


@pytest.mark.parametrize(
    ("status", "words", "why"),
    [
        ("5.1.1", "550 5.1.1 user unknown", Why.NOBODY),
        ("5.1.2", "", Why.NO_SERVER),
        ("5.4.4", "", Why.NO_SERVER),
        ("5.2.1", "", Why.CLOSED),
        ("5.2.2", "", Why.FULL),
        ("5.7.1", "550 5.7.1 blocked", Why.REFUSED),
        ("5.0.0", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", Why.NOBODY),
        ("5.0.0", "550 account disabled", Why.CLOSED),
        ("5.0.0", "554 something", Why.OTHER),
    ],
)
def test_a_report_says_which_address_does_not_work_and_why(status: str, words: str, why: Why) -> None:
    found = taken_apart(report(FAILED.format(status, words)))
    assert found.sort is Sort.BOUNCE
    assert bounces_in(found.message, found.text) == [Bounce("una@mere.example", why)]
    assert answered_in(found.message, found.text) == ("<abc@hill.example>",)


def test_a_letter_that_is_late_or_was_delivered_has_not_come_back() -> None:
    for action in ("delayed", "delivered", "relayed"):
        found = taken_apart(report(FAILED.format("4.4.1", "").replace("failed", action)))
        assert bounces_in(found.message, found.text) == []


def test_a_report_with_headers_alone_or_in_plain_words_is_understood() -> None:
    told = (
        "Hi. This is the program at mx.mere.example.\n<una@mere.example>:\n"
        "Remote host said: 550 sorry, no mailbox here by that name\n\n--- Below this line is a copy\n"
        "Message-ID: <abc@hill.example>\nSubject: Actions of yours\n"
    )
    found = taken_apart(letter(told, From="MAILER-DAEMON@mx.mere.example", In_Reply_To=""))
    assert bounces_in(found.message, found.text) == [Bounce("una@mere.example", Why.NOBODY)]
    assert answered_in(found.message, found.text) == ("<abc@hill.example>",)
    assert bounces_in(found.message, "I was away") == []


@pytest.mark.parametrize(
    ("code", "words", "why"),
    [
        (550, "nobody here of that name", Why.NOBODY),
        (550, "5.7.1 no", Why.REFUSED),
        (551, "x", Why.NOBODY),
        (552, "x", Why.FULL),
        (554, "x", Why.OTHER),
        (550, "blocked by policy", Why.REFUSED),
    ],
)
def test_a_refusal_at_the_door_has_a_reason(code: int, words: str, why: Why) -> None:
    assert refusal(code, words) is why
    assert why.label
