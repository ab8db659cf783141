"""What is published as open data: Popolo, Open Civic Data, schema.org, and our own decisions and actions.  Pure.

`docs/open-data.md` says what stands in each, and `docs/open-data.schema.json` holds them to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from frankpledge.meetings.rules.publishing import FORM
from frankpledge.public.rules.minutes import Said, rows_of, walk

LONDON = ZoneInfo("Europe/London")
_SCHEMA = "https://schema.org"
_DOCUMENTS = {
    "agenda": ("Agenda", "text/html"),
    "pack": ("Papers", "application/pdf"),
    "minutes": ("Minutes", "text/html"),
}
_STATUS = {"cancelled": "cancelled", "held": "passed", "planned": "confirmed"}


@dataclass(frozen=True, slots=True)
class Told:
    """Something published: its kind, the number and address of its page, since when, and what it says."""

    kind: str
    number: int
    url: str
    at: datetime
    said: Said


def popolo(name: str, url: str, bodies: Iterable[Told]) -> Said:
    """The boards and groups, whom their members stand for, and their members where those are published (Popolo)."""
    partnership = {"id": "partnership", "name": name, "classification": "partnership", "links": [{"url": url}]}
    organisations: dict[str, Said] = {"partnership": partnership}
    people: dict[str, Said] = {}
    posts: dict[str, Said] = {}
    memberships = []
    for one in bodies:
        key = f"body-{one.number}"
        organisations[key] = {
            "id": key,
            "name": one.said["body"],
            "classification": one.said["is_a"],
            "parent_id": f"body-{one.said['parent_number']}" if one.said["parent_number"] else "partnership",
            "founding_date": one.said["starts"],
            "dissolution_date": one.said["ends"],
            "links": [{"url": one.url}],
        }
        for seat in one.said["people"]:
            person, agency = f"person-{seat['id']}", f"agency-{seat['organisation_number']}"
            people[person] = {"id": person, "name": seat["name"]}
            if seat["organisation_number"]:
                organisations[agency] = {"id": agency, "name": seat["organisation"], "classification": "agency"}
            role = seat["office"] or ("substitute" if seat["substitute"] else "member")
            post = f"{key}-{role}"
            posts[post] = {"id": post, "label": role.replace("_", " "), "role": role, "organization_id": key}
            memberships.append(
                {
                    "person_id": person,
                    "organization_id": key,
                    "post_id": post,
                    "role": role,
                    "label": seat["post"],
                    "on_behalf_of_id": agency if seat["organisation_number"] else None,
                    "start_date": seat["since"],
                }
            )
    for one_of in organisations.values():  # a parent that is not published is not pointed to
        if one_of.get("parent_id") not in {None, *organisations}:
            one_of["parent_id"] = "partnership"
    return {
        "organizations": list(organisations.values()),
        "persons": list(people.values()),
        "posts": list(posts.values()),
        "memberships": memberships,
    }


def events(told: Sequence[Told]) -> list[Said]:
    """The meetings with their agendas and documents, as far as each is published (Open Civic Data, event)."""
    beside: dict[int, dict[str, Told]] = {}
    for one in told:
        beside.setdefault(one.number, {})[one.kind] = one
    return [_event(kinds["meeting"], kinds) for kinds in beside.values() if "meeting" in kinds]


def _event(one: Told, kinds: dict[str, Told]) -> Said:
    said = one.said
    items = walk(kinds["agenda"].said["items"]) if "agenda" in kinds else ()
    return {
        "_type": "event",
        "id": f"ocd-event/{uuid5(NAMESPACE_URL, one.url)}",
        "name": said["body"],
        "description": "",
        "classification": "meeting",
        "start_date": moment(said, "starts_at"),
        "end_date": moment(said, "ends_at"),
        "all_day": said["starts_at"] is None,
        "timezone": "Europe/London",
        "status": _STATUS.get(said["state"], "confirmed"),
        "location": {"name": said["venue"], "url": "", "coordinates": None},
        "participants": [{"note": "host", "name": said["body"], "entity_type": "organization"}],
        "agenda": [
            {
                "order": str(at),
                "description": f"{item['number']} {item.get('title') or item.get('left_out')}".strip(),
                "classification": [],
                "subjects": [],
                "notes": [],
                "related_entities": [],
                "media": [],
            }
            for at, item in enumerate(items, 1)
        ],
        "media": [],
        "documents": [
            {
                "note": name,
                "date": kinds[kind].at.date().isoformat(),
                "links": [{"url": kinds[kind].url, "media_type": of}],
            }
            for kind, (name, of) in _DOCUMENTS.items()
            if kind in kinds
        ],
        "links": [],
        "sources": [{"url": one.url, "note": ""}],
        "updated_at": one.at.astimezone(UTC).isoformat(),
        "extras": {"moved_from": said["moved_from"]},
    }


def register(kind: str, minutes: Iterable[Told]) -> Said:
    """The decisions, or the actions, of published minutes, each with where it was minuted."""
    rows = []
    for one in minutes:
        where = {"body": one.said["body"], "held_on": one.said["held_on"], "stage": one.said["stage"], "url": one.url}
        for row in rows_of(one.said, kind):
            item = {"number": row.pop("item_number"), "title": row.pop("item_title")}
            rows.append({**row, "item": item, "minutes": where})
    return {"version": FORM, kind: rows}


def organisation(name: str, url: str, bodies: Iterable[Told]) -> Said:
    """The partnership as schema.org has it."""
    parts = [{"@type": "GovernmentOrganization", "name": one.said["body"], "url": one.url} for one in bodies]
    return {"@context": _SCHEMA, "@type": "GovernmentOrganization", "name": name, "url": url, "subOrganization": parts}


def event(name: str, url: str, one: Told) -> Said:
    """A meeting as schema.org has it."""
    said = one.said
    status = "EventCancelled" if said["state"] == "cancelled" else "EventRescheduled" if said["moved_from"] else ""
    told: Said = {
        "@context": _SCHEMA,
        "@type": "Event",
        "name": said["body"],
        "url": one.url,
        "startDate": moment(said, "starts_at"),
        "eventStatus": f"{_SCHEMA}/{status or 'EventScheduled'}",
        "organizer": {"@type": "GovernmentOrganization", "name": name, "url": url},
    }
    if said["ends_at"]:
        told["endDate"] = moment(said, "ends_at")
    if said["venue"]:
        told["location"] = {"@type": "Place", "name": said["venue"], "address": said["venue"]}
    if said["moved_from"]:
        told["previousStartDate"] = said["moved_from"]
    return told


def moment(said: Said, name: str) -> str | None:
    """When a meeting begins or ends, by the clock of London; the day alone where nobody said when it begins."""
    if said["starts_at"] is None:
        return str(said["held_on"]) if name == "starts_at" else None
    if said[name] is None:
        return None
    return datetime.combine(date.fromisoformat(said["held_on"]), time.fromisoformat(said[name]), LONDON).isoformat()
