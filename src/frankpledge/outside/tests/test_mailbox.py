"""A mailbox is read over TLS alone, each letter once, and what was read is put away and not lost."""

from pathlib import Path

import pytest

from frankpledge.outside.mailbox import Mailbox, NoMailbox, answers, read_mailbox
from tests.harness import imap, web


@pytest.fixture
def cert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = web.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    return made


def at(port: int, tmp_path: Path, folder: str = "INBOX", password: str = imap.PASSWORD) -> Mailbox:
    file = tmp_path / "password"
    file.write_text(f"{password}\n", encoding="utf-8")
    return Mailbox("localhost", port, imap.USER, file, folder)


@pytest.mark.parametrize("moves", [True, False])
def test_letters_are_handed_over_once_and_put_away(cert: Path, tmp_path: Path, moves: bool) -> None:
    with imap.mailbox(cert, moves=moves) as (box, port):
        for content in (b"Subject: a\r\n\r\nfirst", b"ours", b"another's", b"fails", b"x" * 40):
            box.put(content)
        seen: list[bytes] = []

        def take(content: bytes) -> bool | None:
            seen.append(content)
            return None if content == b"fails" else content != b"another's"

        assert read_mailbox(at(port, tmp_path), take, 30) == (3, 1)
        assert seen == [b"Subject: a\r\n\r\nfirst", b"ours", b"another's", b"fails", b"x" * 31]
        assert read_mailbox(at(port, tmp_path), lambda content: True, 30) == (1, 0)
        assert len(box.folders["Taken"]) == 4
        assert list(box.folders["Not taken"].values()) == [b"another's"]
        left = [content for number, content in box.folders["INBOX"].items() if number not in box.deleted]
        assert left == []
        assert len(box.folders["Taken"][5]) == 40  # whole, as it came


def test_a_mailbox_that_nobody_vouches_for_or_that_says_no_is_said(
    cert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with imap.mailbox(cert) as (_, port):
        answers(at(port, tmp_path))
        for wrong in ({"folder": "Elsewhere"}, {"password": "another word"}):
            with pytest.raises(NoMailbox):
                answers(at(port, tmp_path, **wrong))
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(NoMailbox, match="SSLCertVerificationError"):
            answers(at(port, tmp_path))
    with pytest.raises(NoMailbox, match="password: FileNotFoundError"):
        answers(Mailbox("localhost", port, "a", tmp_path / "none", "INBOX"))
    with pytest.raises(NoMailbox, match="ConnectionRefusedError"):
        answers(at(9, tmp_path))
