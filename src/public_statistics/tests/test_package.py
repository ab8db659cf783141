"""What the package offers is there when it is asked for, said in full, and not loaded before."""

import inspect
import subprocess
import sys
from types import FunctionType

import pytest

import public_statistics as ps

METHODS = [name for name in ps.__all__ if isinstance(getattr(ps, name), FunctionType)]


def test_every_name_that_is_offered_is_there() -> None:
    assert len(set(ps.__all__)) == len(ps.__all__)
    assert all(getattr(ps, name) for name in ps.__all__)
    assert set(ps.__all__) <= set(dir(ps))


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        ps.guess  # noqa: B018


@pytest.mark.parametrize("name", METHODS)
def test_every_method_says_what_it_takes_and_when_it_refuses(name: str) -> None:
    said = inspect.getdoc(getattr(ps, name)) or ""
    assert "Raises" in said or "errors: as" in said or "errors:" in said
    assert "Any" not in str(inspect.signature(getattr(ps, name)))


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    asked = "import sys, public_statistics.errors; print('numpy' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", asked], text=True) == "False\n"
    asked = (
        "import sys, public_statistics as ps; ps.rate([5], 100); ps.rate_funnel([5, 6], 100); "
        "print(any(name in sys.modules for name in ('scipy.stats', 'statsmodels', 'pandas')))"
    )
    assert subprocess.check_output([sys.executable, "-c", asked], text=True) == "False\n"
