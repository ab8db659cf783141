"""Rows that are listed again say so in a column of their own, and no longer by a number that no sheet has."""

from typing import Any

from django.db import migrations, models
from django.db.models import F

from frankpledge.people.rls import every_partnership

_RAISED_BY = 1_000_000


def say_so(apps: Any, editor: Any) -> None:
    """Give rows that were listed again their own number back, and say that they were."""
    rows = apps.get_model("intake", "SpreadsheetRow").objects
    with every_partnership(editor):
        rows.filter(number__gte=_RAISED_BY).update(number=F("number") - _RAISED_BY, listed_again=True)


def raise_numbers(apps: Any, editor: Any) -> None:
    """The way back, which keeps one of each row, as was done before."""
    rows = apps.get_model("intake", "SpreadsheetRow").objects
    with every_partnership(editor):
        again = rows.filter(listed_again=True)
        last = {
            (sheet, number): pk for sheet, number, pk in again.order_by("pk").values_list("spreadsheet", "number", "pk")
        }
        again.exclude(pk__in=last.values()).delete()
        again.update(number=F("number") + _RAISED_BY, reference="")


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_sheets_of_lists")]

    operations = [
        migrations.AlterModelOptions(name="spreadsheetrow", options={"ordering": ("spreadsheet", "number", "id")}),
        migrations.AddField("spreadsheetrow", "listed_again", models.BooleanField(default=False)),
        migrations.RemoveConstraint("spreadsheetrow", "one_entry_a_row"),
        migrations.RunPython(say_so, raise_numbers),
        migrations.AddConstraint(
            "spreadsheetrow",
            models.UniqueConstraint(
                condition=models.Q(("listed_again", False)), fields=("spreadsheet", "number"), name="one_entry_a_row"
            ),
        ),
        migrations.AddConstraint(
            "spreadsheetrow",
            models.CheckConstraint(
                condition=models.Q(("listed_again", False), ("became", "changed"), _connector="OR"),
                name="changed_before_listed_again",
            ),
        ),
    ]
