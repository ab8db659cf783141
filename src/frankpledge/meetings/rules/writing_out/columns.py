"""The tables that each kind of document has: what its template may name in a row."""

from frankpledge.meetings.rules.writing_out.written import Column, Kind, Tabled

CAME = Tabled("attendance", (Column("name", "Name", 4), Column("post", "Post", 4), Column("agency", "Agency", 5)))
OWED = Tabled("actions", (Column("action", "Action", 10), Column("owners", "Owner", 6), Column("due", "By when", 5)))
LOG = Tabled(
    "actions",
    (
        Column("number", "No.", 2),
        Column("action", "Action", 8),
        Column("owners", "Owners", 5),
        Column("due", "Due", 4),
        Column("state", "State", 3),
        Column("minute", "Minute", 5),
        Column("outcome", "What came of it", 5),
    ),
)
BY_AGENCY = Tabled("attendance", (Column("agency", "Agency", 5), Column("name", "Name", 4), Column("post", "Post", 4)))

TABLES: dict[Kind, tuple[Tabled, ...]] = {
    Kind.MINUTES: (CAME, OWED),
    Kind.AGENDA: (),
    Kind.ACTION_LOG: (LOG,),
    Kind.ATTENDANCE: (BY_AGENCY,),
}
