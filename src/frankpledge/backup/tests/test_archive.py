"""The stream inside a backup is a tar, and is read as it goes by."""

import io
import tarfile

import pytest

from frankpledge.backup.archive import Member, framed, parts
from frankpledge.backup.rules import NotDone

MEMBERS = {
    "one.json": b"{}",
    "rows/people_person/000001.jsonl": b"[]\n" * 999,
    "files/1/ab/" + "ab" * 32: b"",
    "z": b"z",
}


def stream() -> bytes:
    return b"".join(framed((Member.of(name, content) for name, content in MEMBERS.items()), 0))


def test_any_tar_opens_it() -> None:
    with tarfile.open(fileobj=io.BytesIO(stream())) as tar:
        assert {about.name: tar.extractfile(about).read() for about in tar} == MEMBERS


def test_what_was_written_is_read_part_by_part() -> None:
    assert {name: content.read() for name, content in parts(io.BytesIO(stream()))} == MEMBERS


@pytest.mark.parametrize("size", [0, 2, 4])
def test_a_part_of_another_size_than_it_said_stops_it(size: int) -> None:
    with pytest.raises(NotDone, match="changed while it was read"):
        list(framed([Member("changing", size, (b"a", b"bc"))], 0))


def test_what_is_no_tar_is_said_to_be_damaged() -> None:
    with pytest.raises(NotDone, match="damaged or was cut short"):
        list(parts(io.BytesIO(b"x" * 5000)))
