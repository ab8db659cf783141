"""PostgreSQL keeps a partnership's rows to its own people, whatever a query asks for."""

from collections.abc import Callable
from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from frankpledge.ledger.context import reading
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin, Who
from frankpledge.people import rls
from frankpledge.people.models import Grant, Organisation, Partnership, Person
from frankpledge.people.queries import partnerships_of
from frankpledge.people.tests import make
from tests.harness.ambient import aside

pytestmark = [pytest.mark.django_db, pytest.mark.needs("postgresql")]
TABLES = [model for model, _ in rls.protected_models()]
# As decision 0016 says why; the chain of the ledger, which is one for every partnership and holds digests alone; and
# workers with their schedules, which are the installation's.
OPEN = {
    *("people.Partnership", "people.Subject", "people.User"),
    *("ledger.Seal", "ledger.Head", "work.Schedule", "work.Worker", "work.Progress"),
}


@pytest.fixture
def here() -> Actor:
    """The coordinator of one partnership, with somebody in its record."""
    by = make.actor(make.partnership())
    make.person(by, "Ann Alder", make.organisation(by))
    return by


@pytest.fixture
def there() -> Actor:
    """The coordinator of another, with somebody in its record."""
    by = make.actor(make.partnership("elsewhere", "Elsewhere"))
    make.person(by, "Bea Birch", make.organisation(by))
    return by


def statement(*words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(" ".join(words))


def test_every_table_of_a_partnership_is_protected() -> None:
    assert rls.tables_open() == []


def test_every_table_of_ours_is_of_a_partnership_but_those_named() -> None:
    ours = {model._meta.label for model in apps.get_models() if model.__module__.startswith("frankpledge.")}
    assert ours - {model._meta.label for model in TABLES} == OPEN
    assert len(TABLES) > 25


@pytest.mark.parametrize(
    "undone",
    [
        "ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "DROP POLICY of_the_partnership ON people_person",
        "CREATE POLICY everyone ON people_person USING (true)",
        "ALTER TABLE people_person RENAME TO people_gone",
    ],
)
def test_a_table_that_is_not_protected_is_named(undone: str) -> None:
    statement(undone)
    assert rls.tables_open() == ["people_person"]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_without_a_context_there_is_no_row(here: Actor, model: type[models.Model]) -> None:
    with aside():
        assert not model._base_manager.exists()


def test_without_a_context_no_row_is_taken(here: Actor) -> None:
    place = here.partnership.id
    for row in (
        Person(partnership_id=place, name="Cyd Cedar"),
        Grant(partnership_id=place, user=make.account(), role="member", starts=date(2024, 1, 1)),
        Entry(partnership_number=place, process="a test", verb="tried", table="x", origin="web", outcome="done"),
        Entry(process="a test", verb="tried", table="x", origin="web", outcome="done"),
    ):
        with aside(), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            row.save()


def test_a_query_that_asks_for_everything_gets_one_partnerships_rows(here: Actor, there: Actor) -> None:
    assert Person.objects.count() == Organisation.objects.count() == 2
    for by, name in ((here, "Ann Alder"), (there, "Bea Birch")):
        with reading(by):
            assert [person.name for person in Person.objects.all()] == [name]
            assert Organisation.objects.get().partnership_id == by.partnership.id
            assert set(Entry.objects.values_list("partnership_number", flat=True)) == {by.partnership.id}
            assert [post.person.name for person in Person.objects.all() for post in person.posts.all()] == [name]


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda place: Person.objects.create(partnership_id=place, name="Cyd Cedar"), id="add"),
        pytest.param(lambda place: Person.objects.update(partnership_id=place), id="move"),
        pytest.param(lambda place: Person.objects.bulk_create([Person(partnership_id=place, name="Cyd")]), id="many"),
    ],
)
def test_nothing_is_written_in_another_partnerships_record(
    here: Actor, there: Actor, write: Callable[[int], object]
) -> None:
    with (
        reading(here),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        write(there.partnership.id)


def test_nothing_of_another_partnership_is_altered_or_removed(here: Actor, there: Actor) -> None:
    strangers = Person.objects.filter(partnership_id=there.partnership.id)
    with reading(here):
        assert strangers.update(name="Somebody else") == 0
        assert strangers.delete() == (0, {})
        statement("DELETE FROM people_personname WHERE spelling = 'Bea Birch'")
    assert strangers.get().name == "Bea Birch"
    assert strangers.get().names.count() == 1


def test_an_account_sees_its_own_roles_before_it_has_chosen_a_partnership(here: Actor, there: Actor) -> None:
    user, other = make.account(), make.account()
    for by in (here, there):
        make.holding(user, Partnership.objects.get(pk=by.partnership.id))
    make.holding(other, Partnership.objects.get(pk=there.partnership.id))
    with aside(), reading(Actor(Origin.WEB, make.TODAY, user=Who(user.pk, user.name))):
        assert {place.slug for place in partnerships_of(user.pk, make.TODAY)} == {"aldermere", "elsewhere"}
        assert set(Grant.objects.values_list("user_id", flat=True)) == {user.pk}
        assert not Person.objects.exists()


def test_an_account_neither_gives_itself_a_role_nor_alters_one(here: Actor) -> None:
    user = make.account()
    make.holding(user, Partnership.objects.get(pk=here.partnership.id))
    with aside(), reading(Actor(Origin.WEB, make.TODAY, user=Who(user.pk, user.name))):
        assert Grant.objects.filter(user=user).update(role="coordinator") == 0
        assert Grant.objects.filter(user=user)._raw_delete("default") == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Grant.objects.create(partnership_id=here.partnership.id, user=user, role="chair", starts=date(2024, 1, 1))


def test_a_line_without_a_partnership_is_its_accounts_alone() -> None:
    ann, bea = (
        Actor(Origin.WEB, make.TODAY, user=Who(user.pk, user.name)) for user in (make.account(), make.account())
    )
    for by in (ann, bea):
        with reading(by):
            Entry.objects.create(user_number=by.user.id, verb="signed in", table="x", origin="web", outcome="done")
            assert {line.user_number for line in Entry.objects.all()} == {by.user.id}
    with reading(ann), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Entry.objects.create(user_number=bea.user.id, verb="signed in", table="x", origin="web", outcome="done")


def test_the_context_is_read_once_a_query_and_not_once_a_row(here: Actor) -> None:
    plan = Person.objects.filter(partnership_id=here.partnership.id).explain()
    assert "InitPlan" in plan
    assert "current_setting" not in "".join(line for line in plan.splitlines() if "Filter" in line or "Cond" in line)


def test_a_migration_that_says_so_sees_every_partnership(here: Actor, there: Actor) -> None:
    with aside():
        with connection.schema_editor(atomic=False) as editor, rls.every_partnership(editor):
            assert Person.objects.count() == 2
        assert not Person.objects.exists()


def test_what_keeps_the_whole_record_sees_all_of_it_and_whoever_comes_after_does_not(here: Actor, there: Actor) -> None:
    Entry.objects.create(process="set-up", origin="command", verb="looked", table="people.user", outcome="done")
    with aside():
        with rls.whole_record():
            assert {person.name for person in Person.objects.all()} == {"Ann Alder", "Bea Birch"}
            assert Entry.objects.filter(partnership_number=None, verb="looked").count() == 1
        assert Person.objects.count() == 0
        assert Entry.objects.count() == 0


def test_what_looks_at_the_whole_record_sees_all_of_it_too(here: Actor, there: Actor) -> None:
    with aside(), rls.whole_reading():
        assert {person.name for person in Person.objects.all()} == {"Ann Alder", "Bea Birch"}
