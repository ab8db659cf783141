"""What two people who save at once are told, and what of both is kept: every case, and properties over all of them."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.kit.versions import Begun, same, seen_at, version_of

SAW = {"name": "Aldermere", "host": "Mere Council"}


def parts(thing: Any) -> dict[str, Any]:
    return dict(vars(thing))


def begun(wanted: dict[str, Any], *, apart: bool = True, saw: dict[str, Any] = SAW) -> Begun:
    return Begun(version_of(saw, 1_700_000_000), wanted, parts, apart)


def row(**values: Any) -> Any:
    return SimpleNamespace(**SAW | values)


def test_a_version_says_nothing_of_the_values() -> None:
    assert "Aldermere" not in version_of(SAW, 1)
    assert version_of(SAW, 1) == version_of(dict(SAW), 1) != version_of(SAW | {"host": "Mere"}, 1)


def test_a_version_says_when_it_was_seen() -> None:
    assert seen_at(version_of(SAW, 1_700_000_000.9)) == 1_700_000_000
    assert (seen_at(""), seen_at("name:0123456789abcdef"), seen_at("9" * 40)) == (None, None, None)


@pytest.mark.parametrize("apart", [True, False])
def test_nothing_clashes_where_nobody_saved_meanwhile(apart: bool) -> None:
    one = begun(SAW | {"name": "Aldermere CSP"}, apart=apart)
    assert one.clash(row()) is None
    assert one.kept(row()) == SAW | {"name": "Aldermere CSP"}


@pytest.mark.parametrize("apart", [True, False])
def test_what_both_want_alike_is_no_clash(apart: bool) -> None:
    assert begun(SAW | {"name": "Both"}, apart=apart).clash(row(name="Both")) is None


@pytest.mark.parametrize("apart", [True, False])
def test_what_both_want_otherwise_clashes_and_tells_how_it_stands(apart: bool) -> None:
    assert begun(SAW | {"name": "Ours"}, apart=apart).clash(row(name="Theirs")) == SAW | {"name": "Theirs"}


def test_changes_to_parts_that_are_apart_are_both_kept() -> None:
    ours, stands = begun(SAW | {"name": "Ours"}), row(host="Theirs")
    assert ours.clash(stands) is None
    assert ours.kept(stands) == {"name": "Ours", "host": "Theirs"}


def test_changes_to_parts_that_belong_together_clash_wherever_they_are() -> None:
    assert begun(SAW | {"name": "Ours"}, apart=False).clash(row(host="Theirs")) is not None


def test_a_part_that_is_not_asked_for_clashes_when_it_changed() -> None:
    saw = SAW | {"state": "open"}
    assert begun(SAW, apart=False, saw=saw).clash(SimpleNamespace(**SAW, state="closed")) is not None
    assert begun(SAW, apart=False, saw=saw).clash(SimpleNamespace(**SAW, state="open")) is None


@pytest.mark.parametrize("version", ["", "nothing", "name:short", "1700000000"])
def test_who_says_nothing_of_a_version_saw_the_thing_as_it_stands(version: str) -> None:
    one = Begun(version, {"name": "Ours"}, parts)
    assert one.clash(row(name="Theirs")) is None
    assert one.kept(row(name="Theirs")) == {"name": "Ours"}


def test_a_part_that_the_version_does_not_know_was_changed() -> None:
    one = Begun(version_of({"host": "Mere Council"}, 1), SAW | {"name": "Ours"}, parts, apart=True)
    assert one.clash(row(name="Theirs")) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("a\r\nb", "a\nb"), (None, ""), (" a ", "a"), ({"b", "a"}, ["a", "b"]), (date(2024, 6, 3), "2024-06-03")],
)
def test_what_a_form_sends_otherwise_than_it_is_kept_is_the_same(one: Any, other: Any) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [("a b", "a  b"), ("a\nb", "a b"), (True, "True"), (["a", "b"], ["b", "a"])])
def test_what_a_person_would_miss_is_not_the_same(one: Any, other: Any) -> None:
    assert not same(one, other)


_VALUES = st.fixed_dictionaries({"name": st.sampled_from("abc"), "host": st.sampled_from("abc")})


@given(saw=_VALUES, ours=_VALUES, theirs=_VALUES, apart=st.booleans())
def test_nobody_loses_anything_whoever_saves_what(
    saw: dict[str, str], ours: dict[str, str], theirs: dict[str, str], apart: bool
) -> None:
    one, stands = begun(ours, apart=apart, saw=saw), SimpleNamespace(**theirs)
    if one.clash(stands) is None:
        kept = one.kept(stands)
        for name, value in kept.items():
            if theirs[name] != saw[name]:  # somebody else changed it
                assert value == theirs[name]
            if ours[name] != saw[name]:
                assert value == ours[name]
