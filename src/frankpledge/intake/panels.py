"""What intake adds to the pages of meetings and reports: what is missing in a paper, and the way to its review."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.intake import access, queries
from frankpledge.intake.models import Review
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting, Paper


def behind_meeting(actor: Actor, meeting: Meeting) -> SafeString | None:
    """The reader's notes on the papers of a meeting, and for those who may check them the way to do so."""
    return _panel(actor, queries.reviews_of_meeting(actor, meeting))


def behind_paper(actor: Actor, paper: Paper) -> SafeString | None:
    """The same for one paper."""
    return _panel(actor, queries.reviews_of_paper(actor, paper))


def _panel(actor: Actor, reviews: list[Review]) -> SafeString | None:
    papers = [
        {"review": review, "notes": review.reading.found.get("notes", ()), "may": access.may_review(actor, review)}
        for review in reviews
    ]
    missing = any(paper["notes"] for paper in papers)
    if not missing and not any(paper["may"] for paper in papers):
        return None
    return render_to_string("intake/parts/panel.html", {"actor": actor, "papers": papers, "missing": missing})
