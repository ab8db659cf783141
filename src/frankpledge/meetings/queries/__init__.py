"""Every read of meetings, narrowed to what the actor may see; papers that were withdrawn are never seen."""

from frankpledge.meetings.queries.bodies import body_named, memberships_seen_by
from frankpledge.meetings.queries.papers import bodies_seen_by, meetings_seen_by, papers_seen_by, stated_in

__all__ = [
    "bodies_seen_by",
    "body_named",
    "meetings_seen_by",
    "memberships_seen_by",
    "papers_seen_by",
    "stated_in",
]
