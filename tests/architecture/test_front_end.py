"""The served style, script and type: ours to serve, whole, and with everything that they name."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from frankpledge.config import settings as real
from tools import front_end

ROOT = Path(__file__).resolve().parents[2]


def test_style_of_the_design_system_is_served_without_what_is_for_gov_uk_only() -> None:
    served = (front_end.SERVED / "govuk-frontend.min.css").read_text("utf-8")
    assert ".govuk-button" in served
    assert front_end.FACE_NAME in served
    for theirs in ("GDS Transport", "govuk-crest", "Kubel", "sourceMappingURL"):
        assert theirs not in served
    assert not [path.name for path in front_end.SERVED.rglob("*") if path.suffix in (".woff", ".ico", ".png", ".svg")]


def test_something_new_of_gov_uks_own_stops_the_set_up() -> None:
    with pytest.raises(front_end.FrontEndError, match="/assets/"):
        front_end.style(".a{background:url(/assets/images/new.svg)}")


def test_a_note_of_a_source_map_is_taken_out_and_nothing_else() -> None:
    assert front_end.without_map("a{}\n/*# sourceMappingURL=a.css.map */\n") == "a{}\n"
    assert front_end.without_map("run();//# sourceMappingURL=a.js.map") == "run();\n"


def test_every_script_and_style_of_a_page_carries_its_number() -> None:
    pages = [path for path in (ROOT / "src").rglob("*.html") if "vendor" not in path.parts]
    tags = [
        tag
        for path in pages
        for tag in re.findall(
            r"<script\b[^>]*>|<link rel=\"(?:stylesheet|modulepreload)\"[^>]*>", path.read_text("utf-8")
        )
    ]
    assert len(tags) > 10
    assert not [tag for tag in tags if 'nonce="{{ request.csp_nonce }}"' not in tag]
    assert not [path.name for path in pages if re.search(r"<style\b| style=\"| on[a-z]+=\"", path.read_text("utf-8"))]


def test_all_that_is_served_can_be_collected(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = real.STORAGES
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
    assert list((tmp_path / "vendor").glob("govuk-frontend.min.*.css"))
