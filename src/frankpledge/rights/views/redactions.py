"""The pages of redactions: asking for one, seeing every place that it changes, deciding."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.keeping.queries.due import holds_upon
from frankpledge.kit.cutting import Words
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.people.models import Person
from frankpledge.people.opening import open_to, to
from frankpledge.rights import access, changes
from frankpledge.rights.forms.asking import DocumentsForm, RedactionForm
from frankpledge.rights.models import Redaction
from frankpledge.rights.queries.holding import phrases_of
from frankpledge.rights.queries.people import redactions_seen_by
from frankpledge.rights.queries.places import InDocument, places_of
from frankpledge.rights.rules.asking import Basis, RedactionState
from frankpledge.rights.views.opening import answering, answering_for

OWN = "You asked for this redaction, so somebody else decides: a coordinator or the chair who did not ask for it."


def ask_redaction(request: HttpRequest) -> HttpResponse:
    """A task: ask that words be removed.  First every place is shown, then the same is sent with the documents."""
    place = answering(request, "asked for a redaction")
    number = row_number(request.GET.get("person", ""))
    person = answering_for(request, "asked for a redaction", number) if number is not None else None
    form = RedactionForm(request.POST or None, initial=_initial(request, person))
    shown: dict[str, Any] = {"form": form, "person": person, "places": [], "documents": None}
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        places = places_of(request.actor, Words(words), person)
        choices = [(one.number, _told(one)) for one in places]
        chosen = {"documents": [str(one.number) for one in places]}
        asking = request.POST.get("doing") == "ask"
        documents = DocumentsForm(request.POST if asking else None, found=choices, initial=chosen)
        if asking and documents.is_valid():
            asking_for = {
                "words": words,
                "documents": [int(one) for one in documents.cleaned_data["documents"]],
                "basis": Basis(form.cleaned_data["basis"]),
                "reason": form.cleaned_data["reason"],
                "person": person,
            }
            try:
                redaction = changes.ask_redaction(request.actor, place, **asking_for)
            except NotPossible as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "Asked. Somebody else now has to approve it.")
                return to(request, "redaction", redaction=redaction.pk)
        shown |= {"places": places, "documents": documents, "previewed": True}
    return render(request, "rights/ask_redaction.html", shown)


def redaction(request: HttpRequest, redaction: int) -> HttpResponse:
    """A redaction: what was asked, every place that it changes, and for a second person the decision."""
    by = request.actor
    found = get_object_or_404(redactions_seen_by(by), pk=redaction)
    if request.method == "POST":
        return _decide(request, found)
    waits = found.state == RedactionState.ASKED
    chosen = {one.document_id or 0 for one in found.documents.all()} if waits else set()
    places = places_of(by, Words(found.words), found.person) if waits else []
    shown = {
        "redaction": found,
        "waits": waits,
        "places": [one for one in places if one.number in chosen],
        "documents": list(found.documents.order_by("pk")),
        "held": holds_upon(found.partnership_id, chosen) if waits else {},
        "may_decide": waits and access.may_decide(by, found),
        "may_withdraw": access.may_withdraw(by, found),
    }
    return render(request, "rights/redaction.html", shown)


def _decide(request: HttpRequest, found: Redaction) -> HttpResponse:
    by, doing = request.actor, request.POST.get("doing")
    if found.state != RedactionState.ASKED:
        raise NotPossible("This redaction has been decided or taken back already.")
    if doing == "withdraw":
        changes.withdraw_redaction(by, found)
        messages.success(request, "The redaction was taken back. Nothing was changed.")
        return to(request, "redaction", redaction=found.pk)
    verb = "approved a redaction" if doing == "approve" else "refused a redaction"
    own = by.user is not None and by.user.id == found.asked_by_id
    open_to(request, access.may_decide(by, found), verb, found, OWN if own else "")
    if doing == "approve":
        changes.approve_redaction(by, found)
        messages.success(request, "The words were removed. The redacted papers are issued again.")
    else:
        changes.refuse_redaction(by, found)
        messages.success(request, "The redaction was refused. Nothing was changed.")
    return to(request, "redaction", redaction=found.pk)


def _initial(request: HttpRequest, person: Person | None) -> dict[str, str]:
    return {"words": "\n".join(phrases_of(request.actor, person))} if person is not None else {}


def _told(one: InDocument) -> str:
    many = len(one.places)
    return f"{one.name} ({many} {'place' if many == 1 else 'places'})"
