"""Whatever file is brought, there is a clear answer within 60 seconds and 1 GB."""

import re
from collections.abc import Callable

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.kinds import canonical_of
from tests.fuzz import files
from tests.fuzz.bounds import STATUS, file_outcome

TOO_MUCH = files.TOO_MUCH | files.REFUSED
pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="this system does not say how much memory a process has")


@pytest.mark.parametrize(("name", "data"), files.READ.values(), ids=files.READ)
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


@pytest.mark.parametrize(("name", "why", "data"), files.REFUSED.values(), ids=files.REFUSED)
def test_a_refusal_is_one_line(name: str, why: str, data: Callable[[], bytes]) -> None:
    with pytest.raises(ReadingError, match=why) as refused:
        canonical_of(data(), name)
    assert "\n" not in str(refused.value)
