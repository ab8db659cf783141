"""What the README shows is what happens: its examples run, and its pictures are drawn from these numbers."""

import doctest
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import public_statistics as ps
from tools.draw_statistics import pictures

HERE = Path(__file__).resolve().parents[1]
README = (HERE / "README.md").read_text("utf-8")


def test_the_examples_give_what_they_show() -> None:
    found = doctest.testfile(str(HERE / "README.md"), module_relative=False)
    assert found.attempted > 30
    assert found.failed == 0


def test_the_command_prints_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "burglary.csv").write_text("area,count,denominator\nHill,9,2000\nDale,90,20000\n", "utf-8")
    (shown,) = re.findall(r"```console\n\$ frankpledge (.*)\n((?:.+\n)+)```", README)
    command = [sys.executable, "-m", "frankpledge.config.commands", *shown[0].split()]
    assert subprocess.check_output(command, cwd=tmp_path, text=True) == shown[1]


def test_the_pictures_are_drawn_from_their_numbers() -> None:
    drawn = pictures()
    assert sorted(re.findall(r"\(pictures/([\w.]+)\)", README)) == sorted(drawn)
    for name, picture in drawn.items():
        assert (HERE / "pictures" / name).read_text("utf-8") == picture, "run tools/draw_statistics.py"


@pytest.mark.parametrize("name", ["intervals.svg", "funnel.svg", "control.svg", "projection.svg", "predicted.svg"])
def test_a_picture_says_what_it_shows_and_brings_no_style_or_script(name: str) -> None:
    svg = ElementTree.fromstring(pictures()[name])
    tags = {part.tag.rpartition("}")[2] for part in svg.iter()}
    assert {"title", "desc"} <= tags
    assert not tags & {"style", "script", "foreignObject"}
    assert not any(key == "style" or key.startswith("on") for part in svg.iter() for key in part.attrib)
    assert svg.attrib["role"] == "img"


def test_names_in_a_picture_are_text_and_no_markup() -> None:
    found = ps.rate([90, 10], [1_000, 10_000])
    picture = ps.draw_intervals(found, ["<b>Hill</b>", "Dale & Vale"], title="<A>", along="to 1,000")
    assert "<b>" not in picture
    assert "Dale &amp; Vale" in picture
    assert "&lt;A&gt;" in picture


def test_series_that_never_vary_can_be_drawn_too() -> None:
    flat = ps.control_chart([5] * 20)
    assert "0 of 20 points" in ps.draw_control_chart(flat, title="Flat", across="months", along="events")
    with pytest.raises(ps.BadShape):
        ps.draw_control_chart(ps.control_chart(np.ones((2, 5))), title="Two", across="months", along="events")
