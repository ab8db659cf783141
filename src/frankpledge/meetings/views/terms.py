"""What a board or group goes by: the versions of its terms of reference, and its commitments."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.bodies import CommitmentForm, EndCommitmentForm, NolanForm, TermsForm
from frankpledge.meetings.queries import bodies_seen_by, papers_seen_by
from frankpledge.meetings.queries.quorum import rule_of, terms_seen_by
from frankpledge.meetings.queries.structure import commitments_of
from frankpledge.meetings.rules.commitments import NOLAN
from frankpledge.meetings.rules.quorum import asked_in_words
from frankpledge.people.opening import open_to, to
from frankpledge.people.saving import form_page, saves


def terms(request: HttpRequest, body: int) -> HttpResponse:
    """The terms of reference of a board or group, the older versions too; whoever keeps it adds the next."""
    by = request.actor
    found = get_object_or_404(bodies_seen_by(by), pk=body)
    may_keep = access.may_keep_body(by, found)
    if request.method == "POST":
        open_to(request, may_keep, "adopted terms", found)
    versions = terms_seen_by(by, found)
    papers = papers_seen_by(by).in_bulk([one.paper_id for one in versions if one.paper_id])
    values = {
        "body": found,
        "versions": [(one, asked_in_words(rule_of(one)), papers.get(one.paper_id or 0)) for one in versions],
        "may_keep": may_keep,
    }
    if not may_keep:
        return render(request, "meetings/terms.html", values)
    form = TermsForm(request.POST or None, by=by, body=found, last=versions[0] if versions else None)

    def save() -> None:
        said = form.cleaned_data
        changes.add_terms(
            by,
            found,
            adopted_on=said["adopted_on"],
            text=said["text"],
            paper=form.papers.get(said["paper"]),
            quorum=form.rule(),
            quorum_words=said["quorum_words"],
        )

    if request.method == "POST" and saves(request, form, save):
        messages.success(request, "The new version is in the record. The one before it stays readable.")
        return to(request, "terms", body=found.pk)
    return form_page(request, "meetings/terms.html", values | {"form": form})


def commitments(request: HttpRequest, body: int) -> HttpResponse:
    """What the members of a board or group agreed to hold to; whoever keeps it adds and ends."""
    by = request.actor
    found = get_object_or_404(bodies_seen_by(by), pk=body)
    may_keep = access.may_keep_body(by, found)
    if request.method == "POST":
        open_to(request, may_keep, "agreed commitments", found)
    rows = list(commitments_of(by, found))
    held = [one for one in rows if one.ended_on is None or one.ended_on >= by.today]
    values = {"body": found, "held": held, "ended": [one for one in rows if one not in held], "may_keep": may_keep}
    if not may_keep:
        return render(request, "meetings/commitments.html", values)
    by_number = {str(one.pk): one for one in held if one.ended_on is None}
    doing = request.POST.get("doing", "")
    agree = CommitmentForm(request.POST if doing == "agree" else None, auto_id="agree-%s")
    nolan = NolanForm(request.POST if doing == "nolan" else None, auto_id="nolan-%s")
    choices = [(key, one.text) for key, one in by_number.items()]
    end = EndCommitmentForm(request.POST if doing == "end" else None, held=choices, auto_id="end-%s")

    def agrees(texts: tuple[str, ...], on: date | None) -> None:
        changes.agree_commitments(by, found, texts, on=on)

    done = {
        "agree": lambda: saves(
            request, agree, lambda: agrees((agree.cleaned_data["text"],), agree.cleaned_data["agreed_on"]), at="text"
        ),
        "nolan": lambda: saves(request, nolan, lambda: agrees(NOLAN, nolan.cleaned_data["agreed_on"])),
        "end": lambda: saves(
            request,
            end,
            lambda: changes.end_commitment(by, by_number[end.cleaned_data["commitment"]], end.cleaned_data["ended_on"]),
            at="ended_on",
        ),
    }
    if doing in done and done[doing]():
        messages.success(request, "The commitments were saved.")
        return to(request, "commitments", body=found.pk)
    forms = {"agree": agree, "nolan": nolan, "end": end}
    has_nolan = set(NOLAN) <= {one.text for one in held}
    shown = {"form": forms.get(doing, agree), **forms, "has_nolan": has_nolan, "principles": NOLAN}
    return form_page(request, "meetings/commitments.html", values | shown)
