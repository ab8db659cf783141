"""The page on which minutes are taken: one form, sent whole by a button, or in parts by itself while it is typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from frankpledge.kit.versions import is_touched
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.taking import (
    NEW,
    AddedForm,
    AddItemForm,
    AddPresenceForm,
    ComingForm,
    DeclarationForm,
    MinuteForm,
    SeatForm,
    TakenForm,
)
from frankpledge.meetings.models import AgendaItem, Meeting
from frankpledge.meetings.queries.minuting import agencies_spelt, people_called
from frankpledge.meetings.queries.taking import Seat, Sitting, sitting_of, to_be_minuted
from frankpledge.meetings.rules.attending import Mark
from frankpledge.meetings.rules.kinds import Capacity, MeetingState
from frankpledge.meetings.views import taking_shown as shown
from frankpledge.people.models import Organisation, Person
from frankpledge.people.opening import open_to
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import keeps
from frankpledge.people.rules.sessions import Open
from frankpledge.people.saving import saves
from frankpledge.people.sessions import opens

_PLACE = re.compile(r"(item|seat)-[0-9]{1,18}-version", re.A)
CALLED_OFF = "This meeting was called off, so no minutes are taken of it."
ISSUED = "The minutes of this meeting are issued. What is amiss in them is corrected there, and no more is taken here."


def take_minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    """A task: take the minutes of a meeting while it sits."""
    by = request.actor
    row = get_object_or_404(to_be_minuted(by), pk=meeting)
    open_to(request, access.may_take_minutes(by, row), "minuted", row, _why_not(request, row))
    opens(request, Open.MINUTES)
    sitting = sitting_of(by, row)
    done = shown.Done()
    if request.method == "POST":
        taking = _Taking(request, sitting)
        done = taking.carried_out()
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse(shown.answer(by, sitting_of(by, _fresh(row)), done), status=done.status)
        if done.is_clean:
            return redirect(_here(request, row) + taking.place)
        sitting = sitting_of(by, _fresh(row))
    elif any(item.level >= Level.SENSITIVE for item in sitting.agenda):
        note_read(by, "opened", row)
    return render(request, "meetings/take_minutes.html", shown.page(by, sitting, done), status=done.status)


def _why_not(request: HttpRequest, meeting: Meeting) -> str:
    """Why somebody who keeps the record takes no minutes of a meeting; nothing for anybody else."""
    if not keeps(request.actor, meeting.partnership_id):
        return ""
    return CALLED_OFF if meeting.state == MeetingState.CANCELLED else ISSUED


def _fresh(meeting: Meeting) -> Meeting:
    meeting.refresh_from_db(fields=["started", "closed", "next_on"])
    return meeting


def _here(request: HttpRequest, meeting: Meeting) -> str:
    where = {"partnership": request.actor.partnership.slug, "meeting": meeting.pk}
    return reverse("take_minutes", kwargs=where)


@dataclass
class _Taking:
    """What one form asks for: whatever was touched in it is saved, and what its button says is done."""

    request: HttpRequest
    sitting: Sitting
    done: shown.Done = field(default_factory=shown.Done)
    place: str = ""

    def carried_out(self) -> shown.Done:
        """Do all of it: what can be saved is saved, whatever became of the rest."""
        self.place = f"#{self.request.POST.get('save', 'saved')}"
        for seat in self.sitting.seats:
            self._seat(seat)
        self._sitting()
        for item in self.sitting.agenda:
            self._text(item)
        self._unplaced()
        self._added("other", AddPresenceForm.MAIN, self._presence_form, self._add_presence)
        self._added("coming", ComingForm.MAIN, self._coming_form, self._note_coming)
        self._added("declared", DeclarationForm.MAIN, self._declaration_form, self._declare)
        self._added("new", AddItemForm.MAIN, self._item_form, self._add_item)
        self._row_act()
        return self.done

    def _saved(self, form: TakenForm, save: Callable[[], Any]) -> None:
        """Save one part, unless nobody touched it or whoever did keeps what stands."""
        prefix = str(form.prefix)
        if self.request.POST.get("keep") == prefix or not form.is_wanted():
            return
        if saves(self.request, form, save):
            self.done.saved.add(prefix)
        else:
            self.done.forms[prefix] = form

    def _text(self, item: AgendaItem) -> None:
        form = MinuteForm(self.request.POST, prefix=f"item-{item.pk}", stands=shown.minuted(item))
        self._saved(
            form,
            lambda: changes.save_minute(self.request.actor, item, text=form.cleaned_data["text"], seen=form.seen),
        )

    def _unplaced(self) -> None:
        """Give back what was typed at a place that went meanwhile: an item taken off the agenda, somebody's seat."""
        sent = self.request.POST
        there = {f"item-{item.pk}" for item in self.sitting.agenda}
        there |= {f"seat-{seat.membership.pk}" for seat in self.sitting.seats}
        for prefix in (name.removesuffix("-version") for name in sent if _PLACE.fullmatch(name)):
            typed = sent.get(f"{prefix}-text", "")
            mark = {name: sent[f"{prefix}-{name}"] for name in ("text", "mark") if f"{prefix}-{name}" in sent}
            if prefix not in there and is_touched(sent[f"{prefix}-version"], mark):
                self.done.unplaced[prefix] = typed

    def _seat(self, seat: Seat) -> None:
        form = SeatForm(self.request.POST, prefix=f"seat-{seat.membership.pk}", stands=seat.shown)
        self._saved(
            form,
            lambda: changes.set_presence(
                self.request.actor,
                self.sitting.meeting,
                seat.membership,
                mark=Mark(form.given()["mark"]),
                substitute=form.given()["substitute"],
                seen=form.seen,
            ),
        )

    def _sitting(self) -> None:
        sent, planned = self.request.POST.copy(), self.sitting.meeting.starts_at
        if sent.get("act") == "began" and planned is not None:
            sent["sitting-started"] = planned.isoformat("minutes")
            self.place = "#sitting"
        form = shown.sitting_form(self.sitting, sent)
        self._saved(
            form,
            lambda: changes.describe_sitting(
                self.request.actor, self.sitting.meeting, wanted=form.given(), seen=form.seen
            ),
        )

    def _added(self, prefix: str, main: str, make: Callable[[str], AddedForm], save: Callable[[Any], Any]) -> None:
        """Put something on the page: its button was pressed, or its main field was filled in when all was saved."""
        typed = self.request.POST.get(f"{prefix}-{main}", "").strip()
        if not typed and self.request.POST.get("act") != prefix:
            return
        form = make(prefix)
        if saves(self.request, form, lambda: save(form)):
            self.done.saved.add(prefix)
            self.place = self.place if self.place != "#saved" else f"#{prefix}"
        else:
            self.done.added[prefix] = form

    def _presence_form(self, prefix: str) -> AddPresenceForm:
        """The form, which offers those of the name who are known where it is not plain who is meant."""
        sent = self.request.POST
        name, agency = sent.get(f"{prefix}-name", "").strip(), sent.get(f"{prefix}-agency", "").strip()
        known = people_called(self.request.actor, [name])
        number = agencies_spelt(self.request.actor).folded.get(folded(agency)) if agency else None
        own = [one for one in known if number is not None and number in one.known.organisations]
        offered = [] if len(own) == 1 else [(str(one.known.id), one.told_apart) for one in known]
        form = AddPresenceForm(sent, prefix=prefix, known=offered)
        form.person_meant, form.agency_meant = own[0].known.id if len(own) == 1 else None, number
        return form

    def _add_presence(self, form: AddPresenceForm) -> None:
        given = form.cleaned_data
        chosen = given.get("person", "")
        if "person" in form.fields and not chosen:
            raise NotPossible("Somebody of this name is known already. Say who is here.")
        number = form.person_meant if "person" not in form.fields else None if chosen == NEW else int(chosen)
        changes.add_presence(
            self.request.actor,
            self.sitting.meeting,
            name=given["name"],
            capacity=Capacity(given["capacity"]),
            person=Person.objects.get(pk=number) if number is not None else None,
            organisation=Organisation.objects.get(pk=form.agency_meant) if form.agency_meant else None,
            organisation_name=given["agency"],
            post=given["post"],
            remote=given["remote"],
        )

    def _coming_form(self, prefix: str) -> ComingForm:
        return ComingForm(
            self.request.POST, prefix=prefix, who=shown.who(self.sitting), items=shown.items(self.sitting)
        )

    def _note_coming(self, form: ComingForm) -> None:
        given = form.cleaned_data
        changes.note_coming(
            self.request.actor,
            changes.sits_at(self.request.actor, self.sitting.meeting, given["who"]),
            when=given["when"],
            item=self._item(given["item"]),
            at=given["at"],
        )

    def _declaration_form(self, prefix: str) -> DeclarationForm:
        return DeclarationForm(
            self.request.POST, prefix=prefix, who=shown.who(self.sitting), items=shown.items(self.sitting)
        )

    def _declare(self, form: DeclarationForm) -> None:
        given = form.cleaned_data
        changes.declare_interest(
            self.request.actor,
            changes.sits_at(self.request.actor, self.sitting.meeting, given["who"]),
            interest=given["interest"],
            item=self._item(given["item"]),
            left_room=given["left_room"],
        )

    def _item_form(self, prefix: str) -> AddItemForm:
        return AddItemForm(self.request.POST, prefix=prefix)

    def _add_item(self, form: AddItemForm) -> None:
        item = changes.add_item_in_meeting(self.request.actor, self.sitting.meeting, title=form.cleaned_data["title"])
        self.place = f"#item-{item.pk}"

    def _item(self, number: str) -> AgendaItem | None:
        return next((item for item in self.sitting.agenda if str(item.pk) == number), None)

    def _row_act(self) -> None:
        """A button beside a row: it takes that row off, or takes back what was noted of it."""
        what, _, number = self.request.POST.get("act", "").partition(":")
        rows = {str(row.pk): row for row in self.sitting.presences}
        declared = {str(one.pk): one for one in self.sitting.declarations}
        by = self.request.actor
        try:
            if what == "take_off" and number in rows:
                changes.take_off_list(by, rows[number])
            elif what in ("arrived", "left") and number in rows:
                when: Literal["arrived", "left"] = "arrived" if what == "arrived" else "left"
                changes.clear_coming(by, rows[number], when=when)
            elif what == "take_back" and number in declared:
                changes.take_back_declaration(by, declared[number].presence, int(number))
            else:
                return
            self.done.saved.add(what)
        except NotPossible as error:
            messages.error(self.request, str(error))
