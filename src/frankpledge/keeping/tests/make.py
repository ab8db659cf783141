"""Builders: rules and holds, and papers of years ago that are due."""

from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings

from frankpledge.documents.changes import redact_document
from frankpledge.documents.models import Document
from frankpledge.keeping.changes import add_rule, lay_hold
from frankpledge.keeping.models import LegalHold, RetentionRule
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.rules.kinds import KINDS, Effect, Kind
from frankpledge.kit.cutting import Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes.redacting import redact_paper
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.roles import Role

OLD = date(2010, 5, 4)


def officer(place: Partnership, role: Role = Role.COORDINATOR) -> tuple[User, Actor]:
    """An account with a role, and the actor that it is."""
    user = make.account(place, role)
    return user, actor_for(user, place.slug, make.TODAY)


def place_of(by: Actor) -> Partnership:
    """The partnership of an actor."""
    assert by.partnership is not None
    return Partnership.objects.get(pk=by.partnership.id)


def rule(by: Actor, kind: Kind = Kind.MINUTES, **over: Any) -> RetentionRule:
    """A rule by which minutes go six years after their meeting, unless it is said otherwise."""
    said = {
        "kind": kind.value, "body_kind": "", "since": KINDS[kind].since[0].value, "years": 6, "months": 0,
        "ground": "Our schedule, line 4", "effect": Effect.DESTROY.value, "in_force": True,
    }  # fmt: skip
    return add_rule(by, place_of(by), **said | over)


def hold(by: Actor, what: Held, **over: Any) -> LegalHold:
    """A hold for a claim, unless it is said otherwise."""
    return lay_hold(by, place_of(by), what=what, **{"reason": "A claim against the council"} | over)


def old_minutes(by: Actor, *facts: Any, **over: Any) -> Paper:
    """Minutes of long ago, in the record."""
    return make.minutes(by, *facts, **{"dated": OLD} | over)


def redacted(by: Actor, paper: Paper, word: str) -> Document:
    """The sealed original of a paper of which a word was taken out."""
    original, words = paper.document, Words([word])
    assert original is not None
    copy, cuts, quotations = redact_document(by, original, words)
    redact_paper(by, paper, copy, words, cuts, quotations, [])
    paper.refresh_from_db()
    original.refresh_from_db()
    return original


def columns_with(word: str) -> list[str]:
    """Every column of every table that holds a word, in whatever case."""
    found = []
    for model in apps.get_models():
        names = [one.attname for one in model._meta.local_concrete_fields]
        for row in model._base_manager.values(*names):
            found += [
                f"{model._meta.label}.{name}" for name, value in row.items() if word.lower() in str(value).lower()
            ]
    return sorted(set(found))


def files_with(word: str) -> list[Path]:
    """Every file of the record that holds a word."""
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file() and word.lower().encode() in path.read_bytes().lower()]
