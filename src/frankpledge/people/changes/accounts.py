"""Setting up partnerships, and accounts that need no invitation."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Partnership, User
from frankpledge.people.rules.slugs import RESERVED


def add_partnership(by: Actor, *, slug: str, name: str, host: str = "") -> Partnership:
    """Set up a partnership, in whose record nothing stands yet.  Raises ValidationError for a name it cannot have."""
    with change(by, "set up", Partnership(slug=slug, name=name, host=host), access.may_set_up) as partnership:
        if slug in RESERVED:
            raise ValidationError(f"The address /{slug}/ is taken by a page. Choose another short name.")
        partnership.full_clean()
        partnership.save()
    return partnership


def add_user(by: Actor, partnership: Partnership, *, email: str, name: str, password: str | None) -> User:
    """Set up an account; without a password it cannot sign in until one is set.  Raises ValidationError."""
    with change(by, "added an account", partnership, access.may_set_up):
        user = User(email=email, name=name)
        if password is not None:
            validate_password(password, user)
        user.set_password(password)
        user.full_clean()
        user.save()
    return user
