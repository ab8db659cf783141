"""Tokens: made once by their owner, shown once, good for as long as the role that they were made under."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.people import changes
from frankpledge.people.models import ApiToken, Grant, Partnership, User
from frankpledge.people.queries import actor_for
from frankpledge.people.queries.tokens import bearer_of, tokens_of
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import Role, reads_up_to
from frankpledge.people.rules.tokens import MOST_TOKENS, TokenState, place_in, token_state, worth_noting
from frankpledge.people.tests import make

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("over", "state"),
    [
        ({}, TokenState.GOOD),
        ({"expires_at": NOW + timedelta(seconds=1)}, TokenState.GOOD),
        ({"expires_at": NOW}, TokenState.EXPIRED),
        ({"ended_at": NOW, "expires_at": NOW}, TokenState.REVOKED),
        ({"holds": False}, TokenState.DEAD),
    ],
)
def test_a_token_is_good_until_its_moment_its_owners_word_or_the_end_of_the_role(over, state) -> None:
    assert token_state(**{"ended_at": None, "expires_at": NOW + HOUR, "holds": True, "now": NOW} | over) is state


def test_that_a_token_was_used_is_kept_once_an_hour_at_most() -> None:
    assert [worth_noting(at, NOW) for at in (None, NOW - HOUR, NOW - HOUR + timedelta(seconds=1))] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "fpt", "fpt_7", "fpt_7_", "7_secret", "xyz_7_secret", "fpt__secret"])
def test_what_is_no_token_names_no_partnership(text: str) -> None:
    assert not place_in(text)


def as_whom(user: User, place: Partnership) -> Actor:
    return actor_for(user, place.slug, timezone.localdate())


def used(token: str, *, on: date | None = None):
    return bearer_of(token, on or timezone.localdate(), timezone.now())


@pytest.mark.django_db
class TestOfRosa:
    """What becomes of the coordinator's token."""

    @pytest.fixture
    def by(self, rosa: User, place: Partnership) -> Actor:
        return as_whom(rosa, place)

    @pytest.fixture
    def token(self, by: Actor) -> str:
        return changes.make_token(by, name="  A  sheet ", days=30, up_to=Level.OFFICIAL)[1]

    def test_it_is_nowhere_kept_and_each_act_leaves_a_line(self, by: Actor, token: str) -> None:
        row = ApiToken.objects.get()
        assert (row.name, row.expires_at - row.made_at) == ("A sheet", timedelta(days=30))
        assert all(token not in str(value) and token[-20:] not in str(value) for value in vars(row).values())
        changes.end_token(by, row)
        assert list(Entry.objects.order_by("id").values_list("verb", flat=True))[-2:] == [
            "made a token", "revoked a token",
        ]  # fmt: skip

    def test_it_reads_as_its_owner_does_now_and_no_further_than_it_was_made_for(
        self, by: Actor, token: str, rosa: User, place: Partnership
    ) -> None:
        assert reads_up_to(by) is Level.SENSITIVE
        found = used(token)
        assert (found.actor.roles, found.actor.origin.value) == ({"coordinator"}, "api")
        assert reads_up_to(found.actor) is Level.OFFICIAL
        Grant.objects.filter(user=rosa).update(role=Role.AUDITOR.value)
        assert used(token).actor.roles == {"auditor"}

    def test_a_token_for_more_reads_no_more_than_its_owner(self, una: User, place: Partnership) -> None:
        token = changes.make_token(as_whom(una, place), name="A sheet", days=30, up_to=Level.SENSITIVE)[1]
        assert reads_up_to(used(token).actor) is Level.OFFICIAL

    def test_it_dies_with_the_role_the_account_the_grant_and_every_session(
        self, token: str, rosa: User, place: Partnership
    ) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        Grant.objects.filter(user=rosa).update(ends=timezone.localdate())
        assert used(token).state is TokenState.GOOD
        assert used(token, on=tomorrow).state is TokenState.DEAD
        make.holding(rosa, place, Role.CHAIR, starts=tomorrow)
        assert used(token, on=tomorrow).state is TokenState.DEAD, "another role does not wake it"
        Grant.objects.filter(user=rosa).update(ends=None)
        User.objects.filter(pk=rosa.pk).update(is_active=False)
        assert used(token).state is TokenState.DEAD
        User.objects.filter(pk=rosa.pk).update(is_active=True, sessions_ended=1)
        assert used(token).state is TokenState.DEAD

    def test_who_leaves_takes_no_token_along(self, token: str, rosa: User, place: Partnership) -> None:
        other = make.holding(make.account(), place)
        changes.end_every_role(as_whom(other, place), rosa)
        assert ApiToken.objects.get().ended_at is not None
        assert used(token).state is TokenState.REVOKED

    def test_a_role_that_ends_at_once_takes_the_tokens_along(self, token: str, rosa: User, place: Partnership) -> None:
        other = make.holding(make.account(), place)
        changes.end_role(as_whom(other, place), Grant.objects.get(user=rosa), on=None)
        assert used(token).state is TokenState.REVOKED

    def test_nobody_ends_somebody_elses_or_one_twice(self, by: Actor, token: str, cora: User, place) -> None:
        with pytest.raises(Refused):
            changes.end_token(as_whom(cora, place), ApiToken.objects.get())
        changes.end_token(by, ApiToken.objects.get())
        with pytest.raises(NotPossible):
            changes.end_token(by, ApiToken.objects.get())

    def test_one_lasts_no_longer_than_a_year_and_there_are_not_too_many(self, by: Actor) -> None:
        with pytest.raises(NotPossible, match="a year at most"):
            changes.make_token(by, name="A sheet", days=366, up_to=Level.OFFICIAL)
        for _ in range(MOST_TOKENS):
            changes.make_token(by, name="A sheet", days=365, up_to=Level.OFFICIAL)
        with pytest.raises(NotPossible, match="Revoke one"):
            changes.make_token(by, name="A sheet", days=30, up_to=Level.OFFICIAL)

    def test_its_use_is_kept_and_no_line_of_it(self, token: str) -> None:
        lines = Entry.objects.count()
        changes.note_token_used(used(token), NOW)
        changes.note_token_used(used(token), NOW + HOUR / 2)
        assert ApiToken.objects.get().used_at == NOW
        assert Entry.objects.count() == lines

    def test_one_of_another_partnership_or_of_nobody_is_not_found(self, token: str, place: Partnership) -> None:
        other = make.partnership("otherwick", "Otherwick Partnership")
        moved = token.replace(f"fpt_{place.pk}_", f"fpt_{other.pk}_")
        assert [used(text) for text in (moved, token + "x", token[:-1], "", f"fpt_{10**30}_x")] == [None] * 5


