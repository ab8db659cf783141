"""The read API's part of meetings: thin functions over the queries that the pages ask."""

from ninja import Router

from frankpledge.meetings.api import actions, bodies, deciding, meetings, papers, people, stated, threads

ROUTERS: tuple[tuple[str, Router], ...] = (
    ("Boards and groups", bodies.router),
    ("Meetings", meetings.router),
    ("Papers", papers.router),
    ("Actions", actions.router),
    ("Decisions and letters", deciding.router),
    ("Threads", threads.router),
    ("What papers state besides", stated.router),
    ("People and agencies", people.router),
)
