"""What the package offers is there when it is asked for, and not loaded before."""

import subprocess
import sys

import pytest

import minutes_reader
from minutes_reader import errors, read


def test_every_name_that_is_offered_is_there() -> None:
    assert all(getattr(minutes_reader, name) for name in minutes_reader.__all__)
    assert set(minutes_reader.__all__) <= set(dir(minutes_reader))
    assert minutes_reader.read_text is read.read_text
    assert minutes_reader.ReadingError is errors.ReadingError


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write_text'"):
        minutes_reader.write_text  # noqa: B018


def test_a_process_that_takes_a_file_apart_loads_no_finders() -> None:
    asked = "import sys, minutes_reader.formats.kinds; print('minutes_reader.actions' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", asked], text=True) == "False\n"
