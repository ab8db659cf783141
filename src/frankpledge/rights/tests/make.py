"""Builders: a record in which somebody stands in every place that can hold a name, and people who answer for it."""

from datetime import date

from django.test import Client

from frankpledge.documents.models import Document
from frankpledge.intake import changes as intake
from frankpledge.intake.models import Fact, Review
from frankpledge.intake.tests import make as incoming
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, Person, User
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.roles import Role
from tests.harness.signing_in import signed_in

CANARY = "Xanthippe Quillfeather"
SHOUTED = "XANTHIPPE QUILLFEATHER"
TODAY = make.TODAY
MINUTES = f"""\
Aldermere Community Safety Board

Minutes of the meeting held on 12 March 2024 at the {CANARY} Hall

Present: Rosa Lind (Aldermere Borough Council) (Chair), {CANARY} (Westmarch Police)
Apologies: Ines Okoro (Mere Homes)

1. Lighting outside {CANARY}’s house

The Board agreed that {SHOUTED} be thanked.

ACTION: Xanthippe
Quillfeather to ask the highways team for a date by 30 April 2024.

2. Money

RESOLVED: That £1,178 be granted to the {CANARY} fund.

The meeting closed at 4.15 pm.
"""
LATER = f"""\
Aldermere Community Safety Board

Minutes of the meeting held on 11 June 2024 at the Guildhall

Present: Rosa Lind (Aldermere Borough Council) (Chair), {CANARY} (Westmarch Police)

1. Minutes of the last meeting

The minutes of 12 March 2024 were agreed. {CANARY} had no news.

The meeting closed at 5.00 pm.
"""


def officer(place: Partnership, role: Role = Role.COORDINATOR) -> tuple[User, Actor]:
    """An account with a role, and the actor that it is."""
    user = make.account(place, role)
    return user, actor_for(user, place.slug, TODAY)


def browser(user: User) -> Client:
    """A browser in which the account is signed in, its second factor proved just now."""
    return signed_in(user)


def entered(by: Actor, text: str | bytes = MINUTES, name: str = f"{CANARY} minutes.txt") -> Document:
    """A document that the real reader read, that was accepted and that is in the record."""
    upload = incoming.came_in(by, text, name)
    review = Review.objects.get(document=upload.document_id)
    intake.accept_all(by, review)
    review.refresh_from_db()
    intake.enter_review(by, review)
    return Document.objects.get(pk=upload.document_id)


def canary() -> Person:
    """The person whose name is to be found nowhere any more."""
    return Person.objects.get(name=CANARY)


def facts(document: Document) -> list[Fact]:
    """The facts under review of a document."""
    return list(Fact.objects.filter(review__document=document).order_by("start", "id"))


ON = date(2024, 6, 3)
