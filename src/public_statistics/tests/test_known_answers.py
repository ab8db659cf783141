"""What others have published, and what we say."""

import pytest

from public_statistics.tests.known import KNOWN, Known, table


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.what)
def test_a_known_answer_is_ours_too(known: Known) -> None:
    assert max(known.differences()) <= max(10.0**-known.digits * 1e-6, 1e-9)


def test_the_table_of_known_answers_is_printed() -> None:
    print("\n" + table())
    assert table().count("\n") >= len(KNOWN)
