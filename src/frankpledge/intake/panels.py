"""What intake adds to the pages of meetings and reports: what is missing in a paper, what its short forms stand for,
and the way to its review; and to the action log, the way to bring one in."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frankpledge.intake import access, queries
from frankpledge.intake.models import Review
from frankpledge.intake.rules.short_forms import shortened_in
from frankpledge.ledger.rules import Actor, Place
from frankpledge.meetings.models import Meeting, Paper
from frankpledge.people.rules.roles import keeps


def beside_log(actor: Actor, partnership: Place | None) -> SafeString | None:
    """Beside the action log, for whoever keeps the record: the way to bring in a log that is kept elsewhere."""
    if partnership is None or not keeps(actor, partnership.id):
        return None
    url = reverse("sheets", kwargs={"partnership": partnership.slug})
    return format_html('<a class="govuk-link" href="{}">Bring in a spreadsheet</a>', url)


def behind_meeting(actor: Actor, meeting: Meeting) -> SafeString | None:
    """The reader's notes on the papers of a meeting, and for those who may check them the way to do so."""
    return _panel(actor, queries.reviews_of_meeting(actor, meeting))


def behind_paper(actor: Actor, paper: Paper) -> SafeString | None:
    """The same for one paper."""
    return _panel(actor, queries.reviews_of_paper(actor, paper))


def _panel(actor: Actor, reviews: list[Review]) -> SafeString | None:
    papers = [_behind(actor, review) for review in reviews]
    missing = any(paper["notes"] for paper in papers)
    if not missing and not any(paper["may"] or paper["short_forms"] for paper in papers):
        return None
    return render_to_string("intake/parts/panel.html", {"actor": actor, "papers": papers, "missing": missing})


def _behind(actor: Actor, review: Review) -> dict[str, Any]:
    """What the panel says of one paper; only those who may review it are led to the words there."""
    may, found = access.may_review(actor, review), review.reading.found
    address = {"partnership": actor.partnership.slug if actor.partnership else "", "document": review.document_id}
    return {
        "review": review,
        "notes": found.get("notes", ()),
        "short_forms": shortened_in(found),
        "may": may,
        "words_at": reverse("review", kwargs=address),
    }
