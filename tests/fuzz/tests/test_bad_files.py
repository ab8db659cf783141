"""Whatever file is brought, there is a clear answer within 60 seconds and 1 GB."""

import re
from collections.abc import Callable

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.kinds import canonical_of
from tests.fuzz import files, markup_files, pdf_files
from tests.fuzz.bounds import STATUS, drawn_outcome, file_outcome
from tests.fuzz.shapes import seeds

READ = files.READ | markup_files.READ | pdf_files.READ
REFUSED = files.REFUSED | markup_files.REFUSED | pdf_files.REFUSED
TOO_MUCH = files.TOO_MUCH | markup_files.TOO_MUCH | pdf_files.TOO_MUCH | REFUSED
pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="this system does not say how much memory a process has")


@pytest.mark.parametrize(("name", "data"), READ.values(), ids=READ)
def test_it_becomes_text_within_bounds(name: str, data: Callable[[], bytes]) -> None:
    came = file_outcome(data(), name)
    assert (came.wrong, came.refused) == ("", "")
    assert came.facts is not None
    assert came.facts["characters"] > 1


@pytest.mark.parametrize(("name", "why", "data"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_it_is_refused_within_bounds_in_words(name: str, why: str, data: Callable[[], bytes]) -> None:
    came = file_outcome(data(), name)
    assert came.wrong == ""
    assert re.search(why, came.refused), came.refused
    assert came.refused.startswith(f"{name}: ")


@pytest.mark.parametrize(("name", "why", "data"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_one_line(name: str, why: str, data: Callable[[], bytes]) -> None:
    with pytest.raises(ReadingError, match=why) as refused:
        canonical_of(data(), name)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("name", "data"), pdf_files.READ.values(), ids=pdf_files.READ)
def test_its_first_page_is_drawn_within_bounds_or_refused(name: str, data: Callable[[], bytes]) -> None:
    came = drawn_outcome(data(), name)
    assert came.wrong == ""
    assert came.facts or came.refused.startswith(f"{name}: ")


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: f"{seed[:5]!r} {len(seed)}")
def test_a_file_that_breaks_off_anywhere_is_read_as_far_as_it_goes_or_refused(seed: bytes) -> None:
    for part in markup_files.cut(seed):
        assert answer(part)


def answer(data: bytes) -> str:
    """The words of a file, or what is said of it."""
    try:
        return canonical_of(data, "a.bin").text.strip()
    except ReadingError as refused:
        return str(refused).partition("a.bin: ")[2]
