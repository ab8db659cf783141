"""Setting up partnerships and accounts from the command line, until pages do it."""

from typing import NoReturn

import typer
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from frankpledge.ledger.rules import Actor, NotPossible, Origin
from frankpledge.people.changes import add_partnership, add_user, grant_role
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import partnership_named, process_for
from frankpledge.people.rules.roles import Role


def set_up_partnership(slug: str, name: str, host: str) -> None:
    """Set up a partnership, or say why not."""
    call_command("migrate", verbosity=0)
    by = Actor(Origin.COMMAND, timezone.localdate(), process="set-up")
    try:
        add_partnership(by, slug=slug, name=name, host=host)
    except ValidationError as error:
        _stop(" ".join(error.messages))
    typer.echo(f"{name} is set up. Next: frankpledge add-account ADDRESS NAME --partnership {slug} --role coordinator")


def set_up_account(email: str, name: str, slug: str, role: str) -> None:
    """Set up an account with a role, or give the role to the account that there is."""
    partnership = partnership_or_stop(slug)
    if role not in {known.value for known in Role}:
        _stop(f"There is no role {role}. Choose one of: {', '.join(Role)}.")
    by = process_for(partnership, "set-up", timezone.localdate())
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        password = typer.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True)
        try:
            user = add_user(by, partnership, email=email, name=name, password=password)
        except ValidationError as error:
            _stop(" ".join(error.messages))
    try:
        grant_role(by, partnership, user, Role(role), starts=by.today)
    except NotPossible as error:
        _stop(str(error))
    typer.echo(f"{user.name} may sign in as {role} of {partnership.name}.")


def partnership_or_stop(slug: str) -> Partnership:
    """The partnership with this short name; without one, say which there are and stop."""
    call_command("migrate", verbosity=0)
    found = partnership_named(slug)
    if found is None:
        known = ", ".join(Partnership.objects.values_list("slug", flat=True)) or "none yet"
        _stop(f"There is no partnership called {slug} here (there are: {known}).")
    return found


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
