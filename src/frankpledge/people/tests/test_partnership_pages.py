"""The partnership's own page, somebody in several partnerships, and the ledger."""

import csv
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.models import Entry
from frankpledge.ledger.queries import head
from frankpledge.people.models import Grant, Partnership
from frankpledge.people.rls import whole_record
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.shown import address, days, invite, said
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_the_partnership_says_who_answers_for_its_record(place, keeper, una) -> None:
    assert "Nobody is named as host or as controller" in said(keeper.get(address("about")))
    assert "Nobody is named" not in said(signed_in(una).get(address("about")))
    form = {"name": place.name, "host": "Aldermere Borough Council", "controller": "", "contact": ""}
    words = said(keeper.post(address("describe_partnership"), form, follow=True))
    assert "or only one of them" in words
    form |= {"controller": "Aldermere Borough Council\nWestmarch Police", "contact": "The Guildhall"}
    words = said(keeper.post(address("describe_partnership"), form, follow=True))
    assert "Controller Aldermere Borough Council Westmarch Police" in words
    assert "Nobody is named" not in words
    assert "Enter the name of the partnership" in said(
        keeper.post(address("describe_partnership"), form | {"name": ""})
    )


def test_a_coordinators_home_says_who_is_not_named_yet(place, keeper, una) -> None:
    assert "Nobody is named as host or as controller" in said(keeper.get("/aldermere/"))
    assert "Nobody is named" not in said(signed_in(una).get("/aldermere/"))
    Partnership.objects.update(host="Aldermere Borough Council", controller="Aldermere Borough Council")
    assert "Nobody is named" not in said(keeper.get("/aldermere/"))


def test_ones_own_account_says_ones_roles_everywhere_and_nobody_elses(place, cora, una) -> None:
    other = make.partnership("elsewhere", "Elsewhere Partnership")
    make.holding(una, other, Role.REGION, starts=date(2090, 1, 1), ends=date(2090, 12, 31))
    words = said(signed_in(una).get("/account/"))
    assert f"Name Una Marsh E-mail address {una.email}" in words
    assert f"In force Member {place.name} 1 Jan 2000 on, with no last day" in words
    assert "Starts later Region Elsewhere Partnership 1 Jan 2090 to 31 Dec 2090" in words
    assert "Chair" not in words
    assert "Change your password" in words


def test_every_page_of_a_partnership_leads_to_its_own(una) -> None:
    answer = signed_in(una).get("/aldermere/")
    assert '<a class="govuk-link" href="/aldermere/about/">About this partnership</a>' in answer.content.decode()


def test_somebody_in_two_partnerships_moves_between_them_and_sees_one_at_a_time(place, una) -> None:
    other = make.partnership("elsewhere", "Elsewhere Partnership")
    assert "Another partnership" not in signed_in(una).get("/aldermere/about/").content.decode()
    make.holding(una, other, Role.REGION)
    client = signed_in(una)
    for here, there in ((place, other), (other, place)):
        shown = client.get(f"/{here.slug}/about/").content.decode()
        assert '<a class="fp-header__button" href="/">Another partnership</a>' in shown
        assert here.name in shown
        assert there.name not in shown
    start = client.get("/").content.decode()
    assert 'href="/aldermere/"' in start
    assert 'href="/elsewhere/"' in start


@pytest.mark.parametrize("role", [Role.REGION, Role.POLICING_BODY])
def test_a_regions_account_holds_its_role_in_each_partnership_apart(place, role: Role) -> None:
    others = [make.partnership(f"other{n}", f"Other {n}") for n in range(3)]
    user = make.account()
    for each in (place, *others[:2]):
        make.holding(user, each, role)
    client = signed_in(user)
    listed = client.get("/").content.decode()
    assert all(f'href="/{each.slug}/"' in listed for each in (place, *others[:2]))
    assert "other2" not in listed
    assert [client.get(f"/{each.slug}/about/").status_code for each in (place, *others)] == [200, 200, 200, 404]
    Grant.objects.filter(partnership=others[0]).update(ends=date(2020, 1, 1))
    assert [client.get(f"/{each.slug}/about/").status_code for each in (place, *others)] == [200, 404, 200, 404]


def test_the_ledger_says_who_did_what_and_nothing_of_what_was_said(place, keeper, rosa, una) -> None:
    keeper.post(address("describe_partnership"), {"name": "A New Name", "host": "", "controller": "", "contact": ""})
    signed_in(una).post(address("describe_partnership"), {})
    words = said(keeper.get(address("ledger")))
    assert re.search(rf"\d\d:\d\d:\d\d Rosa Lind Described Partnership {place.pk} Done Web [0-9a-f]{{10}}", words)
    assert re.search(rf"\d\d:\d\d:\d\d Una Marsh Described Partnership {place.pk} Refused Web", words)
    assert "A New Name" not in words


def test_the_ledger_is_narrowed_by_account_verb_outcome_days_and_place(keeper, rosa, una) -> None:
    for client in (keeper, signed_in(una)):
        client.post(address("describe_partnership"), {"name": "Aldermere", "host": "", "controller": "", "contact": ""})
    invite(keeper, to="gita@mere.example")
    today = timezone.localdate()

    def found(**asked: object) -> int:
        return keeper.get(address("ledger"), asked).context["page"].paginator.count

    everything = found()
    assert everything > found(account=rosa.pk) == 2
    assert found(account=una.pk) == found(outcome="refused") == 1
    assert found(verb="described") == 2
    assert found(verb="described", outcome="done") == 1
    yesterday = today - timedelta(days=1)
    assert found(**days("since", today)) == found(**days("until", today)) == everything
    assert found(**days("since", yesterday), **days("until", today)) == everything
    assert found(**days("until", yesterday)) == found(**days("since", date.max)) == 0
    assert found(**days("until", date.max)) == everything
    seen_from = Entry.objects.filter(verb="described").latest("pk").seen_from
    assert 0 < found(seen_from=seen_from) <= everything
    assert found(seen_from="0" * 10) == 0
    assert found(seen_from="an address") == everything
    assert found(account="x", verb="nothing", outcome="maybe") == everything
    assert "What you chose is not in the ledger" in said(keeper.get(address("ledger"), {"verb": "nothing"}))


