"""The read API's part of meetings: thin functions over the queries that the pages ask."""

from ninja import Router

from frankpledge.meetings.api import actions, bodies

ROUTERS: tuple[tuple[str, Router], ...] = (
    ("Boards and groups", bodies.router),
    ("Actions", actions.router),
)
