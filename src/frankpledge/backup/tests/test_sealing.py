"""Encryption to keys: only the key opens it, only whole, and what goes wrong on the way is said as it is."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from pyrage.x25519 import Identity

from frankpledge.backup import sealing
from frankpledge.backup.rules import NotDone

CONTENT = os.urandom(300_000)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    sealing.make_pair(tmp_path / "key")
    return tmp_path / "key"


@pytest.fixture
def sealed(tmp_path: Path, key: Path) -> Path:
    path = tmp_path / "sealed"
    with path.open("wb") as file:
        sealing.encrypt([CONTENT[:1000], b"", CONTENT[1000:]], file, sealing.recipients(public(key)))
    return path


def public(key: Path) -> str:
    return key.read_text("ascii").split("\n")[0].removeprefix("# public key: ")


def opened(path: Path, key: Path) -> bytes:
    with sealing.decrypted(path, sealing.identities(key), key.name) as stream:
        return stream.read()


def test_what_was_sealed_is_opened_by_its_key_and_is_nowhere_to_be_read(sealed: Path, key: Path) -> None:
    assert opened(sealed, key) == CONTENT
    assert CONTENT[:64] not in sealed.read_bytes()


def test_any_one_of_several_keys_opens_it(tmp_path: Path, key: Path) -> None:
    sealing.make_pair(tmp_path / "other")
    both = f"{public(key)}, {public(tmp_path / 'other')}"
    with (tmp_path / "both").open("wb") as file:
        sealing.encrypt([CONTENT], file, sealing.recipients(both))
    assert opened(tmp_path / "both", key) == opened(tmp_path / "both", tmp_path / "other") == CONTENT


def test_another_key_opens_nothing_and_says_so(sealed: Path, tmp_path: Path) -> None:
    sealing.make_pair(tmp_path / "another")
    with pytest.raises(NotDone, match="encrypted to another key than that of another"):
        opened(sealed, tmp_path / "another")


def test_one_byte_changed_anywhere_is_found(sealed: Path, key: Path) -> None:
    whole = sealed.read_bytes()
    # Every byte of its head, and one in every stretch behind.
    for place in [*range(330), *range(330, len(whole), 9973), len(whole) - 1]:
        damaged = bytearray(whole)
        damaged[place] ^= 1
        sealed.write_bytes(damaged)
        with pytest.raises(NotDone, match=r"damaged or was cut short|another key"):
            opened(sealed, key)


@pytest.mark.parametrize("left", [0, 1, 100, 300, 65_000, 70_000, 200_000, -1])
def test_what_was_cut_short_is_found(sealed: Path, key: Path, left: int) -> None:
    sealed.write_bytes(sealed.read_bytes()[:left])
    with pytest.raises(NotDone, match="damaged or was cut short"):
        opened(sealed, key)


def test_what_was_cut_short_is_found_by_who_does_not_read_to_the_end(sealed: Path, key: Path) -> None:
    sealed.write_bytes(sealed.read_bytes()[:-1])
    with (
        pytest.raises(NotDone, match="damaged or was cut short"),
        sealing.decrypted(sealed, sealing.identities(key), "key") as stream,
    ):
        stream.read(10)


def test_who_reads_to_the_end_is_told_there_and_not_when_they_have_acted_on_it(sealed: Path, key: Path) -> None:
    sealed.write_bytes(sealed.read_bytes()[:-20] + b"x" * 20)
    acted: list[bytes] = []

    def act(stream: BinaryIO) -> None:
        acted.append(b"".join(iter(lambda: stream.read(1000), b"")))

    with (
        pytest.raises(NotDone, match="damaged or was cut short"),
        sealing.decrypted(sealed, sealing.identities(key), "key") as stream,
    ):
        act(stream)
    assert acted == []


def test_who_stops_reading_with_a_fault_of_their_own_is_told_of_that(sealed: Path, key: Path) -> None:
    with pytest.raises(ZeroDivisionError), sealing.decrypted(sealed, sealing.identities(key), "key") as stream:
        _ = len(stream.read(10)) / 0


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(errno.EIO, "read"), NotDone("no")], ids=repr)
def test_what_goes_wrong_with_the_stream_is_raised_as_it_is(fault: BaseException, key: Path) -> None:
    def stream() -> Iterator[bytes]:
        yield CONTENT
        raise fault

    with pytest.raises(BaseException) as caught:  # noqa: PT011 - which one it is, is the question
        sealing.encrypt(stream(), io.BytesIO(), sealing.recipients(public(key)))
    assert caught.type is (fault if isinstance(fault, type) else type(fault))


def test_what_lies_on_the_disk_is_summed_as_it_went_in(tmp_path: Path) -> None:
    pair = Identity.generate()
    path = tmp_path / "sealed"
    with path.open("wb") as file:
        went_in = sealing.encrypt([CONTENT], file, [pair.to_public()])
    assert sealing.sum_inside(path, [pair]) == went_in
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(NotDone):
        sealing.sum_inside(path, [pair])


def test_a_pair_is_made_once_and_read_by_its_owner_alone(key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    with pytest.raises(NotDone, match="may be the key of earlier backups"):
        sealing.make_pair(key)
    assert key.read_bytes() == before
    with pytest.raises(NotDone, match="cannot be written: No such file"):
        sealing.make_pair(key / "in a file" if key.is_dir() else key.parent / "no folder" / "key")


def test_without_a_key_somebody_is_told_how_to_make_one() -> None:
    with pytest.raises(NotDone, match="Make a pair of keys with `frankpledge backup-key FILE`"):
        sealing.recipients(" ")


def test_what_is_no_public_key_is_refused_and_a_private_one_not_repeated(key: Path) -> None:
    with pytest.raises(NotDone, match="age1nonsense is no public key"):
        sealing.recipients("age1nonsense")
    private = str(sealing.identities(key)[0])
    with pytest.raises(NotDone, match="is no public key") as caught:
        sealing.recipients(private)
    assert private not in str(caught.value)


@pytest.mark.parametrize("said", ["", "# only a comment\n", "nonsense\n"])
def test_a_file_without_a_private_key_is_named(tmp_path: Path, said: str) -> None:
    (tmp_path / "not a key").write_text(said, "ascii")
    with pytest.raises(NotDone, match="not a key holds no private key"):
        sealing.identities(tmp_path / "not a key")
    with pytest.raises(NotDone, match="gone cannot be read: No such file"):
        sealing.identities(tmp_path / "gone")
