"""Setting up partnerships, their first accounts, and recovery of an account by the server's administrator."""

from typing import NoReturn

import typer
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from frankpledge.config.commands.database import bring_up_to_date
from frankpledge.design.words import clock, long_date
from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.people.changes import add_partnership, ask_recovery, invite
from frankpledge.people.models import Invitation, Partnership, Recovery, User
from frankpledge.people.queries import partnership_named, process_for
from frankpledge.people.rules.roles import Role


def set_up_partnership(slug: str, name: str, host: str) -> None:
    """Set up a partnership, or say why not."""
    bring_up_to_date()
    by = Actor(Origin.COMMAND, timezone.localdate(), process="set-up")
    try:
        add_partnership(by, slug=slug, name=name, host=host)
    except ValidationError as error:
        _stop(" ".join(error.messages))
    typer.echo(f"{name} is set up. Next: frankpledge add-account ADDRESS NAME --partnership {slug} --role coordinator")


def invite_account(email: str, name: str, slug: str, role: str) -> None:
    """Invite somebody to a role, and print the link with which they accept, once."""
    partnership = partnership_or_stop(slug)
    if role not in {known.value for known in Role}:
        _stop(f"There is no role {role}. Choose one of: {', '.join(Role)}.")
    by = process_for(partnership, "set-up", timezone.localdate())
    try:
        invitation, secret = invite(by, partnership, address=email, name=name, role=Role(role), starts=by.today)
    except ValidationError as error:
        _stop(" ".join(error.messages))
    except NotPossible as error:
        _stop(str(error))
    typer.echo(f"{name} is invited as {role} of {partnership.name}. The link works once, until {_until(invitation)}:")
    typer.echo(_address() + reverse("invitation", kwargs={"secret": secret}))


def ask_for_recovery(email: str, slug: str) -> None:
    """Ask that an account's lost second factor be taken away: the first of two people; the other approves on a page."""
    partnership = partnership_or_stop(slug)
    by = process_for(partnership, "administrator", timezone.localdate())
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        _stop("There is no account with this address.")
    try:
        recovery = ask_recovery(by, partnership, user)
    except NotPossible as error:
        _stop(str(error))
    typer.echo(f"Asked for {user.name}. A coordinator or the chair approves it until {_until(recovery)}:")
    typer.echo(_address() + reverse("approve_recovery", kwargs={"partnership": slug, "recovery": recovery.pk}))


def _until(row: Invitation | Recovery) -> str:
    ends = timezone.localtime(row.expires_at)
    return f"{clock(ends)} on {long_date(ends.date())}"


def _address() -> str:
    return settings.FRANKPLEDGE_ADDRESS or "http://localhost:8000"


def partnership_or_stop(slug: str) -> Partnership:
    """The partnership with this short name; without one, say which there are and stop."""
    bring_up_to_date()
    found = partnership_named(slug)
    if found is None:
        known = ", ".join(Partnership.objects.values_list("slug", flat=True)) or "none yet"
        _stop(f"There is no partnership called {slug} here (there are: {known}).")
    return found


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
