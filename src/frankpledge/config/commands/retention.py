"""Retention from the command line: the dry run, and what a restored backup brought back."""

import typer
from django.conf import settings
from django.utils import timezone

from frankpledge.config.commands.database import hold_or_stop
from frankpledge.keeping import changes
from frankpledge.keeping.models import RetentionRule
from frankpledge.keeping.queries.due import LISTED, dry_run
from frankpledge.keeping.queries.marks import back_again
from frankpledge.keeping.queries.outside import lines_in
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import partnership_named, process_for


def say_due(name: str) -> int:
    """Print what is due, what holds keep back and what has no rule; gives the exit status."""
    by, _ = _administrator(name)
    with reading(by):
        run, rules = dry_run(by), RetentionRule.objects.in_bulk()
        for number, said in run.ruled.items():
            rule = rules[number]
            typer.echo(
                f"{rule.get_kind_display()}: {len(said.due)} due ({rule.get_effect_display().lower()}), "
                f"{len(said.held)} kept back by a hold, {said.later} not due yet, {said.no_day} without a day"
            )
            for row in said.due[:LISTED]:
                typer.echo(f"  {row.label}: {rule.ground}; due since {row.verdict.due}")
            for row in said.held[:LISTED]:
                typer.echo(f"  {row.label}: kept back by hold {', '.join(map(str, row.verdict.holds))}")
        for kind, many in sorted(run.no_rule.items()):
            typer.echo(f"{kind.label}: {many} kept, since no rule speaks of them")
    return 0


def destroy_again(name: str) -> int:
    """Have destroyed again what two people approved and a restored backup brought back; gives the exit status.

    Gives 1 where somebody who asked or approved has no account in what was restored: then it is asked for anew.
    """
    by, place = _administrator(name)
    with reading(by):
        back, status = back_again(place.pk, lines_in(settings.FRANKPLEDGE_ANCHORS)), 0
        for line in back:
            if User.objects.filter(pk__in=(line.asked_by, line.decided_by)).count() == 2:
                changes.destroy_again(by, place, line)
                typer.echo(f"{line.kind} {line.number}: destroyed on {line.at:%d %B %Y}, and to be destroyed again")
            else:
                status = 1
                typer.echo(f"{line.kind} {line.number}: destroyed on {line.at:%d %B %Y}; ask for it anew on its page")
    typer.echo(f"{len(back)} in all." if back else "Nothing that was destroyed is there again.")
    return status


def _administrator(name: str) -> tuple[Actor, Partnership]:
    hold_or_stop()
    place = partnership_named(name)
    if place is None:
        typer.echo(f"There is no partnership {name!r}.", err=True)
        raise typer.Exit(2)
    return process_for(place, "administrator", timezone.localdate()), place