@pytest.mark.django_db
def test_a_page_makes_a_token_shows_it_once_and_revokes_it(keeper: Client, rosa: User, place: Partnership) -> None:
    sent = {"name": "The board's sheet", "days": "90", "up_to": "1"}
    page = keeper.post("/aldermere/tokens/", sent, follow=True).content.decode()
    token = re.search(r"fpt_\d+_[\w-]{43}", page).group()
    assert token not in keeper.get("/aldermere/tokens/").content.decode()
    assert [state for _, state in tokens_of(as_whom(rosa, place), timezone.now())] == [TokenState.GOOD]
    row = ApiToken.objects.get()
    assert "Revoked" in keeper.post("/aldermere/tokens/", {"revoke": row.pk}, follow=True).content.decode()
    assert used(token).state is TokenState.REVOKED
    assert keeper.post("/aldermere/tokens/", {"revoke": row.pk + 1}).status_code == 404


@pytest.mark.django_db
def test_who_reads_no_further_than_official_is_offered_no_more(una: User) -> None:
    from tests.harness.signing_in import signed_in

    page = signed_in(una).get("/aldermere/tokens/").content.decode()
    assert "OFFICIAL-SENSITIVE" not in page.partition('name="up_to"')[2]


@pytest.mark.django_db
def test_who_proved_nothing_lately_is_asked_first(keeper: Client, settings) -> None:
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    assert keeper.get("/aldermere/tokens/").headers["Location"].startswith("/sign-in/again/")
