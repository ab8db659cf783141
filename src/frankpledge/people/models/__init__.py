"""The tables of people: partnerships, accounts and roles; links; organisations and people with their names."""

from frankpledge.people.models.accounts import Grant, Partnership, User
from frankpledge.people.models.contacts import Contact
from frankpledge.people.models.drafts import Draft
from frankpledge.people.models.links import Invitation, Recovery
from frankpledge.people.models.marking import MARKING_FIELDS, Levelled, Marked
from frankpledge.people.models.named import Merge, Organisation, OrganisationName, Person, PersonName, Post
from frankpledge.people.models.subjects import Subject
from frankpledge.people.models.tokens import ApiToken

__all__ = [
    "MARKING_FIELDS",
    "ApiToken",
    "Contact",
    "Draft",
    "Grant",
    "Invitation",
    "Levelled",
    "Marked",
    "Merge",
    "Organisation",
    "OrganisationName",
    "Partnership",
    "Person",
    "PersonName",
    "Post",
    "Recovery",
    "Subject",
    "User",
]
