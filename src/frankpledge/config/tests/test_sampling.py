"""An invented past: one seed, one past; what is entered stands in its papers; and no page asks more for more of it."""

from datetime import date
from itertools import chain

import pytest
import typer
from django.utils import timezone

from frankpledge.config.commands.sampling import fill_with_sample
from frankpledge.config.inventing import Past
from frankpledge.config.tests.paging import MOST, addresses, filled, queries
from frankpledge.documents.models import Quotation
from frankpledge.ledger.models import Entry
from frankpledge.meetings.models import Action, Attendance, Meeting, Reference
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.tests import make

UNTIL = date(2026, 11, 1)
pytestmark = pytest.mark.django_db


def test_one_seed_invents_one_past_and_another_seed_another() -> None:
    first, again, other = (list(Past(1, 6, 30, UNTIL, seed).minutes()) for seed in (1, 1, 2))
    assert first == again
    assert [one.text for one in first] != [one.text for one in other]
    assert [one.text for one in first] != [one.text for one in Past(2, 6, 30, UNTIL).minutes()]


def test_every_fact_of_an_invented_paper_stands_in_its_words() -> None:
    for said in Past(1, 6, 30, UNTIL).minutes():
        facts = [keyed.fact for keyed in chain.from_iterable(said.read.facts.values())]
        assert len({fact.span for fact in facts}) == len(facts)
        for fact in facts:
            words = said.text[slice(*fact.span)].lower()
            told = [
                getattr(fact, name, None) or "" for name in ("name", "title", "number", "text", "what", "to_number")
            ]
            assert all(part.lower() in words for part in told), (words, told)


def test_a_record_is_filled_with_as_much_as_was_asked_for_and_filled_once() -> None:
    today = timezone.localdate()
    fill_with_sample("hollowmere", Past(2, 24, 130, today))
    held = Meeting.objects.filter(state="recorded")
    assert (held.count(), Action.objects.count()) == (48, 260)
    assert max(held.values_list("held_on", flat=True)) < today
    assert not Attendance.objects.filter(person=None).exists()
    assert not Reference.objects.filter(to_item=None).exists()
    assert {state for (state,) in Action.objects.values_list("state")} >= {ActionState.OPEN, ActionState.DONE}
    for quotation in Quotation.objects.select_related("document")[::50]:
        assert quotation.document.text[quotation.start : quotation.end] == quotation.words
    assert Entry.objects.filter(verb="filled").count() == 1
    with pytest.raises(typer.Exit):
        fill_with_sample("hollowmere", Past(1, 6, 30, today))
    assert Action.objects.count() == 260


def test_no_page_of_meetings_asks_the_database_more_often_for_a_longer_history() -> None:
    today = timezone.localdate()
    small, large = filled("small", Past(1, 12, 120, today)), filled("large", Past(3, 60, 300, today))
    browsers = {place: make.signed_in(place) for place in (small, large)}
    asked = {
        place.slug: {name: queries(browsers[place], page) for name, page in addresses(place).items()}
        for place in (small, large)
    }
    assert asked["large"] == asked["small"]
    assert {name: count for name, count in asked["large"].items() if count > MOST} == {}
