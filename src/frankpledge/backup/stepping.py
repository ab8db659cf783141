"""Migrations in a tenth of the time: after each step the model that it touched is rendered anew, and not all of them.

Django renders a model again with every model that it is related to, however distantly, so that a migration which works
with rows finds them all of one making.  Here everything is related to a partnership, and each column added to any table
has all tables rendered: on an empty database nine tenths of the time.  Django puts such rendering off where it knows
that it can, until a step that works with rows; here it is put off for every step that only adds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from frankpledge.people.rls import Protect

# Steps that leave every other table as it is, and those that have all models rendered anew by themselves.
_ADDS = (
    operations.CreateModel,
    operations.AddField,
    operations.AddConstraint,
    operations.RemoveConstraint,
    operations.AddIndex,
    operations.RemoveIndex,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.RunPython,
    operations.RunSQL,
    Protect,
)


@contextmanager
def model_by_model() -> Iterator[None]:
    """Have what is migrated in this process meanwhile render no more models than it must."""
    apply, reload = Migration.apply, ProjectState.reload_model

    def applied(
        self: Migration, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        plain = all(_only_adds(step, self.app_label, project_state) for step in self.operations)
        if not plain:
            project_state.clear_delayed_apps_cache()
        ProjectState.reload_model = _reload_one if plain else reload  # type: ignore[method-assign]
        return apply(self, project_state, schema_editor, collect_sql)

    Migration.apply = applied  # type: ignore[method-assign]
    try:
        yield
    finally:
        Migration.apply, ProjectState.reload_model = apply, reload  # type: ignore[method-assign]


def _reload_one(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
    if "apps" in self.__dict__:  # where nothing was rendered yet, everything will be
        self.is_delayed = True
        self._reload({(app_label, model_name)})  # type: ignore[attr-defined]


def _only_adds(step: Operation, app: str, state: ProjectState) -> bool:
    """Whether a step leaves every relation of other tables as it is."""
    if isinstance(step, operations.AlterField):
        before = state.models.get((app, step.model_name_lower))
        fields: list[Any] = [step.field, *([before.fields.get(step.name)] if before else [])]
        return all(field and not (field.is_relation or field.primary_key or field.unique) for field in fields)
    return isinstance(step, _ADDS)