def test_the_ledger_of_one_partnership_says_nothing_of_another(place, keeper) -> None:
    other = make.partnership("elsewhere", "Elsewhere")
    gita = make.holding(make.account(name="Gita Cole"), other, Role.COORDINATOR)
    signed_in(gita).post("/elsewhere/about/change/", {"name": "Elsewhere", "host": "", "controller": "", "contact": ""})
    shown = keeper.get(address("ledger")).content.decode()
    assert "Gita Cole" not in shown
    assert "Described" not in shown


def test_a_line_outlives_the_account_and_the_table_that_it_speaks_of(place, keeper) -> None:
    for table, user in (("gone.table", 999), ("people.user", None)):
        Entry.objects.create(
            partnership_number=place.pk, user_number=user, process="" if user else "import", origin="worker",
            verb="entered", table=table, outcome="done",
        )  # fmt: skip
    words = said(keeper.get(address("ledger")))
    assert "Account 999 Entered Gone.table Done Worker" in words
    assert "import Entered Account Done Worker" in words


def filled(answer) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = answer.context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_two_who_change_different_words_of_the_partnership_at_once_both_keep_theirs(place, keeper, cora) -> None:
    page = address("describe_partnership")
    ours, theirs = filled(keeper.get(page)), filled(keeper.get(page))
    keeper.post(page, theirs | {"host": "Mere Council"})
    assert keeper.post(page, ours | {"contact": "The Guildhall"}).status_code == 302
    place.refresh_from_db()
    assert (place.host, place.contact) == ("Mere Council", "The Guildhall")


def test_whoever_saves_second_is_shown_both_and_may_save_theirs_in_place_of_it(place, keeper, rosa) -> None:
    other = signed_in(make.holding(make.account(name="Odo Reed"), place))
    page = address("describe_partnership")
    ours = filled(keeper.get(page))
    other.post(page, filled(other.get(page)) | {"host": "Mere Council", "contact": "The Guildhall"})
    answer = keeper.post(page, ours | {"host": "Aldermere Council"})
    words = said(answer)
    assert answer.status_code == 409
    assert "Somebody else saved this while you were writing" in words
    assert "Host Stands now Mere Council Yours Aldermere Council" in words
    assert re.search(r"Saved by Odo Reed, last at \d+:\d\d [ap]m on ", words)
    assert "Keep what stands now" in words
    assert Partnership.objects.get().host == "Mere Council"
    again = filled(answer)
    assert (again["host"], again["contact"]) == ("Aldermere Council", "The Guildhall"), "one touched here, one not"
    assert "Stands now The Guildhall" not in words
    assert keeper.post(page, again).status_code == 302
    saved = Partnership.objects.get()
    assert (saved.host, saved.contact) == ("Aldermere Council", "The Guildhall")


def test_saving_what_another_person_saved_alike_simply_works(place, keeper) -> None:
    page = address("describe_partnership")
    ours = filled(keeper.get(page)) | {"host": "Mere Council"}
    assert [keeper.post(page, ours).status_code for _ in range(2)] == [302, 302]


def test_the_ledger_is_taken_out_as_it_was_asked_for_and_leaves_a_line_of_that(place, keeper, una, monkeypatch) -> None:
    monkeypatch.setattr("frankpledge.people.queries.ledger.AT_ONCE", 2)
    for client in (keeper, keeper, keeper, signed_in(una)):
        client.post(address("describe_partnership"), {"name": "Aldermere", "host": "", "controller": "", "contact": ""})
    answer = keeper.get(address("ledger_csv"), {"verb": "described"})
    assert answer["Content-Disposition"].startswith('attachment; filename="ledger-20')
    rows = list(csv.reader(answer.getvalue().decode("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["Line", "When", "Who"]
    assert [(row[2], row[4], row[7]) for row in rows[1:]] == [
        *[("Rosa Lind", "described", "done")] * 3,
        ("Una Marsh", "described", "refused"),
    ]
    with whole_record():
        assert Entry.objects.latest("pk").verb == "took the ledger"
    assert signed_in(una).get(address("ledger_csv")).status_code == 403
    wrong = keeper.get(address("ledger_csv"), {"seen_from": "an address"})
    assert wrong.url == f"{address('ledger')}?seen_from=an+address"


def test_a_page_of_the_ledger_says_where_the_chain_ends(keeper) -> None:
    assert "No line has been sealed yet" in said(keeper.get(address("ledger")))
    with whole_record():
        done = seal(timezone.now())
        place, digest = head()
    assert place == done > 0
    assert f"{place}:{digest}" in said(keeper.get(address("ledger")))


def test_whoever_comes_from_another_address_is_told_apart_and_the_address_is_kept_nowhere(place, rosa) -> None:
    for last in (7, 8, 7):
        client = signed_in(rosa)
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{last}"
        client.post(address("describe_partnership"), {"name": "Aldermere", "host": "", "controller": "", "contact": ""})
    one, other, again = Entry.objects.filter(verb="described").order_by("pk").values_list("seen_from", flat=True)
    assert one == again != other
    assert len(one) == 10
    assert "192.0.2" not in str(list(Entry.objects.values_list()))
