"""What the public side adds to the pages of the record: whether a thing is published, and the way to publish it."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.design.escaping import format_html
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, Meeting
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import Partnership
from frankpledge.public.queries.publishing import looks, there_are
from frankpledge.public.queries.reading import places_published

_CALLED = {
    PublicKind.BODY: "this board or group",
    PublicKind.MINUTES: "the minutes",
    PublicKind.AGENDA: "the agenda",
    PublicKind.PACK: "the papers",
}


def beside_minutes(actor: Actor, meeting: Meeting) -> SafeString | None:
    """For those who publish: whether the minutes of a meeting are public."""
    return _beside(actor, PublicKind.MINUTES, meeting)


def beside_agenda(actor: Actor, meeting: Meeting) -> SafeString | None:
    """For those who publish: whether the agenda of a meeting is public, and its papers."""
    if not looks(actor):
        return None
    return format_html("{}{}", *(_beside(actor, kind, meeting) for kind in (PublicKind.AGENDA, PublicKind.PACK)))


def beside_body(actor: Actor, body: Body) -> SafeString | None:
    """For those who publish: whether a board or group is public."""
    return _beside(actor, PublicKind.BODY, body)


def beside_partnership(actor: Actor, partnership: Partnership) -> SafeString | None:
    """The way to one's own calendar, and for those who publish, to everything that is public."""
    if actor.user is None:
        return None
    return render_to_string("public/parts/beside_partnership.html", {"actor": actor, "looks": looks(actor)})


def beside_sign_in(actor: Actor | None, subject: object) -> SafeString | None:
    """The way to what anyone may read, for whoever comes to sign in and need not; None where nothing is published."""
    places = list(places_published())
    return render_to_string("public/parts/beside_sign_in.html", {"places": places}) if places else None


def _beside(actor: Actor, kind: PublicKind, thing: Meeting | Body) -> SafeString | None:
    """The way to the publication of a thing, with how it stands: as it was read with the thing, or asked for here."""
    if not looks(actor):
        return None
    if hasattr(thing, f"public_{kind.value}"):
        state, waits = getattr(thing, f"public_{kind.value}"), getattr(thing, f"public_{kind.value}_waits")
    else:
        out, asked = there_are(actor, kind, thing.pk)
        state, waits = out.state if out is not None else "", asked is not None
    values = {"actor": actor, "kind": kind, "called": _CALLED[kind], "number": thing.pk, "state": state or ""}
    values["waits"] = waits
    return render_to_string("public/parts/beside.html", values)
