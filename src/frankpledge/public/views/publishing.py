"""Publishing: everything that is public or waits to be, and the page that shows what the public would see."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import partnership_of
from frankpledge.public import access, changes
from frankpledge.public.queries.bodies import meetings_told
from frankpledge.public.queries.publishing import publications_seen_by, there_are, would_be

OWN = "You asked for this, so somebody else publishes it: a coordinator or the chair who did not ask for it."


@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """Everything that is published, waits for a second person, or was withdrawn."""
    here = Publication(partnership_id=partnership_of(request.actor))
    open_to(request, access.may_look(request.actor, here), "looked at what is published", here)
    return render(request, "public/publications.html", {"rows": list(publications_seen_by(request.actor))})


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """A thing exactly as the public would see it, to be published, asked for, decided or taken back."""
    by = request.actor
    here = Publication(partnership_id=partnership_of(by))
    open_to(request, access.may_look(by, here), "published", here)
    if kind not in set(PublicKind):
        raise Http404
    out, waits = there_are(by, PublicKind(kind), number)
    members = request.GET.get("members") != "no"
    made = would_be(by, PublicKind(kind), number, members=members)
    if made is None and out is None:
        raise Http404
    if request.method == "POST":
        return _do(request, PublicKind(kind), number)
    shown = {
        "kind": PublicKind(kind),
        "number": number,
        "made": made,
        "said": made.content if made is not None else {},
        "part": f"public/parts/{kind}.html",
        "members": members,
        "told": meetings_told(by, number) if kind == PublicKind.BODY else [],
        "out": out,
        "waits": waits,
        "changed": bool(made and out and out.is_out and out.content != made.text),
        "may_publish": access.may_publish(by, here),
        "may_decide": waits is not None and access.may_decide(by, waits),
        "as_asked": bool(made and waits and waits.content == made.text),
    }
    return render(request, "public/publish.html", shown)


_OVER = "This was published, refused, taken back or asked for anew since the page was shown. Look at it again."


def _do(request: HttpRequest, kind: PublicKind, number: int) -> HttpResponse:
    by, doing = request.actor, request.POST.get("doing", "")
    out, waits = there_are(by, kind, number)
    made = would_be(by, kind, number, members=request.GET.get("members") != "no")
    here = Publication(partnership_id=partnership_of(by))
    if waits is not None and request.POST.get("asked") != str(waits.pk):
        waits = None  # whoever decides was shown another, which was dropped or asked for anew
    if doing == "withdraw" and out is not None:
        changes.withdraw(by, out)
        messages.success(request, "Withdrawn. The public address says so from now on.")
    elif doing == "drop" and waits is not None:
        changes.refuse_asked(by, waits)
        messages.success(request, "Dropped. Nothing was published.")
    elif doing == "decide" and waits is not None and made is not None:
        own = by.user is not None and by.user.id == waits.asked_by_id
        open_to(request, access.may_decide(by, waits), "published", waits, OWN if own else "")
        changes.publish_asked(by, waits, as_it_stands=made.text)
        messages.success(request, "Published. Anyone may read it now.")
    elif doing == "publish" and made is not None:
        open_to(request, access.may_publish(by, here), "published", here)
        changes.publish(by, made, seen=request.POST.get("seen", ""))
        done = "Asked. Somebody else now has to publish it." if kind.needs_two else "Published. Anyone may read it now."
        messages.success(request, done)
    else:
        raise NotPossible(_OVER)
    return to(request, "publish", kind=kind.value, number=number)
