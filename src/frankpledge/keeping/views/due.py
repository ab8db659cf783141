"""The page of the dry run: what is due today, what is held back, what has no rule."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.keeping import access
from frankpledge.keeping.queries.due import LISTED, DryRun, dry_run
from frankpledge.keeping.queries.holding import rules_seen_by
from frankpledge.keeping.views.opening import looking


def due(request: HttpRequest) -> HttpResponse:
    """What would be destroyed or is due for review today, by rule; nothing is changed by looking."""
    place = looking(request, "looked at what is due")
    run = dry_run(request.actor)
    values = {"ruled": ruled(request, run), "may_retain": access.may_retain(request.actor, place)}
    values["no_rule"] = [(kind.label, many) for kind, many in sorted(run.no_rule.items())]
    return render(request, "keeping/due.html", values)


def ruled(request: HttpRequest, run: DryRun) -> list[dict[str, Any]]:
    """Each rule in force with what it says today, as the page lists it."""
    rows = [row for row in rules_seen_by(request.actor) if row.pk in run.ruled]
    return [
        {
            "rule": row,
            "said": run.ruled[row.pk],
            "due": run.ruled[row.pk].due[:LISTED],
            "held": run.ruled[row.pk].held[:LISTED],
            "more": max(0, len(run.ruled[row.pk].due) - LISTED),
        }
        for row in rows
    ]
