"""A meeting as calendars take it in (RFC 5545, RFC 5546): asked for, changed, cancelled.  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

LONDON = ZoneInfo("Europe/London")
USUAL = timedelta(hours=2)  # how long a meeting is taken to be of which nobody said when it ends
LAST = datetime.max.replace(tzinfo=LONDON)
_PRODUCT = "-//Frankpledge//Meetings//EN"


@dataclass(frozen=True, slots=True)
class Said:
    """What a calendar is told of a meeting: what it is called, when, where, and how to join from elsewhere."""

    body: str
    day: date
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    joining: str = ""

    def plain(self) -> dict[str, Any]:
        """As it is kept and compared."""
        return {
            "body": self.body,
            "day": self.day.isoformat(),
            "starts": self.starts.isoformat("minutes") if self.starts else "",
            "ends": self.ends.isoformat("minutes") if self.ends else "",
            "place": self.place,
            "joining": self.joining,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Said":
        """As it was kept."""
        starts, ends = (time.fromisoformat(kept[name]) if kept[name] else None for name in ("starts", "ends"))
        return cls(kept["body"], date.fromisoformat(kept["day"]), starts, ends, kept["place"], kept["joining"])


def uid_of(meeting: int, host: str) -> str:
    """The lasting name of a meeting in every calendar: the same however often it is moved."""
    return f"meeting-{meeting}@{host}"


def invitation(
    said: Said,
    *,
    uid: str,
    sequence: int,
    cancelled: bool,
    made: datetime,
    link: str = "",
    organiser: str = "",
    attendee: str = "",
) -> bytes:
    """The calendar file of a meeting: REQUEST where it is to be held, CANCEL where it was cancelled.

    `sequence` counts up each time that it changed, so that an earlier file does not pass over a later one.  With an
    `attendee` it is addressed to them; without, it is for whoever takes it (PUBLISH), since a request needs somebody
    who is asked.
    """
    asked = bool(attendee and organiser)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", ("CANCEL" if cancelled else "REQUEST") if asked else "PUBLISH")
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", made)
    event.add("summary", f"Cancelled: {said.body}" if cancelled else said.body)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    add_times(event, said)
    if said.place or said.joining:
        event.add("location", said.place or said.joining)
    told = [f"Join from elsewhere: {said.joining}" if said.joining else "", f"Papers: {link}" if link else ""]
    if any(told):
        event.add("description", "\n".join(line for line in told if line))
    if link:
        event.add("url", link)
    if asked:
        event.add("organizer", vCalAddress(f"mailto:{organiser}"))
        invited = vCalAddress(f"mailto:{attendee}")
        invited.params["ROLE"], invited.params["RSVP"] = vText("REQ-PARTICIPANT"), vText("TRUE")
        event.add("attendee", invited)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def kind_of_file(*, cancelled: bool) -> str:
    """The kind of the file as a letter says it, so that a calendar program asks what to do with it."""
    return f"text/calendar; method={'CANCEL' if cancelled else 'REQUEST'}; charset=utf-8"


def add_times(event: Event, said: Said) -> None:
    """When it is, by the clock of London; a whole day where nobody said when it begins."""
    if said.starts is None:
        event.add("dtstart", said.day)
        event.add("dtend", said.day + min(timedelta(days=1), date.max - said.day))
        return
    starts = datetime.combine(said.day, said.starts, LONDON)
    ends = datetime.combine(said.day, said.ends, LONDON) if said.ends else starts + min(USUAL, LAST - starts)
    event.add("dtstart", starts)
    event.add("dtend", max(ends, starts))
