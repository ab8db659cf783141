"""Partnerships, the accounts that sign in, and the roles that an account holds in a partnership."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from frankpledge.people.rules.roles import Role


class Partnership(models.Model):
    """A community safety partnership.  Has no legal personality: its host holds its money and its records.

    `controller` is who answers for the personal data in its record under data protection law: one body, or several
    jointly.  `contact` is where a person writes to about it.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    host = models.CharField(max_length=200, blank=True)
    controller = models.CharField(max_length=400, blank=True)
    contact = models.CharField(max_length=400, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account with this e-mail address.  Raises User.DoesNotExist."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account that can sign in.  Which partnerships it may see, and as what, its grants say.

    `sessions_ended` counts how often every session of the account was ended at once: each session is bound to it.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """No two accounts whose addresses differ in case alone."""

        verbose_name = "account"
        constraints = (models.UniqueConstraint(Lower("email"), name="one_account_an_address"),)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name to greet the person by."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session of this account is bound to, by today's secret."""
        return self._bound_to(None)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by secrets that were used before."""
        return (self._bound_to(secret) for secret in settings.SECRET_KEY_FALLBACKS)

    def _bound_to(self, secret: str | bytes | None) -> str:
        told = f"{self.password} {self.sessions_ended}"
        return salted_hmac("frankpledge.people.session", told, secret=secret, algorithm="sha256").hexdigest()

    def clean(self) -> None:
        """Keep the address in one form."""
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)


class Grants(models.QuerySet["Grant"]):
    """Rows of grants."""

    def holding(self, today: date) -> "Grants":
        """Those that hold on this day, as `Grant.holds` has it."""
        return self.filter(
            models.Q(ends__isnull=True) | models.Q(ends__gte=today), starts__lte=today, ended_at__isnull=True
        )


class Grant(models.Model):
    """A role that an account holds in a partnership, from one day to another, or until it is ended at once."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="grants")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Grants.as_manager()

    class Meta:
        """One grant of a role at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "user", "role", "starts"),
                condition=models.Q(ended_at__isnull=True),
                name="one_grant_a_start",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="grant_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} in {self.partnership_id}"

    def holds(self, today: date) -> bool:
        """Whether the grant holds on this day: its last day is the day `ends`, and one ended at once holds no more."""
        return bool(self.ended_at is None and self.starts <= today and (self.ends is None or today <= self.ends))
