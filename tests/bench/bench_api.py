"""What programs are answered, beside the page: fifty of 6,000 actions, asked for in turn, so that the ratio holds."""

import statistics
import time

import pytest
from django.template import Template
from django.test import Client
from django.test.utils import _TestState
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.tests import make
from tests.bench.bench_access import day, multiplied
from tests.harness.signing_in import signed_in
from tests.harness.tokens import program_of

ACTIONS, PAPERS, ROUNDS = 6_000, 60, 15
pytestmark = pytest.mark.django_db


def took(client: Client, address: str) -> float:
    """Milliseconds of the processor until the whole answer is there."""
    began = time.process_time()
    assert client.get(address).status_code == 200
    return (time.process_time() - began) * 1000


@pytest.mark.parametrize(("of_page", "of_data"), [("", ""), ("?state=late", "?standing=late")], ids=["all", "late"])
def test_a_page_of_6000_actions_as_data_and_as_a_page(
    of_page: str, of_data: str, benchmark: BenchmarkFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)  # tests copy every context
    place = make.partnership()
    by = make.actor(place)
    paper = make.minutes(by, make.item("1"), make.action("Ask the highways team", "Ann Alder (Hill Council)"))
    first, owner = Action.objects.get(), ActionOwner.objects.get()
    dated = day("2004-01-01", "i * 19")
    multiplied(paper, PAPERS, dated=dated, meeting_id="NULL", document_id="NULL", kind="'report'")
    due = day("2005-01-01", "i % 7000")
    multiplied(first, ACTIONS, paper_id=f"{paper.pk + 1} + i % {PAPERS}", item_id="NULL", words_id="NULL", due=due)
    multiplied(owner, ACTIONS, action_id=f"{first.pk} + i")
    account = make.account(place)
    page, data = signed_in(account), program_of(account, place)
    addresses = (
        (page, f"/aldermere/actions/{of_page}"),
        (data, f"/api/aldermere/actions{of_data}"),
    )
    taken: dict[str, list[float]] = {address: [] for _, address in addresses}
    for number in range(ROUNDS + 2):
        for client, address in addresses:
            ms = took(client, address)
            if number >= 2:
                taken[address].append(ms)
    page_ms, data_ms = (statistics.median(times) for times in taken.values())
    benchmark.extra_info.update({"page ms": round(page_ms, 1), "data ms": round(data_ms, 1)})
    print(f"\n50 of {ACTIONS:,} actions: page {page_ms:.1f} ms, data {data_ms:.1f} ms, {data_ms / page_ms:.2f} times")
    benchmark.pedantic(lambda: took(data, addresses[1][1]), rounds=3)
    assert data_ms < page_ms
