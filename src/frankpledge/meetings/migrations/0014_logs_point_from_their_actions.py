"""What logs that came in before named as the minute of an action points from that action, as in logs that come now."""

import re
from collections import defaultdict
from typing import Any

from django.db import migrations
from django.db.models import F

from frankpledge.people.rls import every_partnership

_CITED = re.compile(r"^\s*(?:minutes?|min|item|no)\b[\s.:]*(?:no\b[\s.:]*)?", re.IGNORECASE)  # of a number


def point_from_actions(apps: Any, editor: Any) -> None:
    """Give each pointer of a log the action whose words it came from, where that is the only one of them.

    One that had been tied to the minute of another body leads nowhere until pointers are resolved anew, as they are
    whenever a paper comes in: an action comes from a minute of its own.
    """
    reference, action = apps.get_model("meetings", "Reference"), apps.get_model("meetings", "Action")
    with every_partnership(editor):
        loose = reference.objects.filter(item=None, action=None, words__isnull=False, paper__kind="log")
        pointers, actions = defaultdict(list), defaultdict(list)
        for row in loose:
            pointers[row.paper_id, row.words_id].append(row)
        logs = {paper for paper, _ in pointers}
        for number, *where in action.objects.filter(item=None, paper__in=logs).values_list(
            "pk", "paper_id", "words_id"
        ):
            actions[tuple(where)].append(number)
        found = []
        for where, (row, *more) in pointers.items():
            if not more and len(actions[where]) == 1:
                row.action_id, row.to_number = actions[where][0], _CITED.sub("", row.to_number).strip()
                found.append(row)
        reference.objects.bulk_update(found, ["action", "to_number"], batch_size=500)
        of_others = reference.objects.filter(pk__in=[row.pk for row in found], tying="", to_item__isnull=False)
        of_others.exclude(to_item__paper__body=F("paper__body")).update(to_item=None, to_meeting=None)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0013_actions_name_minutes")]

    operations = [migrations.RunPython(point_from_actions, migrations.RunPython.noop)]
