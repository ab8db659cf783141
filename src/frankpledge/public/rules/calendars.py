"""Calendars that programs subscribe to (RFC 5545): public meetings, and how many actions are due on a day.  Pure."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from frankpledge.meetings.rules.calendars import Said, add_times, uid_of
from frankpledge.public.rules.open_data import Told

_PRODUCT = "-//Frankpledge//Public//EN"
AGAIN = timedelta(hours=12)  # after which a program may ask for it again


def calendar_of(
    name: str,
    host: str,
    meetings: Iterable[Told],
    due: Iterable[tuple[date, int]] = (),
    others: Iterable[date] = (),
) -> bytes:
    """A calendar of published meetings; `due` is how many actions of somebody are due on which day, in no words,
    and `others` are days of meetings that are not public, of which nothing else is told.

    A meeting keeps its name in every calendar, so that one that was moved is moved there, and one that was called off
    says so.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, {"VALUE": "DURATION"})
    for one in meetings:
        calendar.add_component(_meeting(one, host))
    for day, many in due:
        words = "1 action due" if many == 1 else f"{many} actions due"
        calendar.add_component(_whole_day(day, f"due-{day.isoformat()}", words, host))
    for at, day in enumerate(others):
        calendar.add_component(_whole_day(day, f"day-{at}-{day.isoformat()}", "A meeting", host))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _meeting(one: Told, host: str) -> Event:
    said, cancelled = one.said, one.said["state"] == "cancelled"
    times = {"starts": said["starts_at"] or "", "ends": said["ends_at"] or ""}
    told = Said.of({"body": said["body"], "day": said["held_on"], "place": said["venue"], "joining": "", **times})
    event = Event()
    event.add("uid", uid_of(one.number, host))
    event.add("dtstamp", one.at)
    event.add("last-modified", one.at)
    event.add("summary", f"Cancelled: {told.body}" if cancelled else told.body)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    add_times(event, told)
    if told.place:
        event.add("location", told.place)
    if one.url:
        event.add("url", one.url)
    return event


def _whole_day(day: date, uid: str, words: str, host: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{host}")
    event.add("dtstamp", datetime.combine(day, datetime.min.time(), UTC))
    event.add("summary", words)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
